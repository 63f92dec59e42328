"""Parquet -> Drafts: one report a row, in columns named as the keys of JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from onrecord.read.draft import Draft
from onrecord.read.jsonl import draft_of
from onrecord.read.sources import Piece
from onrecord.read.streams import too_large
from onrecord.record.errors import InputError, ResourceError

COLUMNS = ("id", "text", "html", "url", "title", "outlet", "published")
ROWS = 64  # rows in memory at a time


def read_parquet(
    stream: BinaryIO, where: str, name: str | None, limit: int, piece: Piece | None = None
) -> Iterator[Draft | InputError]:
    """A draft a row, with `COLUMNS` where the file has them; other columns are left alone.

    The bytes of a report are its row as a line of JSON. With a `piece`, only its rows.

    Raises:
        InputError: the file is no Parquet, or damaged.
        ResourceError: pyarrow is not installed.
    """
    rows = islice(_rows(stream, where, piece.at if piece else 0), piece.count if piece else None)
    for number, row in enumerate(rows, start=piece.number if piece else 1):
        here = f"{where}, row {number}"
        line = json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
        if len(line) > limit:
            yield too_large(limit, here)
            continue
        try:
            yield draft_of(line, here, f"{name}#{number}" if name else None)
        except InputError as error:
            yield error


def parquet_file(stream: BinaryIO, where: str) -> Any:
    """The file, opened; errors as in `read_parquet`."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        raise ResourceError("Parquet needs pyarrow", where=where, hint="pip install 'onrecord[parquet]'") from error
    try:
        return ParquetFile(stream)
    except (pa.ArrowException, OSError) as error:
        raise InputError("cannot be read as Parquet", where=where, hint="fetch it again") from error


def _rows(stream: BinaryIO, where: str, first_group: int) -> Iterator[dict[str, Any]]:
    file = parquet_file(stream, where)
    there = [name for name in COLUMNS if name in file.schema_arrow.names]
    if not {"text", "html"} & set(there):
        raise InputError('no column "text" and none "html"', where=where, hint="name the columns as docs/usage.md does")
    groups = range(first_group, file.num_row_groups)
    try:
        for batch in file.iter_batches(batch_size=ROWS, row_groups=list(groups), columns=there):
            yield from batch.to_pylist()
    except OSError as error:
        raise InputError(f"breaks off or is damaged: {error}", where=where, hint="fetch it again") from error
