"""The calendar: months, weeks, seasons and feasts as intervals of days, both ends inclusive."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from onrecord.record.date_mention import Unit

Interval = tuple[dt.date, dt.date]

DAY = dt.timedelta(days=1)
# First month of each season north of the equator; the south is half a year away.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
# Which tenths of a unit "early", "mid" and "late" take.
TENTHS = {
    "early": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
    "first_half": (0, 0.5),
    "second_half": (0.5, 1),
}


def add_months(day: dt.date, months: int) -> dt.date:
    """The first of the month that lies `months` after that of `day`.

    >>> add_months(dt.date(2017, 11, 29), 3)
    datetime.date(2018, 2, 1)
    """
    count = day.year * 12 + day.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)


def month(year: int, number: int) -> Interval:
    """A month, 1 to 12.

    >>> month(2016, 2)[1]
    datetime.date(2016, 2, 29)
    """
    return dt.date(year, number, 1), dt.date(year, number, monthrange(year, number)[1])


def unit_around(day: dt.date, unit: Unit, shift: int) -> Interval:
    """The calendar unit `shift` units from the one that holds `day`; weeks begin on Monday.

    A fortnight is the calendar week and the one before it; a weekend is the Saturday and Sunday that end
    the week, and from Monday to Friday `shift` -1 is the one just past.

    Raises:
        ValueError, OverflowError: the unit lies outside the years 1 to 9999.

    >>> unit_around(dt.date(2017, 9, 29), "week", -1)
    (datetime.date(2017, 9, 18), datetime.date(2017, 9, 24))
    """
    monday = day - day.weekday() * DAY
    match unit:
        case "hour" | "day":
            return day + shift * DAY, day + shift * DAY
        case "week":
            start = monday + 7 * shift * DAY
            return start, start + 6 * DAY
        case "weekend":
            # On a Saturday or Sunday "the weekend" that is past is the one under way.
            back = shift + 1 if shift < 0 and day.weekday() >= 5 else shift
            saturday = monday + (5 + 7 * back) * DAY
            return saturday, saturday + DAY
        case "fortnight":
            start = monday + 14 * shift * DAY - 7 * DAY
            return start, start + 13 * DAY
        case "month":
            first = add_months(day, shift)
            return month(first.year, first.month)
        case _:
            years = {"year": 1, "decade": 10, "century": 100}[unit]
            first_year = (day.year // years + shift) * years
            return dt.date(first_year, 1, 1), dt.date(first_year + years - 1, 12, 31)


def part_of(interval: Interval, part: str | None) -> Interval:
    """The third (or half) of an interval that "early", "mid" or "late" names; anything else leaves it whole.

    >>> part_of(month(2017, 6), "early")
    (datetime.date(2017, 6, 1), datetime.date(2017, 6, 10))
    """
    if part not in TENTHS:
        return interval
    start, end = interval
    days = (end - start).days + 1
    low, high = (round(days * share) for share in TENTHS[part])
    return start + low * DAY, start + max(high - 1, low) * DAY


def season(year: int, name: str, *, southern: bool = False) -> Interval:
    """A season by whole months: the northern summer is June to August. Winter is named by its December.

    >>> season(2017, "summer")
    (datetime.date(2017, 6, 1), datetime.date(2017, 8, 31))
    """
    first = dt.date(year, SEASONS[name], 1)
    if southern:
        first = add_months(first, 6 if SEASONS[name] < 6 else -6)
    return first, add_months(first, 3) - DAY


def easter(year: int) -> dt.date:
    """Western Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher).

    >>> easter(2019)
    datetime.date(2019, 4, 21)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, moon = century // 4, (century + 8) // 25
    epact = (19 * golden + century - skipped - (century - moon + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    number = epact + weekday - 7 * late + 114
    return dt.date(year, number // 31, number % 31 + 1)


def precision(interval: Interval, unit: Unit | None = None) -> int:
    """UCDP's date_prec of an interval; a named unit (week, month, year) is never finer than itself.

    >>> precision((dt.date(2017, 9, 1), dt.date(2017, 9, 29)))
    4
    """
    days = (interval[1] - interval[0]).days + 1
    finest = {"week": 3, "fortnight": 4, "month": 4}.get(
        unit or "day", 5 if unit in ("year", "decade", "century") else 1
    )
    by_length = next((p for p, most in ((1, 1), (2, 6), (3, 10), (4, 31)) if days <= most), 5)
    return max(finest, by_length)
