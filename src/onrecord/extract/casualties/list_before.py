"""A list before its verb: "a colonel, a judge and senator X were killed", where the parser gives the verb only X."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.casualties.counting import Figure, figure
from onrecord.extract.casualties.persons import is_person
from onrecord.record.parsed import text_of
from onrecord.record.span import Span

if TYPE_CHECKING:
    from onrecord.extract.casualties.numbers_in import SentenceNumbers
    from onrecord.record.casualty_mention import CasualtyMention
    from onrecord.record.parsed import Sentence

JOINT = re.compile(r"(?:\s*\([^()]*\))?(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)$", re.IGNORECASE)
# A list begins its clause: what stands before it is nothing, or a word that opens one.
OPENS = re.compile(
    r"(?:^|[:;]|\b(?:after|when|that|where|which|while|because|as|but|before|since|said))[\s\"“'‘]*$", re.IGNORECASE
)
LISTED = frozenset({"one", "exact", "at_least", "more_than", "about", "person"})
MOST = 8  # items looked at


def before_list(
    m: CasualtyMention, own: list[CasualtyMention], sentence: Sentence, numbers: SentenceNumbers
) -> list[CasualtyMention]:
    """The figures of the items before `m`, the last of a list that is the subject of its verb; nearest first."""
    if m.counted is None or m.predicate.start < m.counted.end or m.rule == "unnumbered":
        return []
    first = min(m.span.start, m.counted.start)
    found: list[Figure] = []
    # Headlines leave out the "and": "Two soldiers, a guard killed in blast".
    start, joined = first - sentence.span.start, sentence.segment.section.kind == "title"
    for _ in range(MOST):
        joint = JOINT.search(numbers.text[:start])
        if joint is None:
            break
        joined = joined or "and" in joint.group().lower()
        read = _ending_at(joint.start(), sentence, numbers)
        if read is None:
            return []
        start = min(read.start, read.counted.doc[read.counted.start].idx) - sentence.tokens.start_char
        known = [k for k in own if k.span.overlaps(_span(read, sentence))]
        if any(k.predicate != m.predicate for k in known):
            return []
        if not known:
            found.append(read)
    if not found or not joined or not OPENS.search(numbers.text[:start]):
        return []
    return [_mention(m, read, sentence) for read in found]


def _ending_at(at: int, sentence: Sentence, numbers: SentenceNumbers) -> Figure | None:
    """The figure of the phrase whose head ends at character `at` of the sentence."""
    end = sentence.tokens.start_char + at
    noun = next((t for t in sentence.tokens if t.idx + len(t) == end), None)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    read = figure(noun, numbers)
    if read is None or read.rule not in LISTED or not (is_person(read.head) or noun.ent_type_ == "PERSON"):
        return None
    return read


def _span(read: Figure, sentence: Sentence) -> Span:
    return Span(read.start, read.end).shifted(sentence.segment.offset)


def _mention(m: CasualtyMention, read: Figure, sentence: Sentence) -> CasualtyMention:
    offset, text = sentence.segment.offset, text_of(sentence.segment.doc)
    p = read.counted
    span = _span(read, sentence)
    whole = Span(p.doc[p.start].idx, p.doc[p.end - 1].idx + len(p.doc[p.end - 1]))
    rest = text[read.end : whole.end]
    begin = read.end + len(rest) - len(rest.lstrip()) if read.rule not in ("one", "person") else read.start
    counted = Span(begin, whole.end)
    return replace(
        m,
        phrase=text[read.start : read.end],
        span=span,
        rule=read.rule,
        count=read.count,
        counted=counted.shifted(offset),
        counted_text=counted.of(text),
        head=read.head,
        additional=False,
        definite=read.definite,
        name=read.name,
        singular=read.singular,
    )
