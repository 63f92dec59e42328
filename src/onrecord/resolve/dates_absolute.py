"""Dates that name a day, a month, a year, a season or a feast; publication supplies a missing year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any

from onrecord.record.date import Basis
from onrecord.record.date_mention import DateMention
from onrecord.resolve import calendar
from onrecord.resolve.calendar import DAY, Interval
from onrecord.resolve.dates_reading import NoDate, Reading, Setting
from onrecord.rules.data import load_yaml

# How far past publication a date without a year may lie where the verb speaks of the future, and where
# nothing tells (a day: time zones).
FUTURE_DAYS, LEEWAY_DAYS = 200, 1


def read_day(m: DateMention, at: Setting) -> Reading:
    """A day of a month. Without a year it is the nearest one past (to come, where the verb says so)."""
    day, month = m.day or 0, m.month
    if month is None:  # "the 12th of this month"
        month = at.day("a day of this month").month
    if m.shift is not None:
        year = at.day("day of a year not named").year + m.shift
        return _one(dt.date(year, month, day), "day of the year before or after", "relative")
    if m.year is None:
        found = _nearest(lambda year: (dt.date(year, month, day),) * 2, m, at, "day without a year")
        return _one(found[0], "day and month; year from publication", "relative")
    if m.swappable:
        return _either_way(m, at)
    return _one(dt.date(m.year, month, day), "day, month and year in the text", "text")


def _one(day: dt.date, how: str, basis: Basis) -> Reading:
    return Reading((day, day), 1, how, basis)


def _either_way(m: DateMention, at: Setting) -> Reading:
    """For "5/6/2019": the reading just before publication if only one is, else both."""
    ways = sorted(dt.date(m.year or 0, a, b) for a, b in ((m.month or 0, m.day or 0), (m.day or 0, m.month or 0)))
    if at.published:
        recent = [d for d in ways if -LEEWAY_DAYS <= (at.published - d).days <= 31]
        if len(recent) == 1:
            return _one(recent[0], "numeric date; the order that fits publication", "text")
    interval = (ways[0], ways[1])
    return Reading(interval, calendar.precision(interval), "numeric date that can be read in two orders", "text")


def _nearest(make: Callable[[int], Interval], m: DateMention, at: Setting, what: str) -> Interval:
    """The interval of the year nearest to publication on the side that the tense says."""
    published = at.day(what)
    found = []
    for year in range(published.year - 4, published.year + 2):
        try:
            found.append(make(year))
        except ValueError:  # 29 February
            continue
    if m.weekday is not None and m.kind == "day":
        agreeing = [i for i in found if i[0].weekday() == m.weekday and (i[0] - published).days <= FUTURE_DAYS]
        if agreeing:
            return agreeing[-1]
    if m.tense == "future":
        coming = [i for i in found if published <= i[1] and (i[0] - published).days <= FUTURE_DAYS]
        if coming:
            return coming[0]
    past = [i for i in found if i[0] <= published + LEEWAY_DAYS * DAY]
    if not past:
        raise NoDate("no such day near publication")
    return past[-1]


def read_day_of_month(m: DateMention, at: Setting) -> Reading:
    """Reads "the 16th": of the month of publication or the one before (after, where the verb speaks of the future)."""
    published = at.day("day of a month not named")
    tries: tuple[int, ...] = (0, 1) if m.tense == "future" else (0, -1, -2)
    if m.shift is not None:
        tries = (m.shift,)
    for months in tries:
        first = calendar.add_months(published, months)
        try:
            day = first.replace(day=m.day or 0)
        except ValueError:
            continue
        if m.shift is not None or (day >= published if m.tense == "future" else day <= published):
            return _one(day, "day; month from publication", "relative")
    raise NoDate("no such day near publication")


def read_month(m: DateMention, at: Setting) -> Reading:
    """A month, whole or in part, not beyond publication where it is the month of publication."""
    number = m.month or 0
    if m.year is not None:
        whole, how, basis = calendar.month(m.year, number), "month and year in the text", "text"
    elif m.shift is not None and m.rule != "last_month_name":
        year = at.day("month of a year not named").year + m.shift
        whole, how, basis = calendar.month(year, number), "month of the year before or after", "relative"
    else:
        whole, how, basis = _month_without_year(m, at), "month; year from publication", "relative"
    interval = cut(calendar.part_of(whole, m.part), at, m)
    return Reading(interval, calendar.precision(interval, "month"), how, basis)  # type: ignore[arg-type]


def _month_without_year(m: DateMention, at: Setting) -> Interval:
    whole = _nearest(lambda year: calendar.month(year, m.month or 0), m, at, "month without a year")
    published = at.day("month without a year")
    if m.shift == -1 and whole[0] <= published <= whole[1]:
        return calendar.month(whole[0].year - 1, m.month or 0)
    if m.shift == 1 and whole[1] <= published:
        return calendar.month(whole[0].year + 1, m.month or 0)
    return whole


def read_year(m: DateMention, at: Setting) -> Reading:
    """A year in figures, not beyond publication."""
    year = m.year or 0
    interval = cut(calendar.part_of((dt.date(year, 1, 1), dt.date(year, 12, 31)), m.part), at, m)
    return Reading(interval, 5, "year in the text", "text")


def read_decade(m: DateMention, at: Setting) -> Reading:
    """Reads "the 1980s"."""
    year = m.year or 0
    interval = cut(calendar.part_of((dt.date(year, 1, 1), dt.date(year + 9, 12, 31)), m.part), at, m)
    return Reading(interval, 5, "decade in the text", "text")


def read_season(m: DateMention, at: Setting) -> Reading:
    """A season, not beyond publication; "last summer" is the latest that is over."""
    name = m.season or ""

    def of(year: int) -> Interval:
        return calendar.season(year, name, southern=at.southern)

    if m.year is not None:
        interval, how, basis = of(m.year), "season and year in the text", "text"
    else:
        interval, how, basis = _season_near(m, at, of), "season; year from publication", "relative"
    interval = cut(calendar.part_of(interval, m.part), at, m)
    return Reading(interval, calendar.precision(interval, "year"), how, basis)  # type: ignore[arg-type]


def _season_near(m: DateMention, at: Setting, of: Callable[[int], Interval]) -> Interval:
    published = at.day("season without a year")
    near = [of(year) for year in range(published.year - 2, published.year + 2)]
    if m.shift == 1 or m.tense == "future":
        return next(i for i in near if i[0] > published)
    if m.shift == -1:
        return [i for i in near if i[1] < published][-1]
    return [i for i in near if i[0] <= published][-1]


def read_holiday(m: DateMention, at: Setting) -> Reading:
    """A day with a name, from resources/dates/holidays.yml."""
    entry = _holidays()[m.holiday or ""]
    if entry.get("moves"):
        raise NoDate("a feast of another calendar, whose day is not reckoned here")
    if "year" in entry:
        return _one(dt.date(entry["year"], entry["month"], entry["day"]), "named day", "text")
    found = _nearest(lambda year: _feast(entry, year), m, at, "holiday without a year")
    return Reading(found, calendar.precision(found), "holiday; year from publication", "relative")


def _feast(entry: dict[str, Any], year: int) -> Interval:
    if "easter" in entry:
        first = calendar.easter(year) + entry["easter"] * DAY
    elif "nth" in entry:
        number, weekday, month = entry["nth"]
        first = dt.date(year, month, 1)
        first += ((weekday - first.weekday()) % 7 + 7 * (number - 1)) * DAY
    else:
        first = dt.date(year, entry["month"], entry["day"])
    return first, first + (entry.get("days", 1) - 1) * DAY


@cache
def _holidays() -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in load_yaml("dates/holidays.yml")}


def cut(interval: Interval, at: Setting, m: DateMention) -> Interval:
    """The interval up to publication where publication falls inside it and nothing speaks of the future."""
    if at.published and m.tense != "future" and m.shift != 1 and interval[0] <= at.published < interval[1]:
        return interval[0], at.published
    return interval


READERS = {
    "day": read_day,
    "day_of_month": read_day_of_month,
    "month": read_month,
    "year": read_year,
    "decade": read_decade,
    "season": read_season,
    "holiday": read_holiday,
}
