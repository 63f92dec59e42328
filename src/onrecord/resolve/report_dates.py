"""The dates of one report together: each section by its own publication date, each "two days later" by its anchor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from onrecord.record.date import DateRange
from onrecord.record.date_mention import DateMention
from onrecord.record.document import Document
from onrecord.record.span import Span
from onrecord.resolve.dates import resolve_date


def resolve_dates(mentions: Sequence[DateMention], document: Document) -> tuple[DateRange, ...]:
    """What each mention means, one each, in the same order.

    A related headline counts from its own time stamp or from nothing, never from the article's date, and the
    article never from the headline's.
    """
    out: list[DateRange] = []
    anchor: tuple[Span | None, DateRange] | None = None
    for mention in mentions:
        section = _related(mention.span, document)
        published = _published(section, document)
        usable = anchor[1] if anchor and anchor[0] == section and not _counts_from_words(mention, document) else None
        found = resolve_date(mention, published, usable)
        if found.start is not None and mention.relation not in ("since", "until", "dateline", "stamp") and not mention.anaphoric:
            anchor = (section, found)
        out.append(found)
    return tuple(out)


def _counts_from_words(mention: DateMention, document: Document) -> bool:
    """True for "a day after the coup": it counts from what follows, not from the last date told."""
    following = document.text[mention.span.end : mention.span.end + 1]
    return mention.anaphoric and mention.text.lower().endswith(("after", "before")) and following == " "


def _related(span: Span, document: Document) -> Span | None:
    return next((s.span for s in document.sections if s.kind == "related" and s.span.covers(span)), None)


def _published(section: Span | None, document: Document) -> dt.date | None:
    if section is None:
        return document.published.date
    own = next(s.published for s in document.sections if s.span == section)
    return own.date if own else None
