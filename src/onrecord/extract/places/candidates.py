"""Stretches of words that may name a place: known to the gazetteer, taken for one by spaCy, or said to be one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.extract.places.around import (
    DIVISIONS,
    PLACE_LABELS,
    Candidate,
    called_a_town,
    camp,
    glued,
    in_list,
    not_places,
)
from onrecord.extract.places.lexicon import lexicon

if TYPE_CHECKING:
    from onrecord.extract.places.words import Word
    from onrecord.record.place_mention import KnownNames

LONGEST = 6
LARGE = 500_000
NATION = (
    10_000_000  # a people's name is a place only where a country bears it ("Philippines"), not a province ("Somali")
)
"""People in a place that is meant whatever word stands before its name."""
AMERICAN = frozenset({"US", "U.S.", "U.S"})
"""Not the pronoun; and not the first word of a longer name, though GeoNames has some."""
_ARTICLES = frozenset({"a", "an", "the"})
_NEVER = frozenset({"NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY"})
_IN = frozenset({"in", "near", "outside", "at"})
_SETTLEMENTS = frozenset({"village", "town", "hamlet", "township", "district", "locality", "area"})
"""Words after a name that make it a place's, whomever spaCy takes it for."""
_LINKS = frozenset({"al", "el", "de", "la", "of", "e", "i"})


def candidates(words: list[Word], names: KnownNames) -> Iterator[Candidate]:
    """Candidates from left to right, none overlapping; the longest name the gazetteer knows goes first."""
    i = 0
    skip = not_places(words)
    while i < len(words):
        if i in skip:
            i += 1
            continue
        found = _short(words, i) or _known(words, i, names) or _unknown(words, i, names)
        if found and found.weight >= 0 and found.kind is None:
            found = _longer(words, found) or found
        if found is None:
            i += 1
            continue
        yield found
        i = found.last


def _starts(word: Word) -> bool:
    return word.capital and word.text[0].isalpha()


def _longer(words: list[Word], c: Candidate) -> Candidate | None:
    """The whole of "Tal Hodan", of which the gazetteer knows but "Tal"."""
    if not (glued(words, c.last) and words[c.last].capital):
        return None
    headed = words[c.first].lower in lexicon().heads and c.last == c.first + 1
    if not headed and (c.weight >= LARGE or not (in_list(words, c.first) or _after_town_of(words, c.first))):
        return None
    whole = _said_to_be(words, c.first)
    return whole if whole and whole.last > c.last else None


def _short(words: list[Word], i: int) -> Candidate | None:
    """Of "Calif." and "OH" after a town's name and a comma, "N.J." anywhere: states as newspapers shorten them."""
    full = lexicon().short.get(words[i].text)
    if full is None:
        return None
    after_comma = i > 0 and words[i].gap == ", " and words[i - 1].capital
    dotted = words[i].text.count(".") > 1
    return Candidate(i, i + 1, full[0], 10_000_000, full[1]) if after_comma or dotted else None


def _known(words: list[Word], i: int, names: KnownNames) -> Candidate | None:
    if not _starts(words[i]):
        return None
    lex = lexicon()
    if words[i].first and words[i].lower in lex.locative | lex.directional:
        return None
    stop = i + 1
    while stop < len(words) and stop - i < LONGEST and glued(words, stop):
        if not (words[stop].capital or words[stop].lower in lex.inside):
            break
        stop += 1
    for j in range(stop, i, -1):
        if not _may_name(words, i, j):
            continue
        name = _joined(words, i, j)
        weight = names.weight(name)
        adjective = j == i + 1 and weight < NATION and names.demonym(name) is not None
        if weight >= 0 and not adjective:
            return Candidate(i, j, name, weight)
    return _hyphened(words, i, names)


def _may_name(words: list[Word], i: int, j: int) -> bool:
    """False for stretches not worth a look-up: "the", "us", "U.S. Secretary"; "Homs Province" is Homs, a province."""
    first, last = words[i], words[j - 1]
    if not last.capital or (first.lower in _ARTICLES and j > i + 1 and words[i + 1].text.isupper()):
        return False
    if j == i + 1:
        return first.text in AMERICAN or (len(first.text) > 1 and first.lower not in lexicon().never)
    if first.text in AMERICAN:
        return words[i + 1].lower == "virgin"
    return last.lower not in ("province", "governorate", "department", "district", "state")


def _joined(words: list[Word], i: int, j: int) -> str:
    return words[i].text + "".join(w.gap + w.text for w in words[i + 1 : j])


def _hyphened(words: list[Word], i: int, names: KnownNames) -> Candidate | None:
    party, _, town = words[i].text.partition("-")
    if party in ("D", "R", "I", "DFL") and town[:1].isupper() and names.weight(town) >= 0:
        return Candidate(i, i + 1, town, names.weight(town), "town")
    head, _, tail = words[i].text.rpartition("-")
    if head and tail in lexicon().hyphened and head[0].isupper() and names.demonym(head) is None:
        weight = names.weight(head)
        if weight >= 0:
            return Candidate(i, i + 1, head, weight)
    return None


def _unknown(words: list[Word], i: int, names: KnownNames) -> Candidate | None:
    if names.demonym(words[i].text) is not None:
        return None
    found = _labelled(words, i) or _said_to_be(words, i)
    return found and (_tail(words, found, names) or found)


def _tail(words: list[Word], c: Candidate, names: KnownNames) -> Candidate | None:
    """The place at the end of a longer name that is none: "Northern Vietnam", "Shah of Iran"."""
    for k in range(c.first + 1, c.last):
        if words[k].capital and words[k].lower not in lexicon().never:
            name = _joined(words, k, c.last)
            weight = names.weight(name)
            if weight >= (0 if words[c.first].lower in lexicon().compass and k == c.first + 1 else LARGE):
                return Candidate(k, c.last, name, weight)
    return None


def _labelled(words: list[Word], i: int) -> Candidate | None:
    """What spaCy takes for a place and the gazetteer lacks."""
    w = words[i]
    if (
        w.label not in PLACE_LABELS
        or not _starts(w)
        or w.lower in _ARTICLES
        or (i and words[i - 1].entity == w.entity and words[i - 1].capital and words[i - 1].lower not in _ARTICLES)
    ):
        return None
    j = i + 1
    while j < len(words) and words[j].entity == w.entity and glued(words, j):
        j += 1
    while j > i + 1 and not words[j - 1].capital:
        j -= 1
    if j == i + 1 and w.lower in lexicon().never:
        return None
    return Candidate(i, j, _joined(words, i, j), -1)


def _said_to_be(words: list[Word], i: int) -> Candidate | None:
    """Of "the village of Xyz", "Xyz district", "in Xyz", "Jabal Xyz", "Xyz Bridge", for names nobody knows."""
    lex = lexicon()
    if not _starts(words[i]) or words[i].lower in lex.never - lex.heads or words[i].label in _NEVER:
        return None
    if glued(words, i) and words[i - 1].capital and not words[i - 1].first:
        return None
    j = i + 1
    while j < len(words) and j - i < LONGEST and glued(words, j):
        if not words[j].capital and not (words[j].lower in _LINKS and j + 1 < len(words) and words[j + 1].capital):
            break
        j += 1
    ends = lex.kinds.get(words[j - 1].lower)
    if ends in DIVISIONS and j - i > 1:  # "Khost Province": the name stops before what it is
        return Candidate(i, j - 1, _joined(words, i, j - 1), -1)
    before = _after_town_of(words, i)
    after = j < len(words) and glued(words, j) and lex.kinds.get(words[j].lower) in (*DIVISIONS, "area")
    before = before or in_list(words, i) or called_a_town(words, j)
    within = i > 0 and glued(words, i) and (words[i - 1].lower if words[i - 1].first else words[i - 1].text) in _IN
    named = j - i > 1 and (words[i].lower in lex.heads or ends in ("feature", "facility"))
    called = (after and words[j].lower in _SETTLEMENTS) or camp(words, j)
    after = after and words[i].label not in ("PERSON", "NORP", "ORG")
    if before or ((called or after) and not (words[i].first and j == i + 1)):
        return Candidate(i, j, _joined(words, i, j), -1)
    return Candidate(i, j, _joined(words, i, j), -1) if (within or named) and not words[i].text.isupper() else None


def _after_town_of(words: list[Word], i: int) -> bool:
    return i >= 2 and words[i - 1].lower == "of" and words[i - 2].text in lexicon().kinds and glued(words, i)


def repeated(words: list[Word], names: list[str], taken: set[int]) -> Iterator[Candidate]:
    """Where else names stand that one mention has shown to be a place's; `taken` are words in use."""
    begins: dict[str, list[list[str]]] = {}
    for name in names:
        parts = name.split()
        begins.setdefault(parts[0], []).append(parts)
    for i, w in enumerate(words):
        for parts in begins.get(w.text, ()):
            end = i + len(parts)
            if [v.text for v in words[i:end]] == parts and not taken.intersection(range(i, end)):
                taken.update(range(i, end))
                yield Candidate(i, end, " ".join(parts), -1)
