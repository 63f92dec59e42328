"""How a sentence uses a date: since or until it, as a dateline, in what tense."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.dates_tokens import Token
from onrecord.record.date_mention import DateMention, Relation, Tense
from onrecord.record.parsed import Segment
from onrecord.record.span import Span

RELATIONS: dict[str, Relation] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "by",
    "before": "before",
    "after": "after",
    "following": "after",
}
BETWEEN = frozenset({"the", "at", "on", "of", "early", "late", "about", "around", "least", "as"})
LOOK_BACK = 4
DATELINE_HEAD = 80  # characters before the date: a town, a country, an agency
AFTER_DATELINE = re.compile(r"\s*(?:[(\[][^)\]]{0,60}[)\]]\s*)*(?:--|[\u2013\u2014]|-\s)")
CAPITALS = 30  # characters of a town in capitals before the day: "DUBAI Dec 22 A drone strike"
HEADED = re.compile(r"\s(?:\([^)]*\)\s)?[\"“]?[A-Z][a-z]*\s.{0,60}[a-z]")
BEFORE_STAMP = re.compile(
    r"(?:\b(?:published|updated|posted|modified|date|copyright|gmt \d\d?:\d\d)|\(c\)|©)(?:\s*(?:on|at|:|-))?\s*$",
    re.IGNORECASE,
)
FUTURE = frozenset({"will", "shall", "'ll", "wo"})
PLANS = frozenset({"plan", "schedule", "expect", "due", "intend", "vow", "set", "slate"})


def relation_of(mention: DateMention, first: int, tokens: Sequence[Token], text: str) -> Relation | None:
    """The relation that the words before a date give it; `first` is the number of its first token."""
    if mention.kind in {"day", "weekday"}:
        if BEFORE_STAMP.search(text, max(0, mention.span.start - 30), mention.span.start):
            return "stamp"
        head = text[: mention.span.start].lstrip()
        if len(head) <= DATELINE_HEAD and ". " not in head and AFTER_DATELINE.match(text, mention.span.end):
            return "dateline"
        if 0 < len(head) <= CAPITALS and head.isupper() and HEADED.match(text, mention.span.end):
            return "dateline"
    for i in range(first - 1, max(-1, first - 1 - LOOK_BACK), -1):
        relation = RELATIONS.get(tokens[i].word)
        if relation:
            # "before dawn on Saturday" is on Saturday.
            return None if mention.time_of_day and relation in ("before", "after", "by") else relation
        if tokens[i].word not in BETWEEN:
            return None
    return None


def tense_of(span: Span, segment: Segment) -> Tense | None:
    """The tense of the verb that governs the words of `span` (offsets of the segment); None without one."""
    words = segment.doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        return None
    root = words.root
    for token in (root, *root.ancestors):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        helpers = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
        if any(c.lower_ in FUTURE for c in helpers):
            return "future"
        if token.tag_ == "VB" and token.head.lemma_ in PLANS and any(c.lower_ == "to" for c in helpers):
            return "future"
        tags = {token.tag_, *(c.tag_ for c in helpers)}
        if tags & {"VBD", "VBN"}:
            return "past"
        if tags & {"VBP", "VBZ"}:
            return "present"
    return None
