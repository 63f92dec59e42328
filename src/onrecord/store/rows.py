"""Rows into tables: their numbers, and inserting what may be there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.store.checksums import with_checksums


class Numbers:
    """Numbers for new rows, counted on from the highest there is: writers take turns, so nobody else counts.

    An own count keeps them without gaps, so that the same input gives the same numbers on every database.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[Column[Any], int] = {}

    def peek(self, column: Column[Any]) -> int:
        """The number that comes next."""
        number = self.next(column)
        self._last[column] -= 1
        return number

    def next(self, column: Column[Any]) -> int:
        """The next number of a column."""
        if column not in self._last:
            self._last[column] = self._connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
        self._last[column] += 1
        return self._last[column]


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(table.insert(), with_checksums(table, rows))


def upsert(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows; one whose primary key is there takes the place of what stood there."""
    given = with_checksums(table, rows)
    if not given:
        return
    maker = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = maker(table)
    keys = [column.name for column in table.primary_key]
    others = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=others), given)
