"""Cutting: a sentence that tells of two happenings, each with its own dead and its own day or town, is told in two parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.assemble.clashes import dates_apart, places_clash
from onrecord.record.date import DateRange
from onrecord.record.mentions import Mentions, SentenceInfo
from onrecord.record.place import Place
from onrecord.record.span import Span

# Where one happening ends and the next begins: "..., and another 15 were killed on Wednesday".
JOINT = re.compile(r";\s+|,?\s+(?:and|while|whereas|but)\s+", re.IGNORECASE)
# "While another car bomb killed three": words that make the second another happening whatever its day and town.
ANOTHER = re.compile(
    r"(?:another|a\s+second|a\s+third)\s+(?:[\w-]+\s+){0,3}?(?:attack|bomb(?:ing)?|blast|explosion|shelling|air\s?strike|strike|raid|ambush|shooting)\b"
    r"|separately\b|in\s+(?:another|a\s+separate)\s",
    re.IGNORECASE,
)


def cut(sentence: SentenceInfo, claims: Sequence[int], m: Mentions) -> int | None:
    """Where the second happening of a sentence begins; None where it tells of one.

    Two figures of dead or injured with verbs of their own are needed, and on both sides of the joint a day or a
    town that cannot be the other's.

    Returns:
        An offset into `document.text`.
    """
    figures = [m.casualties[i] for i in claims if m.casualties[i].scope == "event" and m.casualties[i].kind == "killed"]
    if len({c.predicate for c in figures}) < 2:
        return None
    figures.sort(key=lambda c: c.span.start)
    text = m.document.text
    for first, second in pairwise(figures):
        if second.predicate == second.span:
            continue  # "12 died in the one town and nine in the other": one verb tells of both
        start, end = max(first.span.end, min(first.predicate.end, second.span.start)), second.span.start
        for joint in reversed(list(JOINT.finditer(text, start, end + 1))):
            if ANOTHER.match(text, joint.end()) or _apart(
                Span(sentence.span.start, joint.start()), Span(joint.end(), sentence.span.end), m
            ):
                return joint.end()
    return None


def _apart(left: Span, right: Span, m: Mentions) -> bool:
    days = [_dates_in(part, m) for part in (left, right)]
    if all(days) and dates_apart(*days):
        return True
    towns = [_places_in(part, m) for part in (left, right)]
    return all(towns) and places_clash(*towns)


def _dates_in(part: Span, m: Mentions) -> list[DateRange]:
    return [d for d in m.dates if d.span and part.covers(d.span)]


def _places_in(part: Span, m: Mentions) -> list[Place]:
    return [p for p in m.places if part.covers(p.span) and p.kind not in ("country", "region")]
