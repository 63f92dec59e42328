"""The work on one part: read, code, write; its records appear at once and whole, or not at all."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from onrecord.fingerprint import coder_fingerprint
from onrecord.ledger import open_ledger
from onrecord.parse.gate import SHUT
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_sources
from onrecord.record.errors import InputError
from onrecord.record.event import CodedReport
from onrecord.record.json_out import to_dict
from onrecord.scale.coding import Coding, objections
from onrecord.scale.parts import Part
from onrecord.scale.schema import arrow, record_schema, to_table
from onrecord.scale.with_originals import Coded, code_originals
from onrecord.settings import settings_of

RECORDS, FAILURES, MANIFEST = "records", "failures", "manifest"
ROWS = 100  # records written together, a row group


@dataclass(frozen=True, slots=True)
class PartWork:
    """What is done to every part of a job: it can be sent to any process that sees the same folders.

    Records go into Parquet files of the folder, or into `store`, the address of a database that is there already.

    >>> PartWork("out").coding.gated
    False
    """

    folder: str
    options: ReadOptions = field(default_factory=ReadOptions)
    coding: Coding = field(default_factory=Coding)
    store: str | None = field(default=None, repr=False)  # it may hold a password

    def __call__(self, part: Part) -> PartDone:
        """Do the part, and say so in the job's manifest. What a part that was broken off left behind is overwritten.

        Raises:
            ResourceError: the coder itself cannot work, or pyarrow is not installed.
            OSError: the folder cannot be written.
            StoreError: the store cannot be reached or written.
        """
        begun = time.perf_counter()
        tally = _Tally()
        folder = Path(self.folder)
        if self.store is None:
            self._into_parquet(part, folder / RECORDS / f"{part.id}.parquet", tally)
        else:
            self._into_store(part, self.store, tally)
        if tally.failures:
            write_whole(folder / FAILURES / f"{part.id}.jsonl", "".join(json.dumps(f) + "\n" for f in tally.failures))
        done = PartDone(
            part.id, tuple(s.where for s in part.sources), tally.reports, tally.held_back, tally.events, tally.claims,
            len(tally.failures), round(time.perf_counter() - begun, 3),
        )  # fmt: skip
        write_whole(folder / MANIFEST / f"{part.id}.json", json.dumps(asdict(done)) + "\n")
        return done

    def _into_parquet(self, part: Part, records: Path, tally: _Tally) -> None:
        unfinished = _unfinished(records)
        with _parquet_writer(unfinished) as writer:
            rows: list[dict[str, Any]] = []
            for report, _ in self._coded(part, tally):
                rows.append(to_dict(report))
                if len(rows) >= ROWS:
                    writer.write_table(to_table(rows))
                    rows = []
            if rows:
                writer.write_table(to_table(rows))
        _finish(unfinished, records)

    def _into_store(self, part: Part, url: str, tally: _Tally) -> None:
        """Each report is committed by itself; one that a part broken off has kept already is known there."""
        settings, coder = settings_of(self.options, self.coding.model, gated=self.coding.gated), coder_fingerprint()
        with open_ledger(url) as ledger:
            for report, original in self._coded(part, tally):
                ledger.add(report, original, settings, coder)

    def _coded(self, part: Part, tally: _Tally) -> Iterator[Coded]:
        for result in code_originals(read_sources(part.sources, self.options), self.coding):
            if isinstance(result, InputError):
                tally.failed(result)
                continue
            tally.count(result[0])
            yield result


@dataclass(frozen=True, slots=True)
class PartDone:
    """What a part came to; a line of the job's manifest. `seconds` of one process.

    >>> PartDone("7e545fa5c9f5", ("news/a.txt",), 1, 0, 1, 1, 0, 0.2).failures
    0
    """

    part: str
    sources: tuple[str, ...]
    reports: int
    held_back: int
    events: int
    claims: int
    failures: int
    seconds: float


@dataclass(slots=True)
class _Tally:
    reports: int = 0
    held_back: int = 0
    events: int = 0
    claims: int = 0
    failures: list[dict[str, str | None]] = field(default_factory=list)

    def count(self, report: CodedReport) -> None:
        self.reports += 1
        self.held_back += SHUT in report.notes
        self.events += len(report.events)
        self.claims += sum(len(event.claims) for event in report.events)
        for objection in objections(report):
            self.failed(objection)

    def failed(self, error: InputError) -> None:
        self.failures.append({"where": error.where, "what": error.what, "hint": error.hint})


def _parquet_writer(path: Path) -> Any:
    arrow()
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 - an extra

    path.parent.mkdir(parents=True, exist_ok=True)
    return ParquetWriter(path, record_schema(), compression="zstd")


def _unfinished(path: Path) -> Path:
    """Where a file is made before it is moved to its place: two processes that do the same part do not meet."""
    return path.with_name(f".{path.name}.{os.getpid()}")


def _finish(unfinished: Path, path: Path) -> None:
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(path)


def write_whole(path: Path, text: str) -> None:
    """Write a file, whole or not at all; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = _unfinished(path)
    unfinished.write_text(text, encoding="utf-8")
    _finish(unfinished, path)


def write_parquet(path: Path, table: Any) -> None:
    """Write an Arrow table, whole or not at all; its folder is made."""
    from pyarrow.parquet import write_table  # noqa: PLC0415 - an extra

    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = _unfinished(path)
    write_table(table, unfinished, compression="zstd")
    _finish(unfinished, path)
