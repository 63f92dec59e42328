"""The dates of one story together: counted from its publication date, "two days later" from the date told before."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.date import DateRange
from onrecord.record.date_mention import DateMention
from onrecord.record.document import Document
from onrecord.resolve.dates import resolve_date

# Dates that say since when, or when the report was written, are nothing to count "two days later" from.
NO_ANCHOR = frozenset({"since", "until", "dateline", "stamp"})


def resolve_dates(mentions: Sequence[DateMention], document: Document) -> tuple[DateRange, ...]:
    """What each mention of a story means, one each, in the same order."""
    out: list[DateRange] = []
    anchor: DateRange | None = None
    for mention in mentions:
        usable = None if _counts_from_words(mention, document) else anchor
        found = resolve_date(mention, document.published.date, usable)
        if found.start is not None and mention.relation not in NO_ANCHOR and not mention.anaphoric:
            anchor = found
        out.append(found)
    return tuple(out)


def _counts_from_words(mention: DateMention, document: Document) -> bool:
    """True for "a day after the coup": it counts from what follows, not from the last date told."""
    following = document.text[mention.span.end : mention.span.end + 1]
    return mention.anaphoric and mention.text.lower().endswith(("after", "before")) and following == " "
