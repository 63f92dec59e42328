"""Lists: figures enumerated one after another: "a captain, two sergeants and four privates"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.casualties.lexicon import lexicon
from onrecord.extract.casualties.nouns import noun_after
from onrecord.extract.casualties.persons import is_no_person, is_person
from onrecord.record.count import Count
from onrecord.record.parsed import text_of
from onrecord.record.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.casualties.numbers_in import SentenceNumbers
    from onrecord.record.casualty_mention import CasualtyMention
    from onrecord.record.parsed import Sentence
    from onrecord.rules.quantities import Quantity

NEXT = re.compile(r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)(?=\x01|an?\s|another\s)", re.IGNORECASE)
AND = re.compile(r"\b(?:and|as well as)\b", re.IGNORECASE)


def enumerated_after(end: int, sentence: Sentence, numbers: SentenceNumbers) -> list[Quantity]:
    """The quantities, each with its noun of persons, that a list goes on with after character `end`."""
    out: list[Quantity] = []
    while True:
        joint = NEXT.match(numbers.masked, end)
        quantity = numbers.at(joint.end(), joint.end() + 1) if joint else None
        if quantity is None or quantity.rule == "none":
            return out
        named = noun_after(sentence, quantity.end)
        if named is None or is_no_person(named[1].lemma_.lower()) or _begins_clause(named[1], sentence):
            return out
        out.append(quantity)
        end = named[0].end - sentence.span.start


def _begins_clause(noun: Token, sentence: Sentence) -> bool:
    """True where the noun is the subject of a verb right after it: "…, and three women were hurt"."""
    after = noun.i + 1
    if after >= sentence.tokens.end or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return noun.doc[after].pos_ in ("VERB", "AUX")


def with_lists(own: list[CasualtyMention], sentence: Sentence, numbers: SentenceNumbers) -> list[CasualtyMention]:
    """`own` with the figures of a list that the parser hung elsewhere in the sentence; they add up with the first."""
    for i, m in enumerate(list(own)):
        if m.scope != "event" or m.kind == "none_killed" or m.counted is None:
            continue
        end = m.counted.end - sentence.span.start
        chain = enumerated_after(end, sentence, numbers)
        if _may_be_apposition(m, chain) or not AND.search(numbers.text[end : chain[-1].start + 1]):
            continue
        added = [a for q in chain if (a := _added(m, q, own, sentence)) is not None]
        own.extend(replace(a, scope="subset", parent=i) if _says_again(m, chain) else a for a in added)
    return own


def _may_be_apposition(m: CasualtyMention, chain: list[Quantity]) -> bool:
    """True without a list, and for "Ann Roe, a friend and an ally"."""
    return not chain or m.rule == "person" or (m.singular and all(q.rule == "one" for q in chain))


def _says_again(whole: CasualtyMention, chain: list[Quantity]) -> bool:
    """True for "13 troops, two sergeants and 11 soldiers": the list says who the people just counted are."""
    total = sum(q.count.best or q.count.low or 1 for q in chain)
    return whole.head in lexicon().generic and whole.count.best is not None and total <= whole.count.best


def _added(
    first: CasualtyMention, quantity: Quantity, own: list[CasualtyMention], sentence: Sentence
) -> CasualtyMention | None:
    named = noun_after(sentence, quantity.end)
    begin = sentence.span.start + quantity.start
    if named is None or not is_person(named[1].lemma_.lower()):
        return None
    one = quantity.rule == "one"
    span = Span(begin, named[0].end if one else sentence.span.start + quantity.end)
    if any(m.span.overlaps(span) for m in own):
        return None
    offset, text = sentence.segment.offset, text_of(sentence.segment.doc)
    counted = span if one else named[0]
    return replace(
        first,
        phrase=span.shifted(-offset).of(text),
        span=span,
        rule=quantity.rule,
        count=quantity.count,
        counted=counted,
        counted_text=counted.shifted(-offset).of(text),
        head=named[1].lemma_.lower(),
        additional=False,
        definite=False,
        name=False,
        singular=quantity.count == Count(1, 1, 1),
    )
