"""How long the review site's pages take over a large record: the median of each, with its JSON.

    python benchmarks/pages.py [TELLINGS] [--keep FILE]

Fills a store with made-up reports over real towns (182,000 tellings, which are 100,000 incidents), serves it, and asks every page ten
times, as one person does. With --keep the store stays and is used again by the next run.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

from onrecord.ledger import open_ledger

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.store import fill
from tests.web.site import served, settings_for

TARGET, RUNS = 300, 10  # milliseconds; times that each page is asked
MANY = 60  # reports of one incident
SELECTIONS = (
    "/incidents",
    "/incidents?page=900",
    "/incidents?q=market",
    "/incidents?q=hospital+damascus",
    "/incidents?country=SY&since=2016-03-01&until=2016-03-31",
    "/incidents?box=34,36,37,39&sort=killed",
    "/incidents?near=34.8,38.8&km=100",
    "/incidents?actor=gunmen&min_killed=20",
    "/incidents?sort=newest",
    "/incidents?tag=nothing",
    "/incidents?view=cards",
    "/incidents?view=map",
    "/incidents?view=timeline",
    "/review",
    "/review?without=many_dead&reason=contradiction",
    "/activity",
    "/add",
)
DATA = ("/incidents/map.json", "/incidents/map.json?zoom=6&seen=33,35,38,43", "/incidents/timeline.json")


def told_by_many(path: Path) -> None:
    """Code and add 60 reports of one bombing, each with words of its own and a toll that rises."""
    lines = []
    for number in range(MANY):
        killed, outlet = 20 + number // 6, f"Daily {number}"
        text = (
            f"A car bomb killed at least {killed} people and wounded {killed * 2} others at a market in Mosul, Iraq, on Friday, police said. "
            f"A doctor told the {outlet} that {killed + 1} bodies were brought in. "
            + " ".join(f"Shop {number * k} near gate {number + k} was closed." for k in range(12))
        )
        lines.append(json.dumps({"id": f"many{number}", "text": text, "outlet": outlet, "published": "2024-05-04"}))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as given:
        given.write("\n".join(lines))
        given.flush()
        subprocess.run([sys.executable, "-m", "onrecord", "add", given.name, "--db", str(path)], check=True)


def with_json(address: str) -> str:
    """The JSON's address of a page."""
    path, _, query = address.partition("?")
    return f"{path}.json" + (f"?{query}" if query else "")


def most_told(client: httpx.Client, selection: str) -> str:
    """The code of the incident of a selection that most reports tell."""
    found: list[dict[str, Any]] = client.get(f"/incidents.json?{selection}").json()["incidents"]
    return str(max(found, key=lambda i: len(i["reports"]))["code"])


def median(client: httpx.Client, address: str) -> float:
    """Milliseconds of a page, at the median."""
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        client.get(address).raise_for_status()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def measure(site: str) -> int:
    """Print each page's median; how many are over the target."""
    over = 0
    with httpx.Client(base_url=site, headers={"Accept": "text/html"}, timeout=120) as client:
        code, by_many = most_told(client, "sort=killed"), most_told(client, "country=IQ&since=2024-05-01")
        report = client.get(f"/incidents/{code}.json").json()["reports"][0]
        pages = [*SELECTIONS, f"/incidents/{code}", f"/incidents/{code}/sheet", f"/reports/{report}"]
        pages += [f"/incidents/{by_many}", f"/incidents/{by_many}/sheet"]
        for address in [a for one in pages for a in (one, with_json(one))] + list(DATA):
            took = median(client, address)
            over += took > TARGET
            print(
                f"{address.replace(code, 'CODE').replace(by_many, 'TOLD-BY-MANY'):75} {took:6.0f} ms{'  over' if took > TARGET else ''}",
                flush=True,
            )
    return over


def main() -> None:
    """Fill, serve, ask; the exit status is 1 where a page is over the target."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tellings", nargs="?", type=int, default=182_000)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "onrecord.db"
        if not path.exists():
            with open_ledger(str(path), create=True) as ledger:
                fill(ledger, given.tellings)
            told_by_many(path)
        settings = settings_for(path.parent, who="ana")
        with served(type(settings)(str(path), who="ana")) as site:
            sys.exit(bool(measure(site)))


if __name__ == "__main__":
    main()
