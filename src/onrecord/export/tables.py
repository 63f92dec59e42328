"""CSV files: the flat table, UCDP GED's columns, ACLED's columns."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.export import acled, flat, ged
from onrecord.export.info import ExportInfo, Json
from onrecord.export.safe import cell

Row = Callable[[Json, ExportInfo], dict[str, Any]]


def _write(columns: Sequence[str], row: Row, incidents: Iterable[Json], path: Path, info: ExportInfo) -> None:
    """A CSV file in UTF-8 with a header, safe to open in a spreadsheet."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for incident in incidents:
            values = row(incident, info)
            writer.writerow([cell(values.get(name)) for name in columns])


write_csv = partial(_write, [c.name for c in flat.COLUMNS], flat.flat_row)
write_ged = partial(_write, ged.COLUMNS, ged.ged_row)
write_acled = partial(_write, acled.COLUMNS, acled.acled_row)
