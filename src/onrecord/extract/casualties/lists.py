"""Lists: figures enumerated one after another: "a captain, two sergeants and four privates"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.casualties.lexicon import lexicon
from onrecord.extract.casualties.list_before import before_list
from onrecord.extract.casualties.nouns import noun_after
from onrecord.extract.casualties.persons import is_known_person, is_no_person, is_person
from onrecord.record.count import Count
from onrecord.record.parsed import text_of
from onrecord.record.span import Span
from onrecord.rules.names import titles
from onrecord.rules.quantities import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.casualties.numbers_in import SentenceNumbers
    from onrecord.record.casualty_mention import CasualtyMention
    from onrecord.record.parsed import Sentence

_JOINT = r"(?:\s*,?\s+(?:as\s+well\s+as|along\s+with|together\s+with)\s+|\s*,?\s+with\s+(?=(?:his|her|their)\s)|\s*,\s*(?:and\s+)?|\s+and\s+)(?:of\s+)?"
NEXT = re.compile(rf"{_JOINT}(?=\x01|an?\s|another\s)", re.IGNORECASE)
# "…, his wife and Captain Omar Said": persons without a number, told by whose they are or by their names.
NEXT_PERSON = re.compile(rf"{_JOINT}(?=\w)", re.IGNORECASE)
ALONG = re.compile(r"\s*,?\s+(?:(?:along|together)\s+with\s|with\s+(?:his|her|their)\s)", re.IGNORECASE)
AND = re.compile(r"\b(?:and|as well as|along with|together with)\b", re.IGNORECASE)
AND_AT_ONCE = re.compile(r"\s+and\s", re.IGNORECASE)
MEN = frozenset({"man"})
NO_MEN = frozenset({"woman", "girl", "child", "baby", "boy"})
OWNED = frozenset({"his", "her", "their", "the"})
ONE_PERSON = Count(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Item:
    """One of a list: its quantity, and the phrase and head of who is counted; offsets of the quantity are the sentence's."""

    quantity: Quantity
    phrase: Span
    noun: Token


def enumerated_after(end: int, sentence: Sentence, numbers: SentenceNumbers) -> list[Quantity]:
    """The quantities, each with its noun of persons, that a list goes on with after character `end`."""
    return [i.quantity for i in items_after(end, sentence, numbers) if i.quantity.rule != "person"]


def items_after(end: int, sentence: Sentence, numbers: SentenceNumbers, verb: int | None = None) -> list[Item]:
    """The persons, counted or told of singly, that a list goes on with after character `end`.

    `verb` is where, in the document, the word begins that the whole list is told of.
    """
    out: list[Item] = []
    while True:
        item = _counted(end, sentence, numbers, verb) or _single(end, sentence, numbers, verb)
        if item is None:
            return out
        out.append(item)
        end = item.phrase.end - sentence.span.start


def _counted(end: int, sentence: Sentence, numbers: SentenceNumbers, verb: int | None) -> Item | None:
    joint = NEXT.match(numbers.masked, end)
    quantity = numbers.at(joint.end(), joint.end() + 1) if joint else None
    if quantity is None or quantity.rule == "none":
        return None
    named = noun_after(sentence, quantity.end) or _others(quantity, sentence, numbers)
    if named is None or is_no_person(named[1].lemma_.lower()):
        return None
    if named[1].dep_ in ("nsubj", "nsubjpass", "conj") and _begins_clause(named[1], sentence, verb):
        return None
    return Item(quantity, *named)


def _others(quantity: Quantity, sentence: Sentence, numbers: SentenceNumbers) -> tuple[Span, Token] | None:
    """Such as "15 others", which name nobody."""
    if not numbers.text[quantity.start : quantity.end].lower().endswith(("others", "other")):
        return None
    end = sentence.tokens.start_char + quantity.end
    last = next((t for t in sentence.tokens if t.idx + len(t) == end), None)
    return None if last is None else (Span(quantity.start, quantity.end).shifted(sentence.span.start), last)


def _single(end: int, sentence: Sentence, numbers: SentenceNumbers, verb: int | None) -> Item | None:
    """Such as "his wife" and "Captain Omar Said", where no clause begins with them."""
    joint = NEXT_PERSON.match(numbers.masked, end)
    if joint is None:
        return None
    at = joint.end()
    word = numbers.text[at:].split(maxsplit=1)[0]
    owner = word.lower() in OWNED
    named = _name(sentence, at + (len(word) + 1 if owner else 0)) or (
        noun_after(sentence, at + len(word)) if owner else None
    )
    if named is None:
        return None
    phrase, noun = named
    if owner and not any(is_known_person(t.lemma_.lower()) for t in _tokens(phrase, sentence)):
        return None
    if noun.tag_ not in ("NN", "NNP") or noun.lemma_.lower() in lexicon().collectives:
        return None  # "…, the local press said"
    if _begins_clause(noun, sentence, verb):
        return None
    whole = Span(sentence.span.start + at, phrase.end)
    return Item(Quantity(at, phrase.end - sentence.span.start, "person", ONE_PERSON), whole, noun)


def _name(sentence: Sentence, at: int) -> tuple[Span, Token] | None:
    """The person's name that begins at character `at`, with a title before it: "senator Luis Galan"."""
    doc, start = sentence.segment.doc, sentence.tokens.start_char + at
    first = next((t.i for t in sentence.tokens if t.idx >= start), sentence.tokens.end)
    last = first
    while last < sentence.tokens.end and doc[last].tag_ in ("NN", "NNP", "JJ") and doc[last].ent_type_ != "PERSON":
        last += 1
    begin = last
    while last < sentence.tokens.end and doc[last].ent_type_ == "PERSON" and doc[last].pos_ == "PROPN":
        last += 1
    if last == begin or (begin > first and not _is_title(doc[begin - 1])):
        return None
    noun = doc[last - 1]
    offset = sentence.segment.offset
    return Span(offset + doc[first].idx, offset + noun.idx + len(noun)), noun


def _is_title(word: Token) -> bool:
    return word.lower_ in titles() or is_known_person(word.lemma_.lower())


def _tokens(phrase: Span, sentence: Sentence) -> list[Token]:
    inner = phrase.shifted(-sentence.segment.offset)
    return [t for t in sentence.tokens if inner.start <= t.idx < inner.end]


def _begins_clause(noun: Token, sentence: Sentence, verb: int | None) -> bool:
    """True where the noun is the subject of another verb than the list's: "…, and three women were hurt"."""
    offset = sentence.segment.offset
    told = next((t for t in sentence.tokens if t.idx + offset == verb), None)
    # "The murder of six priests, a cook and her daughter was…": the list is within the subject of the verb after it.
    within = {told.i, told.head.i} if told is not None else set()
    first = noun.head if noun.dep_ == "conj" else noun
    by_verb = told is not None and told.pos_ in ("VERB", "AUX")
    if first.dep_ in ("nsubj", "nsubjpass") and first.head.i > noun.i and by_verb:
        return not within & {first.head.i, first.head.head.i}  # "killing five, a chief and witnesses said"
    after = noun.i + 1
    if after >= sentence.tokens.end or noun.doc[after].pos_ not in ("VERB", "AUX"):
        return False
    goes_on = noun.doc[after]
    return not within & {goes_on.i, goes_on.head.i}


def with_lists(own: list[CasualtyMention], sentence: Sentence, numbers: SentenceNumbers) -> list[CasualtyMention]:
    """`own` with the figures of a list that the parser hung elsewhere in the sentence; they add up with the first."""
    for i, m in enumerate(list(own)):
        if own[i].scope != "event" or m.kind == "none_killed" or m.counted is None:
            continue
        end = max(m.counted.end, m.span.end) - sentence.span.start
        chain = items_after(end, sentence, numbers, m.predicate.start)
        own.extend(before_list(m, own, sentence, numbers))
        own.extend(_companions(m, own, sentence, numbers))
        if _may_be_apposition(m, chain, numbers, end) or not AND.search(
            numbers.text[end : chain[-1].quantity.start + 1]
        ):
            continue
        again = _says_again(m, chain) and numbers.text[end : end + 1] in (",", ":", ";", "-", "–", "—")
        if again and _sum(chain) == m.count.best:
            spans = [_span(item, sentence) for item in chain]
            own[:] = [
                replace(o, scope="subset", parent=i)
                if o is not own[i] and o.predicate == m.predicate and any(s.overlaps(o.span) for s in spans)
                else o
                for o in own
            ]
        added = [a for item in chain if (a := _added(m, item, own, sentence)) is not None]
        own.extend(replace(a, scope="subset", parent=i) if again else a for a in added)
    return own


def _companions(
    m: CasualtyMention, own: list[CasualtyMention], sentence: Sentence, numbers: SentenceNumbers
) -> list[CasualtyMention]:
    """Those told of behind the verb: "was found dead along with two guards"."""
    end = m.predicate.end - sentence.span.start
    if m.counted is None or m.predicate.start < m.counted.end or not ALONG.match(numbers.text, end):
        return []
    chain = items_after(end, sentence, numbers, m.predicate.start)
    if chain and not AND.search(numbers.text[end + 1 : chain[-1].quantity.start + 1].partition(" with ")[2]):
        chain = chain[:1]  # "along with Ana Paz, a member of the party"
    return [a for item in chain if (a := _added(m, item, own, sentence)) is not None]


def _span(item: Item, sentence: Sentence) -> Span:
    quantity = item.quantity
    begin = sentence.span.start + quantity.start
    single = quantity.rule in ("one", "person")
    return Span(begin, item.phrase.end if single else sentence.span.start + quantity.end)


def _may_be_apposition(m: CasualtyMention, chain: list[Item], numbers: SentenceNumbers, end: int) -> bool:
    """True without a list, and for "Ann Roe, a friend and an ally"; "a guard, a judge and Ann Roe" are three."""
    if not chain:
        return True
    if m.rule == "person":
        if not m.name and AND_AT_ONCE.match(numbers.text, end):
            return False  # "the bomber and a soldier"
        another = numbers.text[chain[0].quantity.start :].lower().startswith("another")
        return chain[0].quantity.rule == "one" and not another
    only_one = m.singular and all(i.quantity.rule == "one" for i in chain)
    return only_one and (m.name or len(chain) == 1)


def _says_again(whole: CasualtyMention, chain: list[Item]) -> bool:
    """True for "13 troops, two sergeants and 11 soldiers": the list says who the people just counted are."""
    if whole.head in MEN and any(i.noun.lemma_.lower() in NO_MEN for i in chain):
        return False
    return whole.head in lexicon().generic and whole.count.best is not None and _sum(chain) <= whole.count.best


def _sum(chain: list[Item]) -> int:
    return sum(i.quantity.count.best or i.quantity.count.low or 1 for i in chain)


def _added(
    first: CasualtyMention, item: Item, own: list[CasualtyMention], sentence: Sentence
) -> CasualtyMention | None:
    quantity = item.quantity
    if quantity.rule not in ("person", "another") and not is_person(item.noun.lemma_.lower()):
        return None
    single, span = quantity.rule in ("one", "person"), _span(item, sentence)
    if any(m.span.overlaps(span) for m in own):
        return None
    offset, text = sentence.segment.offset, text_of(sentence.segment.doc)
    counted = span if single else item.phrase
    return replace(
        first,
        phrase=span.shifted(-offset).of(text),
        span=span,
        rule=quantity.rule,
        count=quantity.count,
        counted=counted,
        counted_text=counted.shifted(-offset).of(text),
        head=item.noun.lemma_.lower(),
        additional=False,
        definite=False,
        name=quantity.rule == "person" and item.noun.pos_ == "PROPN",
        singular=quantity.count == ONE_PERSON,
    )
