"""The dateline that opens a report: "SAN SALVADOR, 3 JAN 90 --", "KABUL, March 3 (Reuters) -"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from onrecord.read.rules import agencies
from onrecord.read.stamps import MONTH, find_dates, full_year, make_date, month_number
from onrecord.record.span import Span

HEAD_CHARS = 160
MOST_WORDS = 16  # before the dash
_DASH = re.compile(r"\s*(?:--+|—|–|―|\s-\s|-\s|\s-|:\s|(?<=\))-|(?<=/)\.?\s)")
_BRACKET_ENDS = re.compile(r"[)\]/]")
_BRACKETED = re.compile(r"\s*[\[(][^\])]{6,40}[\])]")
_DAY_MONTH = re.compile(rf"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?P<month>{MONTH})", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"(?P<month>{MONTH})\.?\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)", re.IGNORECASE)
_SHORT_YEAR = re.compile(r",?\s+['’]?(?P<year>\d\d)(?!\d)")
_LOWER_ALLOWED = frozenset(
    [
        "de",
        "la",
        "le",
        "del",
        "des",
        "du",
        "el",
        "al",
        "of",
        "near",
        "the",
        "in",
        "and",
        "y",
        "e",
        "von",
        "ad",
        "bin",
        "st",
        "via",
        "by",
        "updated",
    ]
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_SERVICE = re.compile(
    r"\b(?:radio|television|tv|news|press|agency|agencies|service|network|online|post|times)\b", re.IGNORECASE
)
_AGENCY = re.compile(r"(?:[\[(]|/)\s*(?P<agency>[A-Za-z][^\])(\d]{1,40}?)\s*(?:[\])]|/)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's date, or its day and month where it names no year; `agency` is the wire it credits."""

    date: dt.date | None
    day: int | None
    month: int | None
    span: Span | None
    agency: Span | None = None

    def shifted(self, by: int) -> Dateline:
        """The same dateline, its offsets `by` characters later."""
        span, agency = (one.shifted(by) if one else None for one in (self.span, self.agency))
        return replace(self, span=span, agency=agency)


def dateline_in(text: str) -> Dateline | None:
    """The dateline that `text` opens with; offsets count from its start.

    >>> dateline_in("SAN SALVADOR, 3 JAN 90 -- THE ARMY REPORTED").date
    datetime.date(1990, 1, 3)
    >>> dateline_in("Kabul fell on 15 August 2021 - a day") is None
    True
    """
    head = text[:HEAD_CHARS]
    opened = _BRACKETED.match(head)
    if opened:
        date = next((one for one in find_dates(head, 0, opened.end()) if one.date), None)
        if date:
            return Dateline(date.date, None, None, date.span)
    end = _DASH.search(head)
    if end and _place_like(head[: end.start()]):
        return _read(head[: end.end()])
    bracket = next((m for m in reversed(list(_BRACKET_ENDS.finditer(head))) if _place_like(head[: m.end()])), None)
    found = _read(head[: bracket.end()]) if bracket else None
    return found if found and found.agency else None


def _read(lead: str) -> Dateline | None:
    """What the words before the dash say: a date, a day and month, a wire, or at least a place in capitals."""
    credit = _credit(lead)
    date = next((one for one in find_dates(lead) if one.date), None)
    if date:
        return Dateline(date.date, None, None, date.span, credit)
    partial = _MONTH_DAY.search(lead) or _DAY_MONTH.search(lead)
    if partial:
        day, month = int(partial["day"]), month_number(partial["month"])
        short = _SHORT_YEAR.match(lead, partial.end())
        if short:
            made = make_date(full_year(short["year"]), month, day)
            return Dateline(made, None, None, Span(partial.start(), short.end()), credit)
        return Dateline(None, day, month, Span(*partial.span()), credit)
    return Dateline(None, None, None, None, credit) if credit or lead.isupper() else None


def opens_with_dateline(text: str) -> bool:
    """True where `text` opens with a dateline that names a day."""
    found = dateline_in(text)
    return bool(found and found.span)


def _credit(lead: str) -> Span | None:
    """The last bracketed name that is a wire service's: "PERTH (AUSTRALIA), JUNE 11 (AFP)"."""
    named = [match for match in _AGENCY.finditer(lead) if _is_agency(match["agency"])]
    return Span(*named[-1].span("agency")) if named else None


def _is_agency(name: str) -> bool:
    return name.casefold() in agencies() or bool(_SERVICE.search(name))


def _place_like(lead: str) -> bool:
    """True where the words before the dash are names, numbers and the small words inside names."""
    words = _WORD.findall(lead)
    if not words or len(words) > MOST_WORDS:
        return False
    return all(word[0].isupper() or word.lower() in _LOWER_ALLOWED or len(word) <= 2 for word in words)
