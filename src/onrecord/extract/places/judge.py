"""Is a candidate a place here? Evidence for and against, added up.

The points are log-odds in spirit, set by hand and checked on news of many countries. spaCy's small model is but
one witness: it calls half of the towns of a war report persons, languages or products.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from onrecord.extract.places.around import (
    DIVISIONS,
    PLACE_LABELS,
    Candidate,
    called_a_town,
    camp,
    dateline,
    glued,
    in_list,
    listed_kind,
)
from onrecord.extract.places.lexicon import lexicon

if TYPE_CHECKING:
    from onrecord.extract.places.words import Word

START = -1.5
CERTAIN = 3.0
TO_FROM = 1.4
ABBREVIATION = 5
"""Letters of an abbreviation, at most."""
A_PERSON = -0.2
"""A name alone that spaCy gives to a person."""
SAID_SO = 4.0
"""The report itself says that it is a town or a district."""
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


def judge(words: list[Word], c: Candidate) -> float:
    """Points for the candidate; above 0 it is taken for a place."""
    if (
        _no_name_of_a_place(words, c)
        or _compound(words[c.last - 1])
        or (c.last < len(words) and _goes_on(words[c.last]))
    ):
        return -CERTAIN
    if c.kind is not None or (c.weight >= 0 and dateline(words, c)):
        return CERTAIN
    return START + _label(words, c) + _before(words, c) + _after(words, c) + _name(words, c)


def _no_name_of_a_place(words: list[Word], c: Candidate) -> bool:
    """True for an abbreviation or a people that no gazetteer has: "the ILO", "a Yoruba leader"."""
    word = words[c.first]
    if c.weight >= 0 or c.last > c.first + 1:
        return False
    return (word.text.isupper() and len(word.text) <= ABBREVIATION) or word.lower in lexicon().peoples


def _compound(word: Word) -> bool:
    """True for "US-backed" and "London-born": an adjective made of a place is no place."""
    name, _, last = word.text.rpartition("-")
    return bool(name) and last.islower() and last in lexicon().adjectival


def _goes_on(word: Word) -> bool:
    """True for the "led" of "U.S.-led", which the full stop parts from it."""
    return word.gap == "-" and word.lower in lexicon().adjectival


def _label(words: list[Word], c: Candidate) -> float:
    labels = [words[k].label for k in range(c.first, c.last)]
    if any(label in ("GPE", "LOC") for label in labels):
        return 3.0
    if "FAC" in labels:
        return 1.2
    label = labels[0] or labels[-1]
    left = (
        c.first > 0
        and words[c.first - 1].entity == words[c.first].entity >= 0
        and words[c.first - 1].lower not in ("the", "and")
    )
    right = c.last < len(words) and words[c.last].entity == words[c.last - 1].entity >= 0
    if label == "PERSON":
        return _person(words, c, left=left, right=right)
    if label == "ORG":
        return _organisation(words, c, left=left, right=right)
    if label in _TIMES and (left or right or words[c.first].lower in lexicon().common):
        return -1.5
    return -0.3 if label else 0.0


def _person(words: list[Word], c: Candidate, *, left: bool, right: bool) -> float:
    """Part of a person's name, or a name that spaCy gives to a person."""
    if left and words[c.first - 1].capital:
        return -3.0
    if right and words[c.last].lower not in lexicon().after and glued(words, c.last):
        return -3.0
    return A_PERSON


def _organisation(words: list[Word], c: Candidate, *, left: bool, right: bool) -> float:
    """Organisations bear the names of the places they are of: "Kabul University", "University of Texas"."""
    if left and words[c.first - 1].capital:
        return -1.5
    if left:
        return 0.3 if words[c.first - 1].lower in ("of", "in", "de", "for") else -1.0
    if right:
        return 0.8 if words[c.last].lower in lexicon().after or c.weight > 50_000 else -0.6
    return 0.2


def _before(words: list[Word], c: Candidate) -> float:
    gap = words[c.first].gap
    if in_list(words, c.first):
        return SAID_SO
    if c.first == 0 or gap.strip() or "\n" in gap:
        return 0.0
    back = c.first - 1
    if words[back].lower == "the" and back:
        back -= 1
    if words[back].lower == "of" and back:
        return _after_of(words[back - 1])
    return _after_word(words[back])


def _after_of(head: Word) -> float:
    """The points of "town of", "south of", "the outskirts of"; but "Department of" is a ministry."""
    lex = lexicon()
    if lex.kinds.get(head.lower) in DIVISIONS:
        return 1.0 if head.capital else SAID_SO
    return 2.5 if head.lower in lex.kinds or head.lower in lex.compass or head.lower in lex.vague_area else 1.0


def _after_word(prev: Word) -> float:
    lex = lexicon()
    named = prev.capital and not prev.first
    if prev.lower.rstrip(".") in lex.titles and prev.lower not in lex.kinds:
        return -2.5
    if prev.lower in lex.compass:
        return 0.3 if named else 1.2
    if named:
        return -2.0
    if prev.lower in lex.locative or prev.lower in lex.kinds:
        return 2.0
    if prev.lower in ("to", "from"):
        return TO_FROM
    return 1.0 if prev.lower in lex.directional or prev.lower in lex.taken else 0.0


def _after(words: list[Word], c: Candidate) -> float:
    lex = lexicon()
    if c.last >= len(words):
        return 0.0
    nxt = words[c.last]
    if called_a_town(words, c.last) or (c.weight < 0 and camp(words, c.last)):
        return SAID_SO
    if listed_kind(words, c.last) in DIVISIONS:
        return 1.7
    if nxt.gap.startswith(", ") and nxt.capital and (nxt.label in PLACE_LABELS or nxt.text in lex.short):
        return 1.5
    return _next(nxt, c) if glued(words, c.last) else 0.0


def _next(nxt: Word, c: Candidate) -> float:
    lex = lexicon()
    kind = lex.kinds.get(nxt.lower)
    if kind in DIVISIONS or kind in ("feature", "area"):
        told = kind != "feature" and (not nxt.capital or kind != "town")
        return SAID_SO if told and c.weight < 0 else 1.7
    if nxt.lower in lex.after:
        return 0.8
    return -1.5 if nxt.capital else 0.0


def _name(words: list[Word], c: Candidate) -> float:
    """What the name itself tells: how large a place it may be, and whether it is an English word too."""
    lex = lexicon()
    word = words[c.first]
    single = c.last == c.first + 1
    if c.weight < 0:
        return UNKNOWN + (PLACE_LIKE if _place_like(words, c) else 0.0)
    points = 0.5 * max(0.0, math.log10(c.weight + 1) - 4.0)
    points += 1.0 * (c.weight >= MILLION) + 1.0 * (c.weight >= 5 * MILLION)
    if single and word.lower in lex.common:
        return min(points, 0.5) - (2.5 if word.first else 1.5)
    return points + (-0.3 if single and word.first else 0.0 if single else 0.7)


MILLION = 1_000_000
UNKNOWN = -1.7
PLACE_LIKE = 1.5


def _place_like(words: list[Word], c: Candidate) -> bool:
    """Of "Jabal Xyz", "Xyz Square", "Al-Xyz": words that places' names begin or end with."""
    lex = lexicon()
    first, last = words[c.first], words[c.last - 1]
    if c.last - c.first > 1:
        return first.lower in lex.heads or lex.kinds.get(last.lower) in ("feature", "facility")
    return first.lower.partition("-")[0] in lex.heads
