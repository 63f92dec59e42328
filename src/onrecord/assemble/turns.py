"""Turns: where a sentence goes back to an earlier happening."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.record.event_mention import EventMention
from onrecord.record.mentions import Mentions, SentenceInfo

# "Two weeks after a bombing killed 350": what follows is an earlier happening, if it has dead or injured of its own.
LONG_AFTER = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|few)\s+(?:hours?|days?|weeks?|months?|years?)\s+after\s",
    re.IGNORECASE,
)
HURT = ("killed", "injured")


def long_after(
    sentence: SentenceInfo, triggers: Sequence[EventMention], claims: Sequence[int], m: Mentions
) -> int | None:
    """Where the earlier happening begins in "a bomb went off, two weeks after a raid killed nine"."""
    match = LONG_AFTER.search(m.document.text, sentence.span.start, sentence.span.end)
    return match.end() if match and tells_of_another(match.end(), triggers, claims, m) else None


def tells_of_another(at: int, triggers: Sequence[EventMention], claims: Sequence[int], m: Mentions) -> bool:
    """True where a deed is told before an offset of the sentence, and one with dead or injured behind it."""
    hurt = any(m.casualties[i].span.start > at and m.casualties[i].kind in HURT for i in claims)
    starts = [t.span.start for t in triggers]
    return hurt and min(starts, default=at) < at < max(starts, default=at)
