"""ViewFilter: which incidents somebody wants to see, and the SQL for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_

from onrecord.store.packing import folded
from onrecord.store.tables import view


@dataclass(frozen=True, slots=True)
class ViewFilter:
    """Which incidents; what is None does not matter. All that is given must hold.

    `since` and `until` are days, both inclusive: an incident's interval must overlap with theirs, one without a date
    never does. `country` is ISO 3166-1 alpha-2. `box` is (south, west, north, east) in degrees and crosses the date
    line where west > east. `actor` is a register's id, or part of a name. `event_type` is one, or a
    sub_event_type. `min_killed` is of the best figure, else of the low one. `limit` is how many at most.

    >>> ViewFilter(country="SY", min_killed=10).included_only
    True
    """

    since: dt.date | None = None
    until: dt.date | None = None
    country: str | None = None
    box: tuple[float, float, float, float] | None = None
    actor: str | None = None
    event_type: str | None = None
    grade: str | None = None
    state: str | None = None
    min_killed: int | None = None
    included_only: bool = True
    limit: int | None = None


def conditions(where: ViewFilter) -> list[ColumnElement[bool]]:
    """The filter as conditions on the table of views."""
    found: list[ColumnElement[bool]] = []
    if where.included_only:
        found.append(view.c.included)
    if where.country is not None:
        found.append(view.c.country == where.country.upper())
    if where.event_type is not None:
        found.append(or_(view.c.event_type == where.event_type, view.c.sub_event_type == where.event_type))
    if where.grade is not None:
        found.append(view.c.grade == where.grade)
    if where.state is not None:
        found.append(view.c.state == where.state)
    if where.min_killed is not None:
        found.append(func.coalesce(view.c.killed_best, view.c.killed_low) >= where.min_killed)
    return [*found, *_when(where), *_inside(where), *_with_actor(where)]


def _when(where: ViewFilter) -> list[ColumnElement[bool]]:
    if where.since is None and where.until is None:
        return []
    found: list[ColumnElement[bool]] = [or_(view.c.date_start.is_not(None), view.c.date_end.is_not(None))]
    if where.since is not None:
        found.append(or_(view.c.date_end.is_(None), view.c.date_end >= where.since))
    if where.until is not None:
        found.append(or_(view.c.date_start.is_(None), view.c.date_start <= where.until))
    return found


def _inside(where: ViewFilter) -> list[ColumnElement[bool]]:
    if where.box is None:
        return []
    south, west, north, east = where.box
    across = (
        and_(view.c.lon >= west, view.c.lon <= east) if west <= east else or_(view.c.lon >= west, view.c.lon <= east)
    )
    return [view.c.lat >= south, view.c.lat <= north, across]


def _with_actor(where: ViewFilter) -> list[ColumnElement[bool]]:
    if where.actor is None:
        return []
    name = folded(where.actor)
    by_id = view.c.actors.contains(f"|{where.actor}|", autoescape=True)
    return [or_(by_id, view.c.actor_names.contains(name, autoescape=True)) if name else by_id]
