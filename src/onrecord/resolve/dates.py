"""Dates: what a date's words mean for a report published on a given day."""

from __future__ import annotations

import datetime as dt

from onrecord.record.date import Basis, DateRange
from onrecord.record.date_mention import DateMention
from onrecord.resolve import dates_absolute, dates_relative
from onrecord.resolve.calendar import DAY, Interval, precision
from onrecord.resolve.dates_reading import NoDate, Reading, Setting

READERS = dates_absolute.READERS | dates_relative.READERS


def resolve_date(
    mention: DateMention, published: dt.date | None, anchor: DateRange | None = None, *, southern: bool = False
) -> DateRange:
    """The days that a mention means.

    Args:
        mention: the words, as extract/dates.py reads them.
        published: the day of publication, or None; without it only words that carry a year get days.
        anchor: the date that "the same day" or "two days later" counts from.
        southern: seasons south of the equator.

    Returns:
        A range with `start` <= `end`, or with both None and the reason in `how`. The evening words keep
        their day: "last night" is the day before publication, "the night of 12 May" the 12th.
        "since Sunday" runs to publication.

    >>> from onrecord.record.span import Span
    >>> thursday = DateMention("Thursday", Span(0, 8), 0, "weekday", "weekday", weekday=3)
    >>> resolve_date(thursday, dt.date(2017, 9, 29)).start
    datetime.date(2017, 9, 28)
    >>> resolve_date(thursday, None).how
    'weekday, and no publication date to count from'
    """
    setting = Setting(published, anchor, southern)
    try:
        reading = _read(mention, setting)
    except NoDate as reason:
        return DateRange(text=mention.text, span=mention.span, how=str(reason))
    except (ValueError, OverflowError):
        return DateRange(text=mention.text, span=mention.span, how="no such day in the calendar")
    return _range(mention, reading)


def _read(mention: DateMention, setting: Setting) -> Reading:
    reading = READERS[mention.kind](mention, setting)
    if mention.until:
        reading = _joined(reading, mention.until, setting)
    if mention.relation == "since" and setting.published and reading.interval[0] <= setting.published:
        interval = (reading.interval[0], setting.published)
        return Reading(interval, max(reading.precision, precision(interval)), f"since {reading.how}", reading.basis)
    return reading


def _joined(near: Reading, until: DateMention, setting: Setting) -> Reading:
    """From the first day of one end to the last of the other; the far end sets where the near one lies."""
    far = READERS[until.kind](until, setting)
    start, end = near.interval[0], far.interval[1]
    if start > end and until.kind == "weekday":
        start -= 7 * DAY * -(-(start - end).days // 7)
    if start > end and until.kind in ("day", "month") and until.year is None:
        start = start.replace(year=start.year - 1)
    if start > end:
        raise NoDate("a range that ends before it begins")
    interval = (start, end)
    floor = 5 if until.kind == "year" else 4 if until.kind == "month" else 1
    return Reading(interval, max(precision(interval), floor), f"range: {far.how}", _weaker(near.basis, far.basis))


def _weaker(one: Basis, other: Basis) -> Basis:
    return one if one != "text" else other


def _range(mention: DateMention, reading: Reading) -> DateRange:
    start, end = _ordered(reading.interval)
    return DateRange(start, end, reading.precision, mention.text, mention.span, reading.how, reading.basis)


def _ordered(interval: Interval) -> Interval:
    return (interval[0], interval[1]) if interval[0] <= interval[1] else (interval[1], interval[0])
