"""Dates as pages write them: whole stamps ("GMT 16:33 2017 Thursday ,28 December"), datelines, ISO."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.record.span import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?(?![a-z])"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
# The century of a two-digit year, as in POSIX and Python's strptime: 69-99 are 1969-1999, 00-68 are 2000-2068.
CENTURY_PIVOT = 69

_DAY_FIRST = rf"(?<![\d:.-]){_DAY}[\s\-.,/]{{0,3}}(?:of\s)?(?P<month>{MONTH})[\s\-.,/]{{0,3}}(?P<year>(?:19|20)\d\d|['’]?\d\d(?![\d:]))(?!\d)"
_MONTH_FIRST = rf"(?<![a-z])(?P<month>{MONTH})\.?\s?{_DAY}\s?,?\s?{_YEAR}"
_YEAR_FIRST = rf"{_YEAR}\s+(?:{WEEKDAY}\s*,?\s*)?{_DAY}\s+(?P<month>{MONTH})"
_ISO = r"(?<!\d)(?P<year>(?:19|20)\d\d)([-/.])(?P<month>0?[1-9]|1[0-2])\2(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
_NUMERIC = r"(?<![\d/.])(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>(?:19|20)\d\d)(?!\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE) for pattern in (_YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST, _ISO, _NUMERIC)
)
CLOCK = (
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\s?[ap]\.?m\b\.?)?"
    r"|\b(?:1[0-2]|[1-9])\s?[ap]\.?m\b\.?"
)
_CLOCK = re.compile(CLOCK, re.IGNORECASE)
_ANY_YEAR = re.compile(r"\d{4}|\d[\s\-.,/]+[a-z]{3,9}[\s\-.,/]+['’]?\d\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full date and where it stands; `date` is None where day and month cannot be told apart (03/04/2019).

    >>> next(find_dates("GMT 16:33 2017 Thursday ,28 December")).date
    datetime.date(2017, 12, 28)
    """

    date: dt.date | None
    span: Span


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDate]:
    """Full dates (day, month, year) in `text[start:end]`, in order, none overlapping another."""
    stop = len(text) if end is None else end
    if not _ANY_YEAR.search(text, start, stop):
        return
    found: list[FoundDate] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, stop):
            span = Span(match.start(), match.end())
            if not any(span.overlaps(other.span) for other in found):
                made = _made(match)
                if made is not None or pattern.pattern is _NUMERIC:
                    found.append(FoundDate(made, span))
    yield from sorted(found, key=lambda one: one.span)


def find_clocks(text: str, start: int, end: int) -> list[Span]:
    """Times of day, as 16:33 or 4.33 pm."""
    return [Span(m.start(), m.end()) for m in _CLOCK.finditer(text, start, end)]


def month_number(word: str) -> int:
    """1 for January, by its first three letters."""
    return _MONTHS.index(word[:3].lower()) + 1


def full_year(digits: str) -> int:
    """The year of two or four digits.

    >>> full_year("90"), full_year("'05"), full_year("2017")
    (1990, 2005, 2017)
    """
    number = int(digits.lstrip("'’"))
    if number >= 100:
        return number
    return number + (1900 if number >= CENTURY_PIVOT else 2000)


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day or it is before 1900 or after 2099."""
    if not 1900 <= year < 2100:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _made(match: re.Match[str]) -> dt.date | None:
    year, month, day = full_year(match["year"]), match["month"], int(match["day"])
    if not month.isdigit():
        return make_date(year, month_number(month), day)
    number = int(month)
    if match.re.pattern is _NUMERIC:
        if number > 12:  # month first, as in the United States
            return make_date(year, day, number)
        dotted = match.group(2) == "."  # 03.04.2019 is day first wherever dots are used
        if day <= 12 and day != number and not dotted:
            return None
    return make_date(year, number, day)


_LABEL = (
    r"(?:(?:first|story|originally)\s+)*(?:published|posted|updated|modified|created|uploaded|issued|last\s+(?:updated?|modified|edited)|date|dated"
    r"|time|on|at|from|in|by)"
)
_ZONE = r"(?:(?<![A-Z])(?:GMT|UTC|[A-Z]{1,3}[SD]T|local time|hrs?|hours|(?<=\d)Z)(?![A-Za-z])|[+-]\d\d:?\d\d)"
_AROUND = rf"(?:{WEEKDAY}|{_ZONE}|{CLOCK}|\bat\b|\bon\b|(?<=\d)T(?=\d))"
_BEFORE = re.compile(
    rf"(?:(?:(?<=[^A-Za-z])|(?<=[a-z])(?=[A-Z])|^)(?:First )?(?:Published|Posted|Updated|Last [Uu]pdated?|Last [Mm]odified|Date)"
    rf"(?:\s+(?:on|at))?\s*[:|-]?\s*)?(?:{_AROUND}[\s,|·•–—-]*)*$"
)
_AFTER = re.compile(rf"(?:[\s,|·•–—-]*{_AROUND})+", re.IGNORECASE)
_FILLER = re.compile(rf"\b{_LABEL}\b|\b{WEEKDAY}|{CLOCK}|{_ZONE}|[^\w]+|\bT(?=\d|\b)", re.IGNORECASE)


STAMP_CHARS = 140
_DIGIT = re.compile(r"\d")


def stamp_spans(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Dates with the weekday, clock and zone written beside them; True where there is a clock time."""
    for found in find_dates(text, start, end):
        before = _BEFORE.search(text[max(start, found.span.start - 60) : found.span.start])
        first = found.span.start - (len(before.group()) if before else 0)
        after = _AFTER.match(text, found.span.end, end)
        last = after.end() if after else found.span.end
        if re.search(r"\d{4}", found.span.of(text)):
            yield Span(first, last), bool(_CLOCK.search(text, first, last))


def is_stamp(line: str) -> bool:
    """True where a line holds a date or a clock time and nothing else but labels ("Published on ...").

    >>> is_stamp("GMT 21:35 2018 Tuesday ,23 January"), is_stamp("Ten killed on 3 May 2019")
    (True, False)
    """
    if len(line) > STAMP_CHARS or not _DIGIT.search(line):
        return False
    dates = list(find_dates(line))
    if not dates and not _CLOCK.search(line):
        return False
    for found in reversed(dates):
        line = line[: found.span.start] + " " + line[found.span.end :]
    return not _FILLER.sub("", line)
