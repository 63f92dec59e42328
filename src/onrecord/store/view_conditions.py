"""A ViewFilter as SQL."""

from __future__ import annotations

import math
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from onrecord.store.filters import ViewFilter
from onrecord.store.packing import folded
from onrecord.store.tables import view, view_word
from onrecord.store.view_rows import AFTER_ALL

KM_OF_DEGREE = 111.195
MOST_WORDS = 12  # of a search


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
    return [
        *found,
        *_when(where),
        *_inside(where),
        *_near(where),
        *_with_actor(where),
        *_with_words(where),
        *_at_work(where),
    ]


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


def _near(where: ViewFilter) -> list[ColumnElement[bool]]:
    """On a plane that touches the globe at the point: no database need know of sines."""
    if where.near is None:
        return []
    north = where.near.km / KM_OF_DEGREE
    wide = max(math.cos(math.radians(where.near.lat)), 0.01)
    apart = func.abs(view.c.lon - where.near.lon)
    east = case((apart > 180, 360 - apart), else_=apart) * wide
    up = view.c.lat - where.near.lat
    return [
        view.c.lat >= where.near.lat - north,
        view.c.lat <= where.near.lat + north,
        up * up + east * east <= north**2,
    ]


def _with_words(where: ViewFilter) -> list[ColumnElement[bool]]:
    """Each word must be one of the incident's, or the beginning of one: a range of the primary key."""
    words = folded(where.text or "").split()
    return [
        view.c.code.in_(
            select(view_word.c.code).where(
                view_word.c.word >= word, view_word.c.word < word[:-1] + chr(ord(word[-1]) + 1)
            )
        )
        for word in words[:MOST_WORDS]
    ]


def _at_work(where: ViewFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if where.work is not None:
        found.append(view.c.work == where.work)
    if where.assignee is not None:
        found.append(view.c.assignee == where.assignee if where.assignee else view.c.assignee.is_(None))
    if where.tag is not None:
        found.append(view.c.tags.contains(f"|{folded(where.tag)}|", autoescape=True))
    if where.queue:
        found.append(view.c.review > 0)
    if where.reason is not None:
        found.append(view.c.reasons.contains(f"|{where.reason}|", autoescape=True))
    return [*found, *(~view.c.holds.contains(f"|{one}|", autoescape=True) for one in where.without)]


def order_by(where: ViewFilter) -> list[ColumnElement[Any]]:
    """The columns that a filter's order goes by; the code last, so that it is one order."""
    if where.order == "newest":
        return [view.c.sort_day == AFTER_ALL, view.c.sort_day.desc(), view.c.code]
    if where.order == "killed":
        return [func.coalesce(view.c.killed_best, view.c.killed_low, -1).desc(), view.c.sort_day, view.c.code]
    if where.order == "review":
        return [view.c.review.desc(), view.c.code]
    return [view.c.sort_day, view.c.code]


def _with_actor(where: ViewFilter) -> list[ColumnElement[bool]]:
    if where.actor is None:
        return []
    name = folded(where.actor)
    by_id = view.c.actors.contains(f"|{where.actor}|", autoescape=True)
    return [or_(by_id, view.c.actor_names.contains(name, autoescape=True)) if name else by_id]
