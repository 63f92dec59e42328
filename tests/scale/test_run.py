"""`onrecord run`: an archive in parts, what is set aside, and going on after a kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.ledger import open_ledger
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports, read_sources
from onrecord.read.sources import iter_sources
from onrecord.record.document import Document
from onrecord.record.errors import InputError
from onrecord.record.json_out import to_dict
from onrecord.scale.parts import check_all, parts_of
from onrecord.scale.schema import record_schema, to_table
from tests.cli.running import LONG_ENOUGH, command, environment, onrecord
from tests.postgres import Server
from tests.record.samples import REPORT
from tests.scale.archive import in_one_process, write_archive, written

OPTIONS = ReadOptions()


def test_a_record_survives_the_schema() -> None:
    """Every key of the contract comes back with its value, and nothing is added."""
    record = to_dict(REPORT)
    assert record["events"], "a sample without events would show nothing"
    assert to_table([record]).to_pylist() == [record]


def test_what_is_unknown_is_null_in_the_schema() -> None:
    """The sample's unknown figures are null there, not 0."""
    column = to_table([to_dict(REPORT)]).column("events").to_pylist()[0]
    assert {None} <= {event["injured"]["high"] for event in column}
    assert all(field.nullable for field in record_schema())


@pytest.mark.parametrize("size", [1, 7, 10, 30, 31])
def test_the_pieces_of_a_file_are_the_file(tmp_path: Path, size: int) -> None:
    """Cut anywhere, the same reports come in the same order under the same ids and line numbers."""
    archive = write_archive(tmp_path / "news.jsonl", 30)
    rows = [line.replace('"id": "n3", ', "") for line in archive.read_text(encoding="utf-8").splitlines(keepends=True)]
    archive.write_text("".join(rows) + "no record\n", encoding="utf-8")
    parts = list(parts_of(check_all(iter_sources([str(archive)])), size=size))
    assert len(parts) == -(-31 // size) and len({part.id for part in parts}) == len(parts)
    cut = [str(i) if isinstance(i, InputError) else i.document for p in parts for i in read_sources(p.sources, OPTIONS)]
    assert cut == [str(i) if isinstance(i, InputError) else i for i in read_reports([str(archive)], OPTIONS)]
    assert "news.jsonl#4" in [item.id for item in cut if isinstance(item, Document)]
    assert "line 31" in str(cut[-1])


@pytest.mark.parametrize("size", [1, 10, 1000])
def test_parquet_is_read_as_json_lines_are(tmp_path: Path, size: int) -> None:
    """The same columns, the same reports, whole or cut between row groups."""
    archive = write_archive(tmp_path / "news.jsonl", 30)
    rows = [json.loads(line) for line in archive.read_text(encoding="utf-8").splitlines()]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "news.parquet", row_group_size=4)
    parts = list(parts_of(check_all(iter_sources([str(tmp_path / "news.parquet")])), size=size))
    cut = [i for p in parts for i in read_sources(p.sources, OPTIONS) if not isinstance(i, InputError)]
    whole = [i for i in read_reports([str(archive)], OPTIONS) if isinstance(i, Document)]
    assert [(i.document.id, i.document.text, i.document.published) for i in cut] == [
        (d.id, d.text, d.published) for d in whole
    ]


def test_a_parquet_file_without_texts_is_told(tmp_path: Path) -> None:
    """So is one that is none."""
    pq.write_table(pa.table({"words": ["Two died."]}), tmp_path / "other.parquet")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 and no more")
    told = [str(item) for item in read_reports([str(tmp_path)], OPTIONS)]
    assert len(told) == 2 and "cannot be read as Parquet" in told[0] and 'no column "text"' in told[1]


def test_small_files_go_together(tmp_path: Path) -> None:
    """A folder of a thousand pages is not a thousand parts."""
    for number in range(10):
        (tmp_path / f"{number}.txt").write_text("Two soldiers were killed.", encoding="utf-8")
    parts = list(parts_of(check_all(iter_sources([str(tmp_path)])), size=4))
    assert [len(part.sources) for part in parts] == [4, 4, 2]


@pytest.mark.slow
def test_a_run_gives_what_one_process_gives_and_sets_failures_aside(tmp_path: Path) -> None:
    """The same records in the same order; a broken line is kept with its reason, and the exit status says so."""
    archive = write_archive(tmp_path / "news.jsonl", 40)
    with archive.open("a", encoding="utf-8") as file:
        file.write("no record\n")
    out = tmp_path / "out"
    ran = onrecord("run", "--input", archive, "--output", out, "--part-size", "9", "--jobs", "2")
    assert ran.status == 1 and ran.err == ""
    assert ran.out.decode().splitlines()[:2] == [
        "40 reports in 5 parts: 10 held back by the gate, 30 events with 30 claims",
        f"1 failure set aside with its reason in {out / 'failures'}",
    ]
    assert written(out) == in_one_process(archive)
    [failures] = (out / "failures").iterdir()
    [failure] = map(json.loads, failures.read_text(encoding="utf-8").splitlines())
    assert failure["where"].endswith("line 41") and "not JSON" in failure["what"]
    assert len(list((out / "manifest").iterdir())) == 5


@pytest.mark.slow
def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """Parts that were done are left alone, the others are done, and nothing is doubled."""
    archive, out = write_archive(tmp_path / "news.jsonl", 200), tmp_path / "out"
    asked: list[str | Path] = ["run", "--input", archive, "--output", out, "--part-size", "4", "--jobs", "2"]
    _killed_after(2, asked, out)
    done = {path.name: path.stat().st_mtime_ns for path in out.glob("manifest/*.json")}
    assert 0 < len(done) < 50
    again = onrecord(*asked)
    assert again.status == 0 and f"{len(done)} stood there already" in again.out.decode()
    assert {name: (out / "manifest" / name).stat().st_mtime_ns for name in done} == done
    assert written(out) == in_one_process(archive)


@pytest.mark.slow
def test_a_run_into_a_store_is_what_add_makes(postgres: Server, tmp_path: Path) -> None:
    """Killed half-way and started again: every report once, the very incidents that `add` finds, no password on disk."""
    archive, job = write_archive(tmp_path / "news.jsonl", 120), tmp_path / "job"
    with postgres.database() as url:
        asked: list[str | Path] = [
            "run",
            "--input",
            archive,
            "--output",
            url,
            "--job",
            job,
            "--part-size",
            "4",
            "--jobs",
            "2",
        ]
        _killed_after(2, asked, job)
        again = onrecord(*asked)
        assert again.status == 0, again.err
        assert (
            again.out.decode()
            .splitlines()[0]
            .startswith("120 reports in 30 parts: 30 held back by the gate, 90 events")
        )
        found = _held(url)
    assert onrecord("add", "--gate", "--db", tmp_path / "one.db", archive).status == 0
    assert found == _held(str(tmp_path / "one.db")) and sum(map(len, found)) == 90
    assert not (job / "records").exists() and "store" in (job / "job.json").read_text(encoding="utf-8")


def _held(url: str) -> set[frozenset[str]]:
    """Which reports a store takes for one incident."""
    with open_ledger(url) as ledger:
        tellings = ledger.store.tellings(ledger.store.current())
        incident = ledger.store.incident_of([t.ref for t in tellings])
    held: dict[str, set[str]] = {}
    for telling in tellings:
        held.setdefault(incident[telling.ref], set()).add(telling.report.id)
    return {frozenset(group) for group in held.values()}


def _killed_after(parts: int, asked: list[str | Path], job: Path) -> None:
    """Start a run, and kill it with all its processes when so many parts are done."""
    process = subprocess.Popen(command(*asked), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
                               start_new_session=True)  # fmt: skip
    until = time.monotonic() + LONG_ENOUGH
    while len(list(job.glob("manifest/*.json"))) < parts:
        assert process.poll() is None and time.monotonic() < until, "it ended before it could be disturbed"
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=LONG_ENOUGH)


def test_a_job_is_not_mixed_with_another(tmp_path: Path) -> None:
    """Other options, a changed archive, a folder of other things: wrong usage, told in one line."""
    archive, out = write_archive(tmp_path / "news.jsonl", 2), tmp_path / "out"
    asked: list[str | Path] = ["run", "--input", archive, "--output", out, "--jobs", "1"]
    assert onrecord(*asked).status == 0
    before = written(out)
    refused = [onrecord(*asked, "--no-gate"), onrecord(*asked, "--outlet", "Example Wire")]
    write_archive(archive, 3)
    refused += [onrecord(*asked), onrecord("run", "--input", archive, "--output", tmp_path)]
    assert [(ran.status, len(ran.errors)) for ran in refused] == [(2, 1)] * 4
    assert ["gate is" in refused[0].err, "outlet is" in refused[1].err] == [True, True]
    assert "the archive" in refused[2].err and "not empty" in refused[3].err
    assert written(out) == before


def test_an_output_that_cannot_be(tmp_path: Path) -> None:
    """A file of SQLite, a database without a folder, a folder with a folder: one line each, and nothing is made."""
    archive = write_archive(tmp_path / "news.jsonl", 2)
    outputs = [
        ("sqlite:///a.db", "--job", tmp_path / "j"), ("postgresql://localhost/x",), (tmp_path / "o", "--job", tmp_path / "j")
    ]  # fmt: skip
    ran = [onrecord("run", "--input", archive, "--output", *output) for output in outputs]
    assert [(r.status, len(r.errors)) for r in ran] == [(2, 1)] * 3
    assert "many can write" in ran[0].err and "--job is missing" in ran[1].err and "keeps what is done" in ran[2].err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news.jsonl"]
