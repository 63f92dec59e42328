"""Parquet: the flat table with types, in row groups, its rules in the file's own metadata."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.export.flat import COLUMNS, typed_row
from onrecord.export.info import STATEMENT, ExportInfo, Json
from onrecord.record.errors import UsageError

ROWS = 5_000  # a row group


def write_parquet(incidents: Iterable[Json], path: Path, info: ExportInfo) -> None:
    """Write the flat table; lists stay lists, days are dates, unknown is null."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow", hint="pip install 'onrecord[parquet]'") from error
    kinds = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "day": pa.date32(),
        "flag": pa.bool_(),
        "texts": pa.list_(pa.string()),
    }
    about = {"profile": info.profile.name, "profile_sha256": info.profile.sha256, "statement": STATEMENT}
    schema = pa.schema([pa.field(c.name, kinds[c.kind]) for c in COLUMNS], metadata=about)
    rows = iter(incidents)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := [_typed(i) for i in islice(rows, ROWS)]:
            columns = [pa.array([r[c.name] for r in batch], kinds[c.kind]) for c in COLUMNS]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))


def _typed(incident: Json) -> dict[str, Any]:
    row = typed_row(incident)
    for column in COLUMNS:
        if column.kind == "day" and row[column.name] is not None:
            row[column.name] = dt.date.fromisoformat(row[column.name])
    return row
