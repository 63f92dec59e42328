"""XLSX: the flat table as a workbook, and a sheet that says how it was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.export.flat import COLUMNS, flat_row
from onrecord.export.info import STATEMENT, ExportInfo, Json
from onrecord.export.safe import xml_text
from onrecord.record.errors import UsageError

MOST_ROWS = 1_048_575  # below the header
LONGEST = 32_767  # characters in a cell
WIDTHS = {"text": 18, "integer": 9, "number": 11, "day": 12, "flag": 10, "texts": 30}


def write_xlsx(incidents: Iterable[Json], path: Path, info: ExportInfo) -> None:
    """Write the workbook row by row; text is always text, so that nothing in it can run as a formula.

    Raises:
        UsageError: there are more incidents than a sheet has rows, or xlsxwriter is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError("XLSX needs xlsxwriter", hint="pip install 'onrecord[xlsx]'") from error
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        book.set_properties({"created": info.created.replace(tzinfo=None)})
        bold = book.add_format({"bold": True})
        sheet, about = book.add_worksheet("Incidents"), book.add_worksheet("About")
        sheet.freeze_panes(1, 1)
        for n, column in enumerate(COLUMNS):
            sheet.set_column(n, n, WIDTHS[column.kind])
            sheet.write_string(0, n, column.name, bold)
        count = 0
        for count, incident in enumerate(incidents, 1):
            if count > MOST_ROWS:
                raise UsageError(f"more than {MOST_ROWS:,} incidents do not fit a sheet", hint="filter, or write csv")
            _write_row(sheet, count, flat_row(incident))
        sheet.autofilter(0, 0, max(count, 1), len(COLUMNS) - 1)
        _write_about(about, info, count, bold)


def _write_row(sheet: Any, number: int, row: dict[str, Any]) -> None:
    for n, column in enumerate(COLUMNS):
        value = row[column.name]
        if value is None:
            continue
        if column.kind == "day":
            sheet.write_datetime(number, n, dt.datetime.fromisoformat(value))
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
