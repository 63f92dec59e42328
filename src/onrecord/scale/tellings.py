"""Tellings of a job: every event of its records as one flat row, numbered through the archive, ready to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.link.cluster import is_core
from onrecord.link.keys import lookup_keys, stored_keys
from onrecord.link.table import feature_table
from onrecord.link.wording import wording_of
from onrecord.record.event import CodedReport
from onrecord.record.json_in import from_dict
from onrecord.record.telling import ReportRef, Telling
from onrecord.scale.part_work import RECORDS, write_parquet
from onrecord.scale.schema import arrow
from onrecord.store.codes import new_code

DIGITS = 16  # of a telling's code: 80 bits, so that no two of a thousand million are alike


@dataclass(frozen=True, slots=True)
class PartToTell:
    """A part of a job, and the numbers of its first report and its first telling, from 1 through the archive.

    >>> PartToTell("3e4a18cc8dcd", 1, 1).part
    '3e4a18cc8dcd'
    """

    part: str
    first_report: int
    first_ref: int


@dataclass(frozen=True, slots=True)
class TellingWork:
    """Makes `tellings` of a part of the job in `folder`; can be sent to other processes.

    >>> TellingWork("coded", "linked").folder
    'coded'
    """

    folder: str
    tellings: str

    def __call__(self, asked: PartToTell) -> int:
        """Write the part's tellings, whole or not at all; returns how many.

        Columns: those of `link/features.Features`, `stored` and `keys` (see link/keys.py), `core`, and what tells a
        telling apart: `code`, `report_id`, `event_id`, `sha256` of the report, `part`.

        Raises:
            OSError: the records cannot be read, or the tellings not written.
        """
        table = telling_table(self._records(asked.part), asked)
        write_parquet(Path(self.tellings) / f"{asked.part}.parquet", table)
        return int(table.num_rows)

    def _records(self, part: str) -> list[CodedReport]:
        arrow()
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra

        batches = ParquetFile(Path(self.folder) / RECORDS / f"{part}.parquet").iter_batches(batch_size=100)
        return [from_dict(record) for batch in batches for record in batch.to_pylist()]


def telling_table(reports: Sequence[CodedReport], asked: PartToTell) -> Any:
    """The tellings of a part's reports as an Arrow table; columns as `TellingWork` says."""
    pa = arrow()
    told: list[Telling] = []
    for number, report in enumerate(reports, start=asked.first_report):
        ref = _report_ref(report, number)
        told += [
            Telling(asked.first_ref + len(told) + at, ref, event, wording_of(report.document.text, event))
            for at, event in enumerate(report.events)
        ]
    table = feature_table(told, lookup_keys, stored=stored_keys)
    columns = {
        "core": [is_core(t) for t in told],
        "code": [_code(t) for t in told],
        "report_id": [t.report.id for t in told],
        "event_id": [t.event.id for t in told],
        "sha256": [t.report.sha256 for t in told],
        "part": [asked.part] * len(told),
    }
    for name, values in columns.items():
        table = table.append_column(name, pa.array(values, pa.bool_() if name == "core" else pa.string()))
    return table


def _report_ref(report: CodedReport, number: int) -> ReportRef:
    document = report.document
    return ReportRef(number, document.id, document.sha256, published=document.published.date)


def _code(telling: Telling) -> str:
    """As long as it need be for it to be nobody else's in an archive of any size."""
    return new_code(telling.report.sha256, telling.event, lambda code: len(code.partition("-")[2]) < DIGITS)
