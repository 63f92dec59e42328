"""Scope: whether a figure is the event's own or a war's running toll."""

from __future__ import annotations

import re

from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.claim import Scope
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span

# What kills over years, not in one event: "the war has killed more than 10,000".
LASTING = re.compile(
    r"\b(?:war|conflict|insurgency|insurrection|crisis|unrest|campaign|uprising|rebellion|occupation|strife|hostilities|feud|years of \w+|"
    r"(?:the|this) (?:fighting|violence))\b(?! crimes?)",
    re.IGNORECASE,
)


# "The fighting that has killed more than 10,000": the words before the figure.
HAS_KILLED = re.compile(
    r"\b(?:war|conflict|insurgency|insurrection|crisis|unrest|campaign|uprising|rebellion|fighting|violence|group|militants)\b"
    r"[^.;]{0,60}?\b(?:has|have|that's|which\s+has)\s+(?:\w+\s+){0,2}(?:killed|claimed|left|cost)\s+(?:the\s+lives\s+of\s+)?$",
    re.IGNORECASE,
)
MANY = 500
# "Thousands have been killed": no single event is told so.
THOUSANDS = 1000
LEFT = re.compile(
    r"\b(?:have|has)\s+(?:already\s+|so\s+far\s+)?(?:left|killed|claimed|cost)\s+(?:the\s+lives\s+of\s+)?$",
    re.IGNORECASE,
)
HAVE = re.compile(r"\b(?:have|has)\s+(?:already\s+|been\s+){0,2}$", re.IGNORECASE)


def scope_of(c: CasualtyMention, m: Mentions) -> Scope:
    """The figure's scope: as its words have it, or cumulative where a war is what killed."""
    if c.scope == "event" and c.agent is not None and LASTING.search(m.prose(c.agent)):
        return "cumulative"
    size = c.count.best or c.count.low or 0
    if c.scope == "event" and size >= MANY and HAS_KILLED.search(m.prose(_before(c, m)) + " "):
        return "cumulative"
    if (
        c.scope == "event"
        and c.kind in ("killed", "injured")
        and not c.update
        and size >= THOUSANDS
        and (HAVE.search(m.prose(_before(c, m, c.predicate.start)) + " ") or LEFT.search(m.prose(_before(c, m)) + " "))
    ):
        return "cumulative"
    return c.scope


def _before(c: CasualtyMention, m: Mentions, until: int | None = None) -> Span:
    until = c.span.start if until is None else until
    start = next((s.span.start for s in m.sentences if s.index == c.sentence), until)
    return Span(min(start, until), until)
