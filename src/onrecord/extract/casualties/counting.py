"""Counting: from the head of a noun phrase to its figure, the words of it, and who is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.casualties.lexicon import lexicon
from onrecord.extract.casualties.persons import is_known_person
from onrecord.extract.clauses import conjuncts
from onrecord.extract.phrases import Phrase, bare, phrase
from onrecord.record.count import Count

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.casualties.numbers_in import SentenceNumbers
    from onrecord.rules.quantities import Quantity

SINGULAR_TAGS = frozenset({"NN", "NNP"})
SINGULAR_PRONOUNS = frozenset({"he", "him", "she", "her", "himself", "herself", "i", "me"})
COUNTING_PRONOUNS = frozenset(
    [
        "nobody",
        "none",
        "someone",
        "somebody",
        "one",
        "all",
        "some",
        "many",
        "several",
        "others",
        "no",
        "both",
        "most",
        "few",
        "dozens",
        "another",
    ]
)
INDEFINITE_ONE = frozenset({"someone", "somebody", "one", "no-one"})
NOBODY = frozenset({"nobody", "none"})
POINTING = frozenset({"the", "these", "those", "this", "that", "both", "his", "her", "their", "all"})
NO_PERSON_ENTITY = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "LAW", "ORDINAL"})
NO_PERSON_NAME = NO_PERSON_ENTITY | {"GPE", "LOC", "FAC"}
AGE = re.compile(r"\b(?:aged|age)\s+$", re.IGNORECASE)
MORE = re.compile(r"\b(?:another|other|others|more(?!\s+than)|further|additional)\b", re.IGNORECASE)
ONE_PERSON = Count(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in one Doc: `[start, end)` characters of the quantity words, and the counted phrase."""

    start: int
    end: int
    rule: str
    count: Count
    counted: Phrase
    definite: bool = False
    singular: bool = False
    name: bool = False
    additional: bool = False

    @property
    def head(self) -> str:
        """The lemma of the counted noun, in lower case."""
        head = self.counted.head
        # "One of the wounded": the wounded are persons, a wound is none.
        return head.lower_ if head.lower_ in lexicon().states else head.lemma_.lower()


def figure(head: Token, numbers: SentenceNumbers) -> Figure | None:
    """The figure of the phrase that `head` heads; None where the phrase counts nobody."""
    p = _without_case(bare(phrase(head)))
    low = head.lower_
    if low in SINGULAR_PRONOUNS:
        return Figure(head.idx, head.idx + len(head), "pronoun", ONE_PERSON, p, definite=True, singular=True)
    if (head.pos_ == "PRON" and low not in COUNTING_PRONOUNS) or (
        head.ent_type_ in NO_PERSON_ENTITY and not _is_aged(head) and not _is_one_more(head)
    ):
        return None
    begin, stop = p.doc[p.start].idx, p.doc[p.end - 1].idx + len(p.doc[p.end - 1])
    quantity = _quantity(numbers, begin, stop, max(p.head.idx, head.idx))
    if quantity is not None and quantity.rule == "both" and _both_of_two(head):
        quantity = None
    many = p.head.tag_ in ("NNS", "NNPS") and not _is_member(head, p)
    if quantity is None or (quantity.rule == "one" and many):
        return _unnumbered(p, begin, stop)
    return _numbered(p, head, quantity, numbers, begin, stop)


def _numbered(p: Phrase, head: Token, quantity: Quantity, numbers: SentenceNumbers, begin: int, stop: int) -> Figure:
    words = numbers.text[quantity.start : quantity.end]
    start, end = quantity.start + numbers.offset, quantity.end + numbers.offset
    further = bool(MORE.search(words))
    if quantity.rule != "one":
        pointing = words.split()[0].lower() in POINTING
        single = quantity.count == ONE_PERSON
        return Figure(start, end, quantity.rule, quantity.count, p, pointing, single, additional=further)
    if p.head.lemma_.lower() in lexicon().collectives and not _is_member(head, p):
        return Figure(begin, stop, "unnumbered", Count(), p)
    return Figure(start, stop, "one", ONE_PERSON, p, singular=True, additional=further)


def _is_member(head: Token, p: Phrase) -> bool:
    """True for "a member of the police": one person, though the police are many."""
    return head.i != p.head.i and head.tag_ in SINGULAR_TAGS and head.lemma_.lower() == "member"


def _is_one_more(head: Token) -> bool:
    """True for the "fifth" of "and a fifth died later"."""
    return head.ent_type_ == "ORDINAL" and any(c.lower_ == "a" for c in head.lefts)


def _both_of_two(head: Token) -> bool:
    """True for "both Adam Idris and Musa Haroun", who are counted one by one."""
    return head.tag_ in SINGULAR_TAGS and any(c.dep_ == "conj" for c in head.children)


def _without_case(p: Phrase) -> Phrase:
    """The phrase without a genitive's "'s": "the mayor" of "the mayor's death"."""
    return replace(p, end=p.end - 1) if p.end - 1 > p.start and p.doc[p.end - 1].tag_ == "POS" else p


def _quantity(numbers: SentenceNumbers, begin: int, stop: int, head_at: int) -> Quantity | None:
    """The quantity of the phrase `[begin, stop)`: the first that begins no later than its head; ages are none."""
    begin, stop, head_at = (n - numbers.offset for n in (begin, stop, head_at))
    found = [
        q
        for q in numbers.found
        if q.end > begin
        and q.start < stop
        and q.start <= head_at
        and not AGE.search(numbers.text[max(0, q.start - 6) : q.start])
    ]
    better = [q for q in found if q.rule != "one"]
    if better and (found[0].rule != "one" or not numbers.text[found[0].end : better[0].start].strip()):
        return better[0]
    return found[0] if found else None


def _unnumbered(p: Phrase, begin: int, stop: int) -> Figure | None:
    inner = p.head
    definite = p.doc[p.start].lower_ in POINTING
    several = inner.tag_ in ("NNS", "NNPS") or inner.lower_ in ("people", "police")
    several = several or (inner.pos_ == "NOUN" and inner.lower_.endswith("men"))
    names = _names(inner) if several else []
    if len(names) > 1:
        last = max(names, key=lambda t: t.i)
        return Figure(begin, last.idx + len(last), "named", Count(*[len(names)] * 3), p)
    if several or inner.lemma_.lower() in lexicon().collectives:
        return Figure(begin, stop, "unnumbered", Count(), p, definite)
    if inner.lower_ in INDEFINITE_ONE or _is_aged(inner):
        return Figure(begin, stop, "person", ONE_PERSON, p, definite, singular=True)
    if inner.tag_ in SINGULAR_TAGS and inner.pos_ in ("NOUN", "PROPN"):
        definite = definite and not (p.doc[p.start].tag_ == "PRP$" and is_known_person(inner.lemma_.lower()))
        return Figure(begin, stop, "person", ONE_PERSON, p, definite, singular=True, name=inner.pos_ == "PROPN")
    return None


def _names(noun: Token) -> list[Token]:
    """The last words of the names behind "the brothers Ali and Omar Said", "the following officers: Major Paz, ..."."""
    first = next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i), None)
    if first is None:
        return []
    # "Ivan and Pavel Kostov": the parser hangs the given names on the surname they share.
    sharing = next((c for c in first.lefts if c.pos_ == "PROPN" and any(g.dep_ == "conj" for g in c.children)), None)
    named = [t for t in conjuncts(first) if t.pos_ == "PROPN"]
    if sharing is not None:
        given = [t for t in conjuncts(sharing) if t.pos_ == "PROPN"]
        return [*given[:-1], first, *named[1:]]
    return [t for t in named if t.ent_type_ not in NO_PERSON_NAME or first is t]


def _is_aged(token: Token) -> bool:
    """True for "old" in "the eight-year-old"."""
    return token.lower_ == "old" and token.i >= 2 and token.nbor(-2).lower_ == "year"
