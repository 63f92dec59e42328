"""Counting: from the head of a noun phrase to its figure, the words of it, and who is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.phrases import Phrase, bare, phrase
from onrecord.record.count import Count
from onrecord.rules.quantities import Quantity, find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Token

SINGULAR_TAGS = frozenset({"NN", "NNP"})
COLLECTIVE = frozenset(
    "family group army patrol population crew team unit battalion column squad gang crowd police people personnel staff"
    " civilian_population security public community troop militia force force's leadership convoy delegation regime"
    " government party organization movement guerrilla".split()
)
SINGULAR_PRONOUNS = frozenset({"he", "him", "she", "her", "himself", "herself", "i", "me"})
INDEFINITE_ONE = frozenset({"someone", "somebody", "one"})
NOBODY = frozenset({"nobody", "none"})
POINTING = frozenset({"the", "these", "those", "this", "that", "both", "his", "her", "their"})
AGE = re.compile(r"\b(?:aged|age)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in one Doc: `[start, end)` characters of the quantity words, and the counted phrase."""

    start: int
    end: int
    rule: str
    count: Count
    counted: Phrase | None
    head: str
    definite: bool
    singular: bool
    name: bool
    additional: bool


def figure(head: Token) -> Figure | None:
    """The figure of the phrase that `head` heads; None where the phrase counts nobody."""
    p = bare(phrase(head))
    doc = p.doc
    low = head.lower_
    if low in SINGULAR_PRONOUNS:
        return _figure(p, head.idx, head.idx + len(head), "pronoun", Count(1, 1, 1), definite=True, singular=True)
    if head.pos_ == "PRON" and low not in NOBODY | INDEFINITE_ONE | {"all", "some", "many", "several", "others", "no", "both", "most", "few"}:
        return None
    begin, stop = doc[p.start].idx, doc[p.end - 1].idx + len(doc[p.end - 1])
    window = doc.text[begin:stop]
    quantity = _first_before(window, p.head.idx - begin, head.idx - begin)
    if quantity is not None:
        words = window[quantity.start : quantity.end]
        one = quantity.rule == "one"
        if one and p.head.tag_ in ("NNS", "NNPS"):
            quantity = None
        elif one and p.head.lemma_.lower() in COLLECTIVE:
            return _figure(p, begin, stop, "unnumbered", Count(), definite=False, singular=False)
        else:
            end = stop if one else begin + quantity.end
            definite = words.split()[0].lower() in POINTING
            return _figure(
                p, begin + quantity.start, end, quantity.rule, quantity.count, definite=definite,
                singular=quantity.count == Count(1, 1, 1), additional=quantity.rule == "another" or words.lower().startswith("another"),
            )
    return _unnumbered(p, head, begin, stop)


def _first_before(window: str, head_at: int, outer_at: int) -> Quantity | None:
    """The first quantity of the window that begins no later than the head; "four-year-old" and the like are none."""
    found = [q for q in find_quantities(window) if q.start <= max(head_at, outer_at) and not AGE.search(window[max(0, q.start - 6) : q.start])]
    better = [q for q in found if q.rule != "one"]
    if better and (found[0].rule != "one" or window[found[0].end : better[0].start].strip() == ""):
        return better[0]
    return found[0] if found else None


def _unnumbered(p: Phrase, head: Token, begin: int, stop: int) -> Figure | None:
    inner = p.head
    first = p.doc[p.start].lower_
    definite = first in POINTING
    if inner.tag_ in ("NNS", "NNPS") or inner.lemma_.lower() in COLLECTIVE or inner.lower_ in ("people", "police"):
        return _figure(p, begin, stop, "unnumbered", Count(), definite=definite, singular=False)
    if inner.lower_ in INDEFINITE_ONE:
        return _figure(p, begin, stop, "person", Count(1, 1, 1), definite=False, singular=True)
    if inner.tag_ in SINGULAR_TAGS and inner.pos_ in ("NOUN", "PROPN"):
        named = inner.pos_ == "PROPN"
        return _figure(p, begin, stop, "person", Count(1, 1, 1), definite=definite, singular=True, name=named)
    return None


def _figure(p: Phrase, start: int, end: int, rule: str, count: Count, *, definite: bool, singular: bool,
            name: bool = False, additional: bool = False) -> Figure:
    return Figure(start, end, rule, count, p, p.head.lemma_.lower(), definite, singular, name, additional)
