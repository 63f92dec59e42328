"""Is a candidate a place here? Evidence for and against, added up.

The points are log-odds in spirit, set by hand and checked on news of many countries.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from onrecord.extract.places.candidates import PLACE_LABELS, Candidate, dateline, glued
from onrecord.extract.places.lexicon import lexicon

if TYPE_CHECKING:
    from onrecord.extract.places.words import Word

START = -1.5


def judge(words: list[Word], c: Candidate) -> float:
    """Points for the candidate; above 0 it is taken for a place."""
    if c.kind is not None:
        return 3.0
    if c.weight >= 0 and dateline(words, c):
        return 3.0
    return START + _label(words, c) + _before(words, c) + _after(words, c) + _name(words, c)


def _label(words: list[Word], c: Candidate) -> float:
    labels = [words[k].label for k in range(c.first, c.last)]
    entity = words[c.first].entity
    if any(label in ("GPE", "LOC") for label in labels):
        return 3.0
    if "FAC" in labels:
        return 1.2
    if not any(labels):
        return 0.0
    reaches_left = c.first > 0 and words[c.first - 1].entity == entity >= 0
    tail = words[c.last - 1].entity
    reaches_right = c.last < len(words) and words[c.last].entity == tail >= 0
    label = labels[0] or labels[-1]
    if label == "PERSON":
        return -3.0 if reaches_left or (reaches_right and words[c.last].lower not in lexicon().after) else -0.5
    if label == "ORG":
        if reaches_left:
            of = words[c.first - 1].lower in ("of", "in", "de", "for")
            return 0.3 if of else -1.5
        if reaches_right:
            return 0.8 if words[c.last].lower in lexicon().after or c.weight > 50_000 else -0.6
        return 0.2
    if label in ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "LAW", "LANGUAGE"):
        return -1.5
    return -0.5


def _before(words: list[Word], c: Candidate) -> float:
    lex = lexicon()
    if c.first == 0 or "\n" in words[c.first].gap:
        return 0.0
    prev, gap = words[c.first - 1], words[c.first].gap
    back = c.first - 1
    if prev.lower == "the" and gap == " " and back:
        back -= 1
        prev = words[back]
    if gap.strip():
        return 0.0
    if (prev.lower in lex.locative and not prev.capital) or (prev.lower in lex.locative and prev.first):
        return 2.0
    if prev.lower in lex.kinds or (prev.lower == "of" and back and words[back - 1].lower in lex.kinds):
        return 2.5 if prev.lower == "of" else 1.0
    if prev.lower in lex.directional:
        return 1.0
    if prev.lower in lex.compass:
        return 1.0 if not prev.capital else 0.3
    if prev.lower.rstrip(".") in lex.titles and prev.lower not in lex.kinds:
        return -2.5
    if prev.capital and not prev.first:
        return -2.0
    return 0.0


def _after(words: list[Word], c: Candidate) -> float:
    lex = lexicon()
    if c.last >= len(words):
        return 0.0
    nxt = words[c.last]
    if nxt.gap.startswith(", ") and nxt.capital and _container(words, c.last):
        return 1.5
    if not glued(words, c.last):
        return 0.0
    if lex.kinds.get(nxt.lower) in ("town", "adm1", "adm2", "feature"):
        return 1.5
    if nxt.lower in lex.after:
        return 0.8
    if nxt.capital:
        return -1.5
    return 0.0


def _container(words: list[Word], i: int) -> bool:
    return words[i].label in PLACE_LABELS or words[i].text.endswith(".")


def _name(words: list[Word], c: Candidate) -> float:
    lex = lexicon()
    word = words[c.first]
    single = c.last == c.first + 1
    points = -1.7 if c.weight < 0 else 0.25 * max(0.0, math.log10(c.weight + 1) - 3.5)
    if c.weight >= 5_000_000:
        points += 1.5
    if not single and c.weight >= 0:
        points += 0.7
    if single and word.lower in lex.common:
        points -= 2.5 if word.first else 1.5
    elif single and word.first:
        points -= 0.3
    return points
