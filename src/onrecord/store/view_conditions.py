"""A ViewFilter as SQL."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func, or_

from onrecord.store.filters import ViewFilter
from onrecord.store.packing import folded
from onrecord.store.tables import view


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
