"""Substance: how much a fragment says of a happening; words that only refer to violence open no event."""

from __future__ import annotations

from onrecord.assemble.fragments import Fragment
from onrecord.assemble.scope import scope_of
from onrecord.record.event_mention import EventMention
from onrecord.record.mentions import Mentions

# What a fragment must reach to open an event of its own.
OPENS = 2.0
# The same in the first paragraph, which tells what the report is about.
LEAD_OPENS = 1.5


def opens(f: Fragment, m: Mentions) -> bool:
    """True where a fragment that goes on with nothing tells enough for an event of its own; headings always do."""
    if f.sentence.section != "body":
        return True
    return substance(f, m) >= (LEAD_OPENS if f.sentence.paragraph == 0 else OPENS)


def substance(f: Fragment, m: Mentions) -> float:
    """The sum of what is told: a finite verb, figures, doers, undergoers, a day, a place.

    A bare plural ("killings", "attacks") or a definite noun ("the violence") tells of nothing new by itself.
    """
    if not f.triggers:
        return 0.0
    score = max(_of_trigger(t) for t in f.triggers)
    score += 1.0 * any(m.casualties[i].count.known and scope_of(m.casualties[i], m) == "event" for i in f.claims)
    score += 0.5 * any(t.agents for t in f.triggers)
    score += 0.5 * any(t.patients for t in f.triggers)
    score += 0.5 * bool(f.dates)
    score += 0.5 * any(p.kind not in ("country", "region") for p in f.places)
    return score


def _of_trigger(t: EventMention) -> float:
    if t.generic:
        return 0.0
    if t.part == "verb":
        return 1.0 if t.weak else 1.5
    if t.definite and (not t.patients or t.plural):
        return 0.0
    return 1.0
