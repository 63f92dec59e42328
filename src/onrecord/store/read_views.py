"""The cached incident views, filtered, in order, streamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, case, func, select

from onrecord.record.remark import WorkState
from onrecord.store.filters import ViewFilter
from onrecord.store.nouns import DayToll
from onrecord.store.packing import STREAMED, chunks
from onrecord.store.tables import view, view_body
from onrecord.store.view_conditions import conditions, order_by
from onrecord.store.view_rows import AFTER_ALL


def bodies(connection: Connection, where: ViewFilter) -> Iterator[str]:
    """The JSON of each incident that passes, in the filter's order."""
    query = select(view_body.c.body).select_from(view).join(view_body, view_body.c.code == view.c.code)
    query = query.where(*conditions(where)).order_by(*order_by(where))
    if where.limit is not None:
        # The page's codes first: the wide rows of those before it are not read.
        page = select(view.c.code).where(*conditions(where)).order_by(*order_by(where))
        codes = list(connection.execute(page.limit(where.limit).offset(where.offset)).scalars())
        found = by_code(connection, codes)
        yield from (found[code] for code in codes)
        return
    yield from connection.execute(query.offset(where.offset), execution_options=STREAMED).scalars()


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


def work(connection: Connection, codes: Iterable[str]) -> dict[str, WorkState]:
    """Code -> where the work on it stands."""
    columns = (view.c.code, view.c.work, view.c.assignee, view.c.tags)
    found: dict[str, WorkState] = {}
    for chunk in chunks(codes):
        for row in connection.execute(select(*columns).where(view.c.code.in_(chunk))):
            found[row.code] = WorkState(row.work, row.assignee, tuple(t for t in row.tags.split("|") if t))
    return found


def reasons(connection: Connection, codes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Code -> the ids of why it needs a look, the weightiest first."""
    found: dict[str, tuple[str, ...]] = {}
    for chunk in chunks(codes):
        for row in connection.execute(select(view.c.code, view.c.reasons).where(view.c.code.in_(chunk))):
            found[row.code] = tuple(one for one in row.reasons.split("|") if one)
    return found


def days(connection: Connection, where: ViewFilter) -> list[DayToll]:
    """What the selection adds up to, by the first day of its incidents; the last may be of those without a day."""
    best = func.coalesce(view.c.killed_best, view.c.killed_low, 0)
    low, high = (
        func.coalesce(view.c.killed_low, 0),
        func.coalesce(view.c.killed_high, view.c.killed_best, view.c.killed_low, 0),
    )
    known = case(
        (view.c.killed_low.is_(None) & view.c.killed_best.is_(None) & view.c.killed_high.is_(None), 1), else_=0
    )
    query = select(view.c.sort_day, func.count(), func.sum(low), func.sum(best), func.sum(high), func.sum(known))
    query = query.where(*conditions(where)).group_by(view.c.sort_day).order_by(view.c.sort_day)
    return [
        DayToll(None if day == AFTER_ALL else day, count, *(int(n or 0) for n in rest))
        for day, count, *rest in connection.execute(query)
    ]


def points(connection: Connection, where: ViewFilter) -> list[Row[Any]]:
    """Code, position, precision and killed of each incident that has a position."""
    columns = (view.c.code, view.c.lat, view.c.lon, view.c.precision, view.c.killed_best, view.c.killed_low)
    query = select(*columns).where(*conditions(where), view.c.lat.is_not(None)).order_by(*order_by(where))
    return list(connection.execute(query.limit(where.limit)))


def cells(connection: Connection, where: ViewFilter, degrees: float) -> list[Row[Any]]:
    """The selection in squares of so many degrees: the middle of its incidents, how many, how many killed at best."""
    row, column = (func.floor(c / degrees) for c in (view.c.lat, view.c.lon))
    best = func.sum(func.coalesce(view.c.killed_best, view.c.killed_low, 0))
    query = select(
        func.avg(view.c.lat).label("lat"),
        func.avg(view.c.lon).label("lon"),
        func.count().label("count"),
        best.label("killed"),
    )
    return list(connection.execute(query.where(*conditions(where), view.c.lat.is_not(None)).group_by(row, column)))


def unplaced(connection: Connection, where: ViewFilter) -> int:
    """How many of the selection have no position."""
    return (
        count(connection, where)
        - connection.execute(
            select(func.count()).select_from(view).where(*conditions(where), view.c.lat.is_not(None))
        ).scalar_one()
    )
