"""`onrecord link-archive`: an archive linked at once is linked as the store links it, on DuckDB as on Spark."""

from __future__ import annotations

import itertools
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from benchmarks.made_up import reports as made_up

from onrecord.ledger import open_ledger
from onrecord.read.original import Original
from onrecord.record.event import CodedReport
from onrecord.record.json_out import to_dict
from onrecord.scale.archive_linking import link_archive
from onrecord.scale.part_work import PartDone, write_parquet, write_whole
from onrecord.scale.schema import to_table
from tests.cli.running import onrecord
from tests.linking.run import all_reports, coded

Coded = tuple[CodedReport, Original]
Groups = set[frozenset[tuple[str, str]]]
JAVA = pytest.mark.skipif(shutil.which("java") is None and "CI" not in os.environ, reason="Spark needs Java")


def write_job(folder: Path, reports: Iterable[Coded], size: int = 100) -> None:
    """A job's folder with these reports in parts, as `onrecord run` leaves it."""
    parts = []
    for number, some in enumerate(_batched(reports, size)):
        name = f"{number:012x}"
        records = [report for report, _ in some]
        write_parquet(folder / "records" / f"{name}.parquet", to_table(map(to_dict, records)))
        done = PartDone(name, ("made-up",), len(records), 0, sum(len(r.events) for r in records), 0, 0, 0.0)
        write_whole(folder / "manifest" / f"{name}.json", json.dumps(asdict(done)))
        parts.append(name)
    write_whole(folder / "job.json", json.dumps({"parts": parts}))


def _batched(reports: Iterable[Coded], size: int) -> Iterable[tuple[Coded, ...]]:
    rest = iter(reports)
    while some := tuple(itertools.islice(rest, size)):
        yield some


def rows(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(folder).to_pylist()
    return found


def incidents(output: Path) -> Groups:
    """Which tellings are one incident, by report and event."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in rows(output / "incidents"):
        found.setdefault(row["incident"], set()).add((row["report_id"], row["event_id"]))
    return {frozenset(group) for group in found.values()}


def as_the_store_links(reports: Iterable[Coded], folder: Path) -> Groups:
    with open_ledger(str(folder / "store.db"), create=True) as ledger:
        for report, original in reports:
            ledger.add(report, original, "{}", "made up")
        ledger.linking.link_new()
        tellings = ledger.store.tellings(ledger.store.current())
        incident = ledger.store.incident_of([t.ref for t in tellings])
    found: dict[str, set[tuple[str, str]]] = {}
    for telling in tellings:
        found.setdefault(incident[telling.ref], set()).add((telling.report.id, telling.event.id))
    return {frozenset(group) for group in found.values()}


@pytest.fixture(scope="module")
def reports() -> list[Coded]:
    """The sets of the linking tests in a crowd of made-up reports."""
    return [*(coded(one) for one in all_reports()), *made_up(400, seed=7)]


@pytest.fixture(scope="module")
def job(reports: list[Coded], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("job")
    write_job(folder, reports)
    return folder


@pytest.mark.slow
def test_an_archive_is_linked_as_the_store_links(job: Path, reports: list[Coded], tmp_path: Path) -> None:
    """The very same groups, by two processes; every telling once; nothing unfinished is left behind."""
    linked = link_archive(job, tmp_path / "linked", jobs=2)
    expected = as_the_store_links(reports, tmp_path)
    assert incidents(tmp_path / "linked") == expected
    assert linked.tellings == len(rows(tmp_path / "linked" / "incidents")) == sum(map(len, expected))
    assert (linked.incidents, linked.joined) == (len(expected), sum(len(group) > 1 for group in expected))
    assert linked.joined > 40, "too few to show anything"
    assert {p.name for p in (tmp_path / "linked").iterdir()} == {"tellings", "pairs", "incidents", "linked.json"}


@JAVA
@pytest.mark.slow
def test_spark_finds_what_duckdb_finds(job: Path, tmp_path: Path) -> None:
    """The same incidents under the same codes, the same pairs with the same weights and levels."""
    for engine, more in (("duckdb", []), ("spark", ["--master", "local[2]"])):
        ran = onrecord("link-archive", job, "--output", tmp_path / engine, "--engine", engine, *more)
        assert ran.status == 0, ran.err
    for what, key in (("incidents", "ref"), ("pairs", "l")):
        ours, theirs = (rows(tmp_path / engine / what) for engine in ("duckdb", "spark"))
        for row in (*ours, *theirs):
            row.pop("component", None)
        ours, theirs = (sorted(found, key=lambda row: (row[key], row.get("r", 0))) for found in (ours, theirs))
        assert ours and ours == theirs


def test_a_report_that_came_twice_counts_once(tmp_path: Path) -> None:
    """Byte for byte the same, in another part: its tellings are those of the first."""
    some = list(made_up(5, seed=3))
    write_job(tmp_path / "job", [*some, *some], size=5)
    linked = link_archive(tmp_path / "job", tmp_path / "linked")
    assert linked.tellings == 5
    assert {row["part"] for row in rows(tmp_path / "linked" / "incidents")} == {"0" * 12}


def test_an_archive_without_events(tmp_path: Path) -> None:
    """No telling, no pair, no incident, and no error."""
    some = [(CodedReport(report.document, report.places, ()), original) for report, original in made_up(3)]
    write_job(tmp_path / "job", some)
    assert link_archive(tmp_path / "job", tmp_path / "linked").tellings == 0
    assert rows(tmp_path / "linked" / "incidents") == []


def test_wrong_usage_is_told(job: Path, tmp_path: Path) -> None:
    """A folder that is no job, an output that is not empty, a master without Spark: one line each."""
    ran = [
        onrecord("link-archive", tmp_path, "--output", tmp_path / "a"),
        onrecord("link-archive", job, "--output", job),
        onrecord("link-archive", job, "--output", tmp_path / "b", "--master", "local[2]"),
    ]
    assert [(r.status, len(r.errors)) for r in ran] == [(2, 1)] * 3
    assert "holds no job" in ran[0].err and "not empty" in ran[1].err and "--master" in ran[2].err
    assert not (tmp_path / "a").exists()
