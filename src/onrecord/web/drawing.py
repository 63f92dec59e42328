"""What the map and the timeline of a selection are drawn from: few enough numbers, however many incidents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.ledger import Ledger
from onrecord.store.filters import ViewFilter
from onrecord.store.nouns import DayToll
from onrecord.web.places import radius

MOST_POINTS = 1500  # drawn one by one; of more, squares are drawn
SQUARES = 24  # across the world at zoom 0; twice as many with each step
MOST_BARS = 60
# Days of a bar from narrow to wide; a month and a year are what the calendar has.
STEPS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))


def map_of(ledger: Ledger, where: ViewFilter, zoom: float) -> dict[str, Any]:
    """Points or, of too many, squares, of what lies in the filter's box.

    A point is {code, lat, lon, km, killed}; a square {lat, lon, count, killed}. `km` is None where no circle is true.
    """
    found = ledger.store.points(_first(where, MOST_POINTS + 1))
    if len(found) <= MOST_POINTS:
        return {
            "points": [
                {
                    "code": row.code,
                    "lat": row.lat,
                    "lon": row.lon,
                    "km": radius(row.precision),
                    "killed": row.killed_best if row.killed_best is not None else row.killed_low,
                }
                for row in found
            ],
            "squares": [],
        }
    degrees = 360 / SQUARES / 2 ** min(max(int(zoom), 0), 12)
    squares = ledger.store.cells(where, degrees)
    return {"points": [], "squares": [dict(row._mapping) for row in squares]}  # noqa: SLF001 - SQLAlchemy's public name


def _first(where: ViewFilter, count: int) -> ViewFilter:
    from dataclasses import replace  # noqa: PLC0415

    return replace(where, limit=count)


@dataclass(frozen=True, slots=True)
class Bar:
    """What happened in one stretch of time: `start` its first day, `label` it in words."""

    start: dt.date
    label: str
    incidents: int
    low: int
    best: int
    high: int
    unknown: int


def bars_of(days: Iterable[DayToll]) -> tuple[str, tuple[Bar, ...]]:
    """The days in at most MOST_BARS stretches ("day", "week", "month" or "year"), empty ones too; undated left out.

    >>> bars_of([DayToll(dt.date(2024, 5, 1), 1, 2, 2, 3, 0), DayToll(dt.date(2024, 5, 3), 1, 1, 1, 1, 0)])[1][1].incidents
    0
    """
    dated = [d for d in days if d.day is not None]
    if not dated:
        return "day", ()
    first, last = _day(dated[0]), _day(dated[-1])
    span = (last - first).days + 1
    unit = next((name for length, name in STEPS if span / length <= MOST_BARS), "year")
    made = {start: [0] * 5 for start in _starts(first, last, unit)}
    for day in dated:
        sums = made[_start(_day(day), unit)]
        for i, number in enumerate((day.incidents, day.killed_low, day.killed_best, day.killed_high, day.unknown)):
            sums[i] += number
    return unit, tuple(Bar(start, _label(start, unit), *sums) for start, sums in made.items())


def _day(toll: DayToll) -> dt.date:
    assert toll.day is not None  # noqa: S101 - undated ones were left out
    return toll.day


def _start(day: dt.date, unit: str) -> dt.date:
    if unit == "week":
        return day - dt.timedelta(day.weekday())
    return {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[unit]


def _starts(first: dt.date, last: dt.date, unit: str) -> Iterable[dt.date]:
    at = _start(first, unit)
    while at <= last:
        yield at
        step = {"day": 1, "week": 7, "month": 32, "year": 367}[unit]
        at = _start(at + dt.timedelta(step), unit)


def _label(start: dt.date, unit: str) -> str:
    return {"year": f"{start:%Y}", "month": f"{start:%Y-%m}"}.get(unit, start.isoformat())
