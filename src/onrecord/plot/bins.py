"""Time cut into days, weeks, months or years, so that a plot has some dozens of bars and not thousands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.plot.rows import Row

# The longest span, in days, that is drawn by days, by weeks and by months.
BY_DAY, BY_WEEK, BY_MONTH = 62, 400, 3_700


@dataclass(slots=True)
class Bin:
    """What happened from `start` on, before `end`: sums of reported killed, and incidents without a figure.

    `rough` is the part of `best` that may also have happened after `end`.
    """

    start: dt.date
    end: dt.date
    low: int = 0
    best: int = 0
    high: int = 0
    is_open: bool = False
    unknown: int = 0
    rough: int = 0


def step_of(first: dt.date, last: dt.date) -> str:
    """day, week, month or year.

    >>> step_of(dt.date(2020, 1, 1), dt.date(2020, 1, 20)), step_of(dt.date(2014, 1, 1), dt.date(2020, 1, 1))
    ('day', 'month')
    """
    days = (last - first).days
    return "day" if days <= BY_DAY else "week" if days <= BY_WEEK else "month" if days <= BY_MONTH else "year"


def bins_of(rows: Sequence[Row]) -> tuple[str, list[Bin]]:
    """The bins from the first day to the last, empty ones too; an incident stands in the bin of its first possible day."""
    dated = sorted((r for r in rows if r.start is not None), key=lambda r: r.start or dt.date.min)
    if not dated:
        return "day", []
    first, last = dated[0].start or dt.date.min, dated[-1].start or dt.date.min
    step = step_of(first, last)
    bins, at = [], _floor(first, step)
    while at <= last:
        after = _next(at, step)
        bins.append(Bin(at, after))
        at = after
    number = 0
    for row in dated:
        while row.start is not None and row.start >= bins[number].end:
            number += 1
        _count(bins[number], row)
    return step, bins


def _count(into: Bin, row: Row) -> None:
    if not row.known:
        into.unknown += 1
        return
    into.low += row.least
    into.best += row.middle
    into.rough += row.middle if row.end is None or row.end >= into.end else 0
    into.high += row.most
    into.is_open = into.is_open or row.is_open


def _floor(day: dt.date, step: str) -> dt.date:
    if step == "week":
        return day - dt.timedelta(day.weekday())
    return day if step == "day" else day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _next(day: dt.date, step: str) -> dt.date:
    if step in {"day", "week"}:
        return day + dt.timedelta(1 if step == "day" else 7)
    if step == "year":
        return day.replace(year=day.year + 1)
    return day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
