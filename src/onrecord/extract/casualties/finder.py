"""Finder: every figure of a report, from predicates and from patterns, each once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.casualties.lists import with_lists
from onrecord.extract.casualties.numbers_in import SentenceNumbers
from onrecord.extract.casualties.parts import with_parts
from onrecord.extract.casualties.predicates import fates
from onrecord.extract.casualties.scope import scoped
from onrecord.extract.casualties.told import of_fate
from onrecord.extract.casualties.tolls import with_tolls

if TYPE_CHECKING:
    from onrecord.record.casualty_mention import CasualtyMention
    from onrecord.record.parsed import ParsedReport, Sentence

WITHOUT_NUMBER = frozenset({"unnumbered", "person", "pronoun"})
PATTERNS_A_SENTENCE = 50  # numbers for `together` set aside for the patterns of a sentence


def find_casualties(parsed: ParsedReport) -> tuple[CasualtyMention, ...]:
    """Every casualty figure of a report, in the order of its words.

    Returns:
        Mentions whose spans are offsets of `document.text`, their `phrase` the words there; `parent` is an index
        into the same tuple.
    """
    text = parsed.document.text
    published = parsed.document.published
    year = published.date.year if published and published.date else None
    found: list[CasualtyMention] = []
    together = 0
    for sentence in parsed.sentences:
        own, together = _of_sentence(sentence, found, together, year)
        base = len(found)
        order = sorted(range(len(own)), key=lambda i: own[i].span.start)
        new = {old: base + n for n, old in enumerate(order)}
        for i in order:
            parent = own[i].parent
            if parent is not None:
                parent = new[parent] if parent >= 0 else -1 - parent
            found.append(replace(own[i], parent=parent, phrase=own[i].span.of(text)))
    return tuple(found)


def _of_sentence(
    sentence: Sentence, before: list[CasualtyMention], together: int, year: int | None
) -> tuple[list[CasualtyMention], int]:
    numbers = SentenceNumbers.of(sentence.tokens)
    own: list[CasualtyMention] = []
    for fate in fates(sentence.tokens):
        together += 1
        own.extend(of_fate(fate, sentence, numbers, together))
    own = _without_repeats(own)
    own = with_lists(own, sentence, numbers)
    own = with_tolls(own, sentence, numbers, before, together)
    together += PATTERNS_A_SENTENCE
    own = scoped(own, sentence, year) if own else own
    return with_parts(own, sentence, numbers, before), together


def _without_repeats(mentions: list[CasualtyMention]) -> list[CasualtyMention]:
    """Each stretch of words once for a kind; a number outdoes a bare phrase over the same words.

    "A wounded trooper died": who is killed is not counted among the injured for the adjective.
    """
    kept: list[CasualtyMention] = []
    for m in sorted(mentions, key=lambda m: (m.rule in WITHOUT_NUMBER, m.span.start)):
        if any(k.span.overlaps(m.span) and (k.kind == m.kind or _adjective(m, mentions)) for k in kept):
            continue
        if not _adjective(m, mentions):
            kept.append(m)
    return sorted(kept, key=lambda m: m.span.start)


def _adjective(m: CasualtyMention, others: list[CasualtyMention]) -> bool:
    """True where a word inside the phrase says the fate, and a verb outside tells of another fate of the same persons.

    "Four more injured, brought to the clinic, died": the word right behind the number is inside as well.
    """
    if m.kind == "injured" and m.counted is None and m.predicate.start - m.span.end == 1:
        return any(o.span == m.span and o.kind == "killed" and o.predicate.start > m.predicate.start for o in others)
    inside = m.counted is not None and m.counted.covers(m.predicate)
    return inside and any(
        o.span == m.span and o.kind != m.kind and o.counted and not o.counted.covers(o.predicate) for o in others
    )
