"""Dates that count from publication or from another date of the report."""

from __future__ import annotations

import datetime as dt

from onrecord.record.date_mention import DateMention, Unit
from onrecord.resolve import calendar
from onrecord.resolve.calendar import DAY, Interval
from onrecord.resolve.dates_absolute import cut
from onrecord.resolve.dates_reading import NoDate, Reading, Setting

# How many units "a few" and "several" may be: at least, at most.
FEW = (2, 6)


def read_weekday(m: DateMention, at: Setting) -> Reading:
    """A weekday: publication's own or the nearest before; the nearest after where shift or tense say so."""
    published, weekday = at.day("weekday"), m.weekday or 0
    if m.unit == "week" and m.shift is not None:  # "Monday last week"
        day = calendar.unit_around(published, "week", m.shift)[0] + weekday * DAY
        return Reading((day, day), 1, "weekday of the week before or after", "relative")
    back = (published.weekday() - weekday) % 7
    if m.unit is not None and m.amount is not None:  # "a week ago Thursday"
        weeks = {"week": 1, "fortnight": 2}.get(m.unit, 0) * -m.amount
        day = published - (back + 7 * weeks) * DAY
        return Reading((day, day), 1, "weekday so many weeks before publication", "relative")
    if m.shift == 1 or (m.tense == "future" and m.shift != -1):
        ahead = (weekday - published.weekday()) % 7 or 7
        return Reading((published + ahead * DAY,) * 2, 1, "weekday after publication", "relative")
    if m.shift == -1:
        back = back or 7
    day = published - back * DAY
    return Reading((day, day), 1, "weekday before publication" if back else "weekday of publication", "relative")


def read_offset(m: DateMention, at: Setting) -> Reading:
    """Reads "yesterday", "three days ago", "a few weeks ago"."""
    published = at.day("a day counted from publication")
    if m.vague or m.amount is None:
        interval = _few(published, m.unit or "day", -1)
        return Reading(
            interval, calendar.precision(interval, _coarse(m.unit)), "a few units before publication", "relative"
        )
    if m.rule == "years_ago_today":
        day = _same_day(published, m.amount)
        return Reading((day, day), 1, f"{-m.amount} years before publication, to the day", "relative")
    interval = step(published, m.unit or "day", m.amount)
    if not m.amount:
        return Reading(interval, 1, "day of publication", "publication")
    how = f"{'before' if m.amount < 0 else 'after'} publication"
    count = f"{abs(m.amount)} {m.unit}{'s' if abs(m.amount) != 1 else ''}"
    return Reading(interval, calendar.precision(interval, _coarse(m.unit)), f"{count} {how}", "relative")


def _same_day(day: dt.date, years: int) -> dt.date:
    """The day of that name `years` later (before, where negative); 29 February becomes 28."""
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _coarse(unit: Unit | None) -> Unit | None:
    """The unit that precision may not be finer than: months and more; hours, days and weeks go by their length."""
    return unit if unit in ("month", "year", "decade", "century") else None


def step(day: dt.date, unit: Unit, amount: int) -> Interval:
    """The days that lie `amount` units from `day`: days exactly, weeks give or take, months and years whole.

    One week is taken a day either side, more weeks three days either side. Hours reach back a day at a time.

    >>> step(dt.date(2017, 9, 29), "week", -2)
    (datetime.date(2017, 9, 12), datetime.date(2017, 9, 18))
    """
    if unit in ("hour", "day"):
        if unit == "hour":
            days = -(-abs(amount) // 24)
            return (day - days * DAY, day) if amount < 0 else (day, day + days * DAY)
        return day + amount * DAY, day + amount * DAY
    if unit in ("week", "weekend", "fortnight"):
        weeks = amount * (2 if unit == "fortnight" else 1)
        middle, slack = day + 7 * weeks * DAY, 1 if abs(weeks) == 1 else 3
        return middle - slack * DAY, middle + slack * DAY
    if unit == "decade":
        return calendar.unit_around(day, "year", amount * 10)
    if unit == "century":
        return calendar.unit_around(day, "year", amount * 100)
    return calendar.unit_around(day, unit, amount)


def _few(day: dt.date, unit: Unit, sign: int) -> Interval:
    """From the most to the fewest that "a few" may be, before (`sign` -1) or after `day`; hours from the day itself."""
    if unit == "hour":
        return (day - DAY, day) if sign < 0 else (day, day + DAY)
    days = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652, "century": 36525}
    near, far = (day + sign * n * days.get(unit, 1) * DAY for n in FEW)
    return (far, near) if sign < 0 else (near, far)


def read_period(m: DateMention, at: Setting) -> Reading:
    """Reads "last week", "earlier this month", "late last year"; not beyond publication."""
    unit, shift = m.unit or "week", m.shift or 0
    published = at.day(f"a {unit} counted from publication")
    if unit == "weekend" and shift == 0 and _weekend_is_past(m, published):
        shift = -1
    whole = calendar.unit_around(published, unit, shift)
    if m.part == "earlier":
        whole = (whole[0], min(whole[1], published)) if whole[0] <= published else whole
    elif m.part == "later":
        whole = (max(whole[0], published), whole[1])
    else:
        whole = cut(calendar.part_of(whole, m.part), at, m)
    how = {
        -2: "before last",
        -1: "before that of publication",
        0: "of publication",
        1: "after that of publication",
    }.get(shift, "near")
    start = f"{m.part} in the " if m.part else ""
    named = None if unit == "weekend" else unit
    return Reading(whole, calendar.precision(whole, named), f"{start}{unit} {how}", "relative")


def _weekend_is_past(m: DateMention, published: dt.date) -> bool:
    """Whether "this weekend" is the one before: so says the tense; without one, on Monday to Wednesday it is."""
    if m.tense is None:
        return published.weekday() <= 2
    return m.tense == "past"


def read_window(m: DateMention, at: Setting) -> Reading:
    """Reads "the past three days": a stretch that ends with publication."""
    published, unit = at.day("a stretch counted from publication"), m.unit or "day"
    if m.vague or m.amount is None:
        start = _few(published, unit, -1)[0]
    elif unit == "month":
        start = calendar.add_months(published, -m.amount).replace(day=min(published.day, 28))
    elif unit in ("hour", "day", "week", "fortnight"):
        days = {"hour": -(-m.amount // 24), "day": m.amount, "week": 7 * m.amount, "fortnight": 14 * m.amount}[unit]
        start = published - days * DAY
    else:
        years = {"year": 1, "decade": 10}.get(unit, 100) * m.amount
        start = calendar.add_months(published, -12 * years).replace(day=min(published.day, 28))
    interval = (start, published)
    named = unit if unit == "week" and m.amount == 1 else None
    return Reading(interval, calendar.precision(interval, named), "a stretch up to publication", "relative")


def read_anaphoric(m: DateMention, at: Setting) -> Reading:
    """Reads "the same day", "two days later": counted from `anchor`."""
    anchor, unit = at.anchor, m.unit or "day"
    if anchor is None or anchor.start is None or anchor.end is None:
        raise NoDate("counted from another date of the report, which is not known")
    if m.vague or m.amount is None:
        sign = 1 if m.rule == "units_later" else -1
        first, last = _few(anchor.start, unit, sign), _few(anchor.end, unit, sign)
    elif not m.amount and unit not in ("hour", "day"):
        first = last = calendar.unit_around(anchor.start, unit, 0)
    else:
        first, last = step(anchor.start, unit, m.amount), step(anchor.end, unit, m.amount)
    interval = (first[0], last[1])
    exact = max(calendar.precision(interval, _coarse(unit)), anchor.precision or 1)
    return Reading(interval, exact, f"counted from {anchor.text or 'another date'}", "relative")


READERS = {
    "weekday": read_weekday,
    "offset": read_offset,
    "period": read_period,
    "window": read_window,
    "anaphoric": read_anaphoric,
}
