"""Whether moments, days and truth values stand in SQLite as onrecord writes them.

SQLite keeps them as words and numbers, and more than one form reads as the same value: a changed byte may hide there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, Connection, Date, Integer, String, func, select, type_coerce

from onrecord.store.tables import metadata
from onrecord.store.tables.base import Moment

_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_MOMENT = f"{_DAY} [0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]"


def broken(connection: Connection) -> Iterator[str | None]:
    """Column by column: None, or in how many rows it is written otherwise; nothing on PostgreSQL, which has types."""
    if connection.dialect.name != "sqlite":
        return
    for table in metadata.sorted_tables:
        for column in table.columns:
            wrong = _otherwise(column)
            if wrong is not None:
                count = connection.execute(select(func.count()).select_from(table).where(wrong)).scalar_one()
                yield f"{table.name}.{column.name}: {count:,} not as onrecord writes it" if count else None


def _otherwise(column: Column[Any]) -> ColumnElement[bool] | None:
    """What finds rows in which a column is written otherwise; None of a column that has one form alone."""
    if isinstance(column.type, Boolean):
        return type_coerce(column, Integer).not_in([0, 1])
    form = _MOMENT if isinstance(column.type, Moment) else _DAY if isinstance(column.type, Date) else None
    if form is None:
        return None
    return column.is_not(None) & ~type_coerce(column, String).op("GLOB", is_comparison=True)(form)
