"""When a report was published: given, page metadata, dateline or page head, address, or not known."""

from __future__ import annotations

import re

from onrecord.read.blocks import Block
from onrecord.read.sections import Layout
from onrecord.read.stamps import find_dates, make_date
from onrecord.record.document import Published
from onrecord.record.span import Span

_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-/_.]?)(0[1-9]|1[0-2]|[1-9](?=[-/_.]))\2(0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?!\d)"
)
_URL_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/](0?[1-9]|1[0-2])(?!\d)")
_URL_NAMED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/](\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:publish|posted|issued|first\s|date\b)", re.IGNORECASE)
_STAMPED = frozenset({"stamp", "byline", "tags", "nav", "credit", "signoff"})
# "Published : Saturday, 14 November 2020  Count : 39" or "North.com | Jane Roe": a stamp with something beside it.
_SHORT_STAMP = re.compile(r"^\W*(?:first |last |story )?(?:publish|posted|updated|date\b)|\|", re.IGNORECASE)
_UPDATED = re.compile(r"(?:updat|modif|edited)", re.IGNORECASE)


def published_of(layout: Layout, given: Published | None, url: str | None) -> Published:
    """The publication date of a report, by the first of the ways that gives one.

    `given` is what the user, the input or the page's metadata says. Related headlines, copyright lines and
    today's date are never asked. A dateline without a year ("March 3") takes the year of the report's address.
    """
    if given and given.date:
        return given
    line = layout.dateline
    if line and line.date:
        return Published(line.date, "dateline", line.span)
    stamp = _head_stamp(layout)
    if stamp:
        return stamp
    address = date_in_url(url)
    if address:
        return address
    month = _URL_MONTH.search(url or "")
    if line and month and line.month == int(month[2]) and line.day:
        made = make_date(int(month[1]), line.month, line.day)
        if made:
            return Published(made, "dateline", line.span)
    return Published()


def date_in_url(url: str | None) -> Published | None:
    """The full date in an address's path.

    >>> date_in_url("https://example.org/2017/09/29/story").date
    datetime.date(2017, 9, 29)
    """
    path = re.sub(r"^[a-z]+://[^/]+|[?#].*$", "", url or "", flags=re.IGNORECASE)
    for pattern in (_URL_DAY, _URL_NAMED):
        for match in pattern.finditer(path):
            parts = [part for part in match.groups() if part and part[0].isalnum()]
            month = parts[1]
            number = (
                int(month) if month.isdigit() else "janfebmaraprmayjunjulaugsepoctnovdec".index(month.lower()) // 3 + 1
            )
            made = make_date(int(parts[0]), number, int(parts[2]))
            if made:
                return Published(made, "url")
    return None


def _head_stamp(layout: Layout) -> Published | None:
    """A stamp above the article; a labelled one ("Published ...") before all others.

    A bare date above the title is not taken: many pages print the day of the visit there.
    """
    parts = layout.parts
    first = next((i for i, part in enumerate(parts) if part.kind == "body" and part.block.role == "prose"), 0)
    title = next((i for i, part in enumerate(parts) if part.kind == "title"), None)
    labelled, updated, plain = [], [], []
    for number, part in enumerate(parts[:first]):
        for date in _dates(part.block):
            before = part.block.text[: date.span.start - part.block.span.start] if date.span else ""
            label = before or (parts[number - 1].block.text if number else "")
            if _UPDATED.search(label):
                updated.append(date)
            elif _LABELLED.search(label):
                labelled.append(date)
            elif number >= title if title is not None else number == 0:
                plain.append(date)
    foot = [date for part in parts[first:] if part.kind == "furniture" for date in _labelled_foot(part.block)]
    found = labelled + plain + updated + foot
    return found[0] if found else None


def _dates(block: Block) -> list[Published]:
    """The dates of a stamp or a byline; a line that says more (a picture's caption) gives none."""
    if block.role not in _STAMPED and not (block.role == "line" and _SHORT_STAMP.search(block.text)):
        return []
    found = [one for one in find_dates(block.text) if one.date]
    return [Published(one.date, "dateline", one.span.shifted(block.span.start)) for one in found]


def _labelled_foot(block: Block) -> list[Published]:
    """The date of a line such as "Published in Northern Post, May 3rd, 2019" below the article."""
    if block.role in {"stamp", "tags"} and _LABELLED.search(block.text) and not _UPDATED.search(block.text):
        return [
            Published(one.date, "dateline", Span(one.span.start + block.span.start, one.span.end + block.span.start))
            for one in find_dates(block.text)
            if one.date
        ]
    return []
