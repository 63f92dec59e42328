"""Checksums of rows that may change, so that a change past onrecord (a bad disk, a slip of SQL) is found."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Float, RowMapping, Table, bindparam, select, tuple_, update

from onrecord.store.packing import STREAMED, chunks

CHECKSUM = "checksum"
_AT_ONCE = 300  # rows changed together: two columns of a key still fit into one query


def plain(value: Any) -> Any:
    """A value of a column as JSON holds it, the same whichever database gave it.

    >>> plain(dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)), plain(b"a")
    ('2024-05-01T12:00:00.000000', 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb')
    """
    if isinstance(value, dt.datetime):
        utc = value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)
        return utc.replace(tzinfo=None).isoformat(timespec="microseconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value


def checksum_of(table: Table, row: Mapping[str, Any] | RowMapping) -> int:
    """The checksum of a row: a signed number of 64 bits; a column that the row does not give counts as null."""
    content = json.dumps([_value(column, row.get(column.name)) for column in _summed(table)], ensure_ascii=True)
    return int.from_bytes(hashlib.blake2b(content.encode(), digest_size=8).digest(), "big", signed=True)


def with_checksums(table: Table, rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rows for a table, with their checksums where it has them."""
    return [{**row, CHECKSUM: checksum_of(table, row)} for row in rows] if CHECKSUM in table.c else list(rows)


def change(
    connection: Connection, table: Table, where: Sequence[ColumnElement[bool]], values: Mapping[str, Any]
) -> int:
    """Set values in rows of a table with checksums; returns how many rows there were."""
    rows = [dict(row) for row in connection.execute(select(table).where(*where)).mappings()]
    _write(connection, table, [row | dict(values) for row in rows], sorted(values))
    return len(rows)


def change_each(connection: Connection, table: Table, changes: Mapping[Any, Mapping[str, Any]]) -> None:
    """Set values in rows of a table with checksums, by its key of one column: key -> values, the same columns for all."""
    (key,) = table.primary_key.columns
    for chunk in chunks(changes, _AT_ONCE):
        rows = [dict(row) for row in connection.execute(select(table).where(key.in_(chunk))).mappings()]
        _write(connection, table, [row | dict(changes[row[key.name]]) for row in rows], sorted(changes[chunk[0]]))


def sum_all(connection: Connection, table: Table) -> None:
    """Give every row of a table its checksum, as the row is."""
    keys = list(table.primary_key.columns)
    for chunk in chunks([tuple(row) for row in connection.execute(select(*keys))], _AT_ONCE):
        among = tuple_(*keys).in_(chunk) if len(keys) > 1 else keys[0].in_([key for (key,) in chunk])
        rows = [dict(row) for row in connection.execute(select(table).where(among)).mappings()]
        _write(connection, table, rows, [])


def broken(connection: Connection, table: Table) -> Iterator[str | None]:
    """Row by row: None where its checksum fits, else which row it is."""
    keys = [column.name for column in table.primary_key]
    for row in connection.execute(select(table), execution_options=STREAMED).mappings():
        named = ", ".join(f"{key} {row[key]}" for key in keys)
        fits = row[CHECKSUM] == checksum_of(table, row)
        yield None if fits else f"{table.name}, {named}: it is not what was written"


def _write(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], columns: Iterable[str]) -> None:
    if not rows:
        return
    keys = list(table.primary_key.columns)
    statement = update(table).where(*(key == bindparam(f"_{key.name}") for key in keys))
    set_: dict[str, Any] = {name: bindparam(f"_new_{name}") for name in (*columns, CHECKSUM)}
    given = [
        {f"_{key.name}": row[key.name] for key in keys} | {f"_new_{name}": summed[name] for name in set_}
        for row, summed in zip(rows, with_checksums(table, rows), strict=True)
    ]
    connection.execute(statement.values(set_), given)


def _summed(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.name != CHECKSUM]


def _value(column: Column[Any], value: Any) -> Any:
    return float(value) if isinstance(column.type, Float) and value is not None else plain(value)
