"""How long a large store takes: linking one more report, listing with filters, exporting everything.

    python benchmarks/store.py [TELLINGS] [--db URL] [--keep FOLDER]

Fills a store with made-up reports over real towns (100,000 tellings as it comes), linked batch by batch, then prints the
median of each measure with its target. With --keep the store stays and is used again by the next run.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from onrecord.ledger import Ledger, open_ledger
from onrecord.store.filters import ViewFilter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.made_up import reports

ONE_BY_ONE = 30
# Runs a command from a small process, since a child's peak memory counts its parent's until it starts its own program.
WATCH = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
FORMATS = ("ucdp-ged", "acled", "geojson", "parquet", "csv", "jsonl", "xlsx")


def fill(ledger: Ledger, tellings: int) -> None:
    """Add made-up reports and link them, printing how fast it went."""
    begun = time.perf_counter()
    for number, (report, original) in enumerate(reports(tellings), 1):
        ledger.add(report, original, "{}", "made up")
        if number % 200 == 0:
            ledger.linking.link_new()
        if number % 10_000 == 0:
            print(f"  {number:,} in {time.perf_counter() - begun:.0f} s", flush=True)
    ledger.linking.link_new()
    spent = time.perf_counter() - begun
    print(
        f"filled: {tellings:,} tellings, {ledger.store.count_views():,} incidents, {spent / tellings * 1000:.1f} ms each"
    )


def one_more(ledger: Ledger, seed: int) -> list[float]:
    """Seconds that keeping and linking each of some more reports takes, one at a time."""
    times = []
    for report, original in itertools.islice(reports(ONE_BY_ONE, seed), ONE_BY_ONE):
        begun = time.perf_counter()
        ledger.add(report, original, "{}", f"made up {seed}")
        ledger.linking.link_new()
        times.append(time.perf_counter() - begun)
    return times


def timed(work: Callable[[], object], runs: int = 7) -> float:
    """The median seconds of a few runs, after one to warm up."""
    work()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def listings(ledger: Ledger) -> None:
    """Lists with the filters people use."""
    import datetime as dt  # noqa: PLC0415

    asked = {
        "a month in one country": ViewFilter(since=dt.date(2016, 3, 1), until=dt.date(2016, 3, 31), country="SY"),
        "a box for a year": ViewFilter(since=dt.date(2017, 1, 1), until=dt.date(2017, 12, 31), box=(34, 36, 37, 39)),
        "an actor, at least 20 killed": ViewFilter(actor="gunmen", min_killed=20),
        "a type, the first hundred": ViewFilter(event_type="air_drone_strike", limit=100),
        "a grade in one country": ViewFilter(grade="fair", country="SO", limit=200),
    }
    for name, where in asked.items():
        found = len(list(ledger.store.views(where)))
        print(
            f"incidents, {name:32} {timed(lambda w=where: list(ledger.store.views(w))) * 1000:6.0f} ms  ({found:,} found; target 200)"
        )


def exports(url: str, folder: Path) -> None:
    """Everything, in each format, in a process of its own, with its peak memory."""
    for name in FORMATS:
        target = folder / f"all.{name}"
        begun = time.perf_counter()
        command = [sys.executable, "-m", "onrecord", "export", "--db", url, "--format", name, "--output", str(target)]
        watched = subprocess.run([sys.executable, "-c", WATCH, *command], check=True, capture_output=True, text=True)
        peak = int(watched.stdout.splitlines()[-1]) / 1024
        size = target.stat().st_size / 1e6
        print(
            f"export {name:9} {time.perf_counter() - begun:5.1f} s, {size:5.0f} MB, peak {peak:4.0f} MB (targets 20 s, 500 MB)"
        )


def main() -> None:
    """Fill, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tellings", type=int, nargs="?", default=100_000)
    parser.add_argument("--db")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = asked.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        url = asked.db or str(folder / "benchmark.db")
        with open_ledger(url, create=True) as ledger:
            if not ledger.store.count_views():
                fill(ledger, asked.tellings)
            times = one_more(ledger, seed=int(time.time()))
            print(
                f"one more report, kept and linked     median {statistics.median(times) * 1000:.0f} ms, slowest {max(times) * 1000:.0f} ms (target 300)"
            )
            listings(ledger)
        exports(url, Path(made))


if __name__ == "__main__":
    main()
