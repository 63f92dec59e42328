"""The cached incident views, filtered, in order, streamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select

from onrecord.store.filters import ViewFilter
from onrecord.store.packing import STREAMED, chunks
from onrecord.store.tables import view, view_body
from onrecord.store.view_conditions import conditions


def bodies(connection: Connection, where: ViewFilter) -> Iterator[str]:
    """The JSON of each incident that passes, by date (unknown last), then code."""
    query = select(view_body.c.body).select_from(view).join(view_body, view_body.c.code == view.c.code)
    query = query.where(*conditions(where)).order_by(view.c.sort_day, view.c.code)
    if where.limit is not None:
        query = query.limit(where.limit)
    yield from connection.execute(query, execution_options=STREAMED).scalars()


def count(connection: Connection, where: ViewFilter) -> int:
    """How many incidents pass, the filter's limit left aside."""
    return connection.execute(select(func.count()).select_from(view).where(*conditions(where))).scalar_one()


def by_code(connection: Connection, codes: Iterable[str]) -> dict[str, str]:
    """Code -> JSON, of those that have a view."""
    found: dict[str, str] = {}
    for chunk in chunks(codes):
        query = select(view_body.c.code, view_body.c.body).where(view_body.c.code.in_(chunk))
        found.update((row.code, row.body) for row in connection.execute(query))
    return found
