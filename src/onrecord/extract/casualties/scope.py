"""Scope: whether the words make a figure this event's own, a running total, or one of something recalled."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.casualties.patterns import cumulative, recalled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.casualty_mention import CasualtyMention
    from onrecord.record.parsed import Sentence

TOLL_CLAUSE = re.compile(r"\b(?:bring|tak|rais|push)ing\b", re.IGNORECASE)
# "The deadliest attack since 2007" is one attack.
SUPERLATIVE = re.compile(
    r"\b(?:\w+iest|worst|largest|biggest|highest|heaviest|first|second|third|fourth|fifth|sixth|most\s+\w+|latest|another)\b[^.;]{0,80}?\b(?:since|in|this)\b[^,.;]*",
    re.IGNORECASE,
)
# A toll that has risen over days or months is one event's where its words name it.
ONE_EVENT = re.compile(
    r"\b(?:attack|blast|bombing|explosion|strike|airstrike|shooting|clash|raid|shelling|ambush|massacre|crash|assault)\b",
    re.IGNORECASE,
)
# "An airstrike this week killed eight": the week is when it happened.
ONE_THIS_WEEK = re.compile(
    r"\b(?:an?|the|one)\s+(?:[\w.’'-]+\s+){0,3}?(?:attack|blast|bombing|explosion|(?:air\s?)?strike|shooting|clash|raid|shelling|ambush|"
    r"massacre|assault)\b(?:[^.;]|\.(?=\S))*?\bthis\s+week\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def scoped(mentions: Iterable[CasualtyMention], sentence: Sentence, year: int | None) -> list[CasualtyMention]:
    """The figures with the scope that the sentence's words give them; `year` is the report's own."""
    text = sentence.tokens.text
    own_clause = TOLL_CLAUSE.split(text)[0]
    recollections = [m for m in recalled().finditer(text) if not _is_of(year, m.group())]
    memories = [m.end() for m in recollections]
    before = own_clause[: min((m.start() for m in recollections), default=len(own_clause))]
    running = is_cumulative(ONE_THIS_WEEK.sub(" ", SUPERLATIVE.sub(" ", before)))
    out = []
    for mention in mentions:
        at = mention.span.start - sentence.span.start
        if mention.scope != "event" or (mention.update and ONE_EVENT.search(own_clause)):
            out.append(mention)
        elif any(at >= memory for memory in memories):
            out.append(replace(mention, scope="other"))
        elif running and not mention.singular and at < len(own_clause) and mention.kind != "none_killed":
            out.append(replace(mention, scope="cumulative"))
        else:
            out.append(mention)
    return out


def is_cumulative(clause: str) -> bool:
    """True where the words make the figure a running total over years, a month or a conflict.

    >>> is_cumulative("more than 6,800 people have been killed since 2007")
    True
    """
    return bool(cumulative().search(clause))


def _is_of(year: int | None, words: str) -> bool:
    return year is not None and str(year) in YEAR.findall(words)
