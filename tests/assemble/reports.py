"""Short reports of our own, coded whole."""

from __future__ import annotations

import datetime as dt
from functools import cache

from onrecord.coder import Coder
from onrecord.record.count import Count
from onrecord.record.document import Document, Published, Section
from onrecord.record.event import Event
from onrecord.record.span import Span

PUBLISHED = dt.date(2023, 3, 17)  # a Friday


@cache
def coder() -> Coder:
    """One coder for all tests."""
    return Coder()


def events(text: str, published: dt.date | None = PUBLISHED) -> tuple[Event, ...]:
    """The events of a bare body."""
    document = Document(
        id="t",
        sha256="0",
        text=text,
        sections=(Section("body", Span(0, len(text))),),
        published=Published(published, "given") if published else Published(),
    )
    return coder().code(document).events


def news(text: str, published: dt.date | None = PUBLISHED) -> list[Event]:
    """The events that are neither background nor summaries."""
    return [e for e in events(text, published) if not e.background and not e.aggregate]


def numbers(count: Count) -> tuple[int | None, int | None, int | None]:
    """low, best, high."""
    return count.low, count.best, count.high
