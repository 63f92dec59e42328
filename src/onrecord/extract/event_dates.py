"""Which date of its sentence an event's word binds, read off the grammar between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.event_paths import LIGHT, OWN_CLAUSE, Way, way
from onrecord.extract.event_places import head_of, words_of
from onrecord.record.bond import Bond

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

    from onrecord.record.date import DateRange
    from onrecord.record.parsed import ParsedReport
    from onrecord.record.span import Span

# How sure it is that the date is the event's, by what lies between.
OWN, SAME_CLAUSE, NEXT, UNCLEAR, BESIDE, OTHER_VERB, SAYING = 0.95, 0.85, 0.6, 0.5, 0.3, 0.2, 0.15
# When a toll rose is not when it happened.
RISING = frozenset({"rise", "climb", "increase", "grow", "jump", "mount", "reach", "stand"})
# "the 2018 elections", "Friday's prayers": a date within the name of another thing.
MODIFIES = frozenset({"compound", "nmod", "nummod", "poss"})
APART = frozenset({"relcl", "acl", "ccomp", "csubj", "pcomp"})


def bind_dates(parsed: ParsedReport, events: Sequence[Span], dates: Sequence[DateRange]) -> tuple[Bond, ...]:
    """A bond for each event's word with each date of its own sentence, in the order of the text."""
    out: list[Bond] = []
    starts = frozenset(e.start for e in events)
    for event in sorted(set(events)):
        sentence = parsed.sentence_at(event.start)
        if sentence is None:
            continue
        told = [d.span for d in dates if d.span is not None and sentence.span.covers(d.span)]
        trigger, at = head_of(sentence, event), sentence.segment.offset
        for span in told:
            words = words_of(sentence, span)
            found = way(words.root, trigger)
            score = _by_grammar(found, trigger, starts, at)
            out.append(Bond(event, span, max(score, NEXT) if score < NEXT and _stands_next(words, trigger) else score))
    return tuple(out)


def _by_grammar(found: Way, trigger: Token, events: frozenset[int], offset: int) -> float:
    """By the joint, the word under which both stand, and the clauses between it and either."""
    if found.up == ("apart",) or _of_another_thing(found.place, trigger, events, offset):
        return UNCLEAR if found.up == ("apart",) else BESIDE
    joint = trigger
    for _ in found.down:
        joint = joint.head
    if APART.intersection(found.up):
        return OWN if _says_when(found, trigger) else BESIDE
    if not found.down:
        return UNCLEAR if OWN_CLAUSE.intersection(found.up) else OWN
    if "ccomp" in found.down:
        return SAYING
    if APART.intersection(found.down):
        main = "relcl" in found.down and joint.pos_ == "VERB" and joint.lemma_.lower() not in LIGHT
        return OTHER_VERB if main else BESIDE
    if trigger.pos_ in ("VERB", "AUX"):
        return UNCLEAR if "parataxis" in found.down else SAME_CLAUSE
    if joint.pos_ in ("VERB", "AUX"):
        if joint.lemma_.lower() in RISING:
            return SAYING
        light = joint.lemma_.lower() in LIGHT or joint.idx + offset in events
        return SAME_CLAUSE if light or found.down[-1] in ("nsubj", "nsubjpass") else OTHER_VERB
    return UNCLEAR


def _of_another_thing(date: Token, trigger: Token, events: frozenset[int], offset: int) -> bool:
    owner = date.head
    return date.dep_ in MODIFIES and owner.i != trigger.i and owner.idx + offset not in events


def _says_when(found: Way, trigger: Token) -> bool:
    """True for "the attack staged on Friday", "the raid, which began at dawn": the clause only says when."""
    verb = found.place
    while verb.dep_ not in APART and verb.head.i != verb.i:
        verb = verb.head
    return verb.head.i == trigger.i and verb.lemma_.lower() in LIGHT


def _stands_next(date: SpacySpan, trigger: Token) -> bool:
    """True where no verb stands between the two, and none just before the date: that would be a verb of saying.

    The parser often hangs "the killing of a judge on Friday" on the wrong verb.
    """
    doc = date.doc
    between = doc[date.end : trigger.i] if date.start < trigger.i else doc[trigger.i + 1 : date.start]
    if any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass", "amod") for t in between):
        return False
    if date.start > trigger.i:
        return True
    before = next(
        (t for t in reversed(doc[date.sent.start : date.start]) if t.pos_ not in ("ADP", "DET", "PUNCT", "ADJ")), None
    )
    return before is None or before.pos_ == "SCONJ"
