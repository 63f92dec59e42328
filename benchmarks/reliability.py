"""What a store and a coder survived, counted: `make reliability`, which docs/reliability.md quotes.

    python benchmarks/reliability.py [--quick] [--json FILE]

Kills, flipped bytes, hostile and random input, properties. Runs for half an hour; --quick for a few minutes. PostgreSQL is
left out where it is not installed, guided chance where atheris is not.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.trials.flips import fill, flipped
from benchmarks.trials.trial import Trial
from tests.postgres import programs, server
from tests.store.old_stores import EARLIER, made, poured

ROOT = Path(__file__).resolve().parents[1]
SEED = 20
Sizes = dict[str, int]
FULL: Sizes = {
    "kills": 150,
    "upgrades": 40,
    "flips": 3000,
    "seconds": 300,
    "cases": 300,
    "bytes": 1_000_000,
    "coded": 20_000,
}
QUICK: Sizes = {"kills": 20, "upgrades": 6, "flips": 300, "seconds": 20, "cases": 25, "bytes": 100_000, "coded": 5_000}


def told(module: str, *arguments: str) -> dict[str, Any]:
    """The last line of JSON that a trial of its own prints."""
    words = [sys.executable, "-m", f"benchmarks.trials.{module}", *arguments]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def kills_of(url: str, where: str, sizes: Sizes) -> Trial:
    """Work killed on one store."""
    found = told("killed", url, str(sizes["kills"]), str(SEED))
    kills, failures = sum(found["kills"].values()), tuple(found["failures"])
    detail = ", ".join(f"{number} of {kind}" for kind, number in sorted(found["kills"].items()))
    said = found["acknowledged"]
    detail += f"; {said.get('report', 0)} reports and {said.get('decision', 0)} decisions had been acknowledged"
    return Trial(f"kills of work on {where}", kills, kills - min(kills, len(failures)), detail, failures)


def upgrades_of(urls: list[str], where: str) -> Trial:
    """Upgrades killed, one for each old store."""
    found = told("killed_upgrades", str(SEED), *urls)
    failures = tuple(found["failures"])
    detail = f"{found['kills']} of them were killed on their way"
    return Trial(f"upgrades on {where}", len(urls), len(urls) - min(len(urls), len(failures)), detail, failures)


def sqlite(sizes: Sizes) -> Iterator[Trial]:
    """Kills and upgrades on SQLite."""
    with tempfile.TemporaryDirectory() as at:
        folder = Path(at)
        yield kills_of(str(folder / "killed.db"), "SQLite", sizes)
        old = [str(made(EARLIER[n % len(EARLIER)], folder / f"old-{n}.db")) for n in range(sizes["upgrades"])]
        yield upgrades_of(old, "SQLite")


def flips(sizes: Sizes) -> Iterator[Trial]:
    """Bytes of a store in SQLite flipped."""
    with tempfile.TemporaryDirectory() as at:
        folder = Path(at)
        fill(folder / "whole.db")
        (folder / "copies").mkdir()
        yield flipped(folder / "whole.db", folder / "copies", sizes["flips"], SEED)


def postgresql(sizes: Sizes) -> Iterator[Trial]:
    """Kills and upgrades on a server started for it."""
    binaries = programs()
    if binaries is None:
        return
    with server(binaries) as running, tempfile.TemporaryDirectory() as at:
        with running.database() as url:
            yield kills_of(url, "PostgreSQL", sizes)
        names = [f"old_{n}" for n in range(sizes["upgrades"])]
        for number, name in enumerate(names):
            running.execute(f"CREATE DATABASE {name} TEMPLATE template0")
            revision = EARLIER[number % len(EARLIER)]
            poured(revision, made(revision, Path(at) / f"{name}.db"), running.url(name))
        yield upgrades_of([running.url(name) for name in names], "PostgreSQL")


def hostile(sizes: Sizes) -> Iterator[Trial]:
    """Every hostile case, read and looked through; then smaller ones, coded as well."""
    yield hostile_of(sizes["bytes"], "read and looked through")
    yield hostile_of(sizes["coded"], "coded", "--code")


def hostile_of(size: int, what: str, *options: str) -> Trial:
    """Every hostile case of a size (bytes)."""
    words = [sys.executable, "-m", "benchmarks.trials.hostile", "--size", str(size), *options]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    met = [json.loads(line) for line in ran.stdout.splitlines()]
    wrong = tuple(f"{one['case']}: {one['wrong'] or 'too slow'} {one}" for one in met if not one["is_well"])
    seconds, slowest = max((max(one["read"], one["looked"], one["coded"]), one["case"]) for one in met)
    peak = max(one["megabytes"] for one in met)
    detail = f"slowest “{slowest}”: {seconds} s of a core; at most {peak} MB of memory"
    return Trial(f"hostile inputs of {size // 1000:,} kB, {what}", len(met), len(met) - len(wrong), detail, wrong)


def guided(sizes: Sizes) -> Iterator[Trial]:
    """Random input that the code it reaches guides."""
    if importlib.util.find_spec("atheris") is None:
        return
    with tempfile.TemporaryDirectory() as at:
        options = [f"-max_total_time={sizes['seconds']}", "-max_len=4096", "-timeout=5"]
        words = [sys.executable, "-m", "benchmarks.trials.guided", at, *options]
        ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        done = re.search(r"Done (\d+) runs", ran.stderr)
        tried = int(done[1]) if done else 1
        finds = tuple(path.name for path in Path(at).glob("*-*") if path.is_file())
        wrong = finds or ((ran.stderr[-500:],) if ran.returncode else ())
        yield Trial(
            "random inputs, guided",
            tried,
            tried - min(tried, len(wrong)),
            "files, pages, lines, feeds, archives",
            wrong,
        )


def properties(sizes: Sizes) -> Iterator[Trial]:
    """Properties of every record, and random input by hypothesis."""
    words = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n0",
        "tests/properties",
        "tests/reliability/test_hostile.py",
        "-k",
        "not meant",
    ]
    environment = os.environ | {"ONRECORD_CASES": str(sizes["cases"])}
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    counted = {kind: int(number) for number, kind in re.findall(r"(\d+) (passed|failed|error)", ran.stdout)}
    tried = sum(counted.values())
    wrong = tuple(re.findall(r"^FAILED .*", ran.stdout, re.MULTILINE))
    yield Trial("properties", tried, counted.get("passed", 0), f"most of {sizes['cases']} made-up reports each", wrong)


TRIALS: tuple[Callable[[Sizes], Iterator[Trial]], ...] = (sqlite, postgresql, flips, hostile, guided, properties)


def main() -> int:
    """Run all, print the table."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--quick", action="store_true", help="fewer of each")
    names = [trials.__name__ for trials in TRIALS]
    asked.add_argument("--only", nargs="+", choices=names, default=names, help="some of the trials")
    asked.add_argument("--json", type=Path, help="write the figures to a file, too")
    options = asked.parse_args()
    sizes = QUICK if options.quick else FULL
    table = Table("what was tried", "times", "went well", "")
    found = []
    for trials in (trials for trials in TRIALS if trials.__name__ in options.only):
        for trial in trials(sizes):
            found.append(trial)
            print(f"{trial.what}: {trial.well:,} of {trial.tried:,}; {trial.detail}", file=sys.stderr, flush=True)
            table.add_row(trial.what, f"{trial.tried:,}", f"{trial.well:,}", trial.detail)
    console = Console()
    console.print(table)
    for trial in found:
        for failure in trial.failures[:10]:
            console.print(f"{trial.what}: {failure}", markup=False)
    if options.json:
        options.json.write_text(json.dumps([asdict(trial) for trial in found], indent=1) + "\n", encoding="utf-8")
    return 0 if all(trial.passed for trial in found) else 1


if __name__ == "__main__":
    sys.exit(main())
