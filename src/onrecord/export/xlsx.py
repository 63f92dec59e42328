"""XLSX: the flat table as a workbook, and a sheet that says how it was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from onrecord.export.apart import worked_apart
from onrecord.export.flat import COLUMNS, flat_row
from onrecord.export.info import STATEMENT, ExportInfo, Json
from onrecord.export.safe import xml_text
from onrecord.record.errors import UsageError

MOST_ROWS = 1_048_575  # below the header
LONGEST = 32_767  # characters in a cell
FEW = 5_000  # rows that are not worth another process
FIRST_DAY = dt.date(1899, 12, 30)  # a sheet counts days from here
SHEETS_BEGIN = "1900-03-01"  # and takes 1900 for a leap year: earlier days are written as text
Row = list[Any]
WIDTHS = {"text": 18, "integer": 9, "number": 11, "day": 12, "flag": 10, "texts": 30}


def write_xlsx(incidents: Iterable[Json], path: Path, info: ExportInfo) -> None:
    """Write the workbook row by row; text is always text, so that nothing in it can run as a formula.

    A long one is written by a process of its own: a sheet costs three times what reading the incidents does.

    Raises:
        UsageError: there are more incidents than a sheet has rows, or xlsxwriter is not installed.
    """
    rows = (list(flat_row(incident).values()) for incident in incidents)
    first = list(islice(rows, FEW))
    write = partial(_write_book, path=path, info=info)
    if len(first) < FEW:
        write(iter(first))
    else:
        worked_apart(write, chain(first, rows))


def _write_book(rows: Iterator[Row], path: Path, info: ExportInfo) -> None:
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("XLSX needs xlsxwriter", hint="pip install 'onrecord[xlsx]'") from error
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        book.set_properties({"created": info.created.replace(tzinfo=None)})
        bold, days = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet, about = book.add_worksheet("Incidents"), book.add_worksheet("About")
        sheet.freeze_panes(1, 1)
        for n, column in enumerate(COLUMNS):
            sheet.set_column(n, n, WIDTHS[column.kind])
            sheet.write_string(0, n, column.name, bold)
        count = 0
        for count, row in enumerate(rows, 1):
            if count > MOST_ROWS:
                raise UsageError(f"more than {MOST_ROWS:,} incidents do not fit a sheet", hint="filter, or write csv")
            _write_row(sheet, count, row, days)
        sheet.autofilter(0, 0, max(count, 1), len(COLUMNS) - 1)
        _write_about(about, info, count, bold)


def _write_row(sheet: Any, number: int, row: Row, days: Any) -> None:
    """The cells that hold something: an empty one costs as much as a full one, and says no more than none."""
    for n, (column, value) in enumerate(zip(COLUMNS, row, strict=True)):
        if value is None or value == "":
            continue
        if column.kind == "day" and value >= SHEETS_BEGIN:
            sheet.write_number(number, n, (dt.date.fromisoformat(value) - FIRST_DAY).days, days)
        elif isinstance(value, (int, float)):
            sheet.write_number(number, n, value)
        else:
            sheet.write_string(number, n, xml_text(str(value))[:LONGEST])


def _write_about(sheet: Any, info: ExportInfo, count: int, bold: Any) -> None:
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 90)
    lines = (
        ("what these are", STATEMENT),
        ("profile", info.profile.name),
        ("profile sha256", info.profile.sha256),
        ("onrecord", info.version),
        ("coder", info.coder),
        ("made", f"{info.created:%Y-%m-%d %H:%M} UTC"),
        ("which incidents", info.filters),
        ("how many", str(count)),
        *((f"column {c.name}", c.about) for c in COLUMNS),
    )
    for row, (name, text) in enumerate(lines):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, xml_text(text))
