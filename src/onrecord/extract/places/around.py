"""A candidate, and what stands around it: gaps, datelines, lists, names that only look like places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.places.lexicon import lexicon

if TYPE_CHECKING:
    from onrecord.extract.places.words import Word

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
DIVISIONS = ("town", "adm1", "adm2")
FURTHEST_DATELINE = 300
LONGEST_LIST = 24
FORCES = frozenset({"army", "military", "police", "air", "refugee", "displacement"})
POSTS = frozenset({"base", "camp", "post", "outpost", "barracks", "checkpoint", "station"})
_DASH = re.compile(r"--|[—–]|\s-\s")
_STOP = re.compile(r"[.!?;:][\s\"”]|\n")
_JOINED = frozenset({" ", "-", " - ", "  "})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `[first, last)` of a segment that may be a place called `name`.

    `weight` is the gazetteer's, -1 where it has none; `kind` is set where the form itself tells it ("Calif.").

    >>> Candidate(3, 5, "Deir Ezzor", 647_454).last
    5
    """

    first: int
    last: int
    name: str
    weight: int
    kind: str | None = None


def glued(words: list[Word], i: int) -> bool:
    """True where word i follows word i-1 with nothing but a blank between."""
    return 0 < i < len(words) and words[i].gap in _JOINED


def dateline(words: list[Word], c: Candidate) -> bool:
    """True for the place that opens a report before a dash: "SAN SALVADOR, 3 Jan 90 --", "DAMASCUS (AP) -"."""
    if not words[c.first].first or words[c.first].start > FURTHEST_DATELINE:
        return False
    for w in words[c.last : c.last + 10]:
        if _DASH.search(w.gap):
            return True
        if _STOP.search(w.gap):
            return False
    return False


def in_list(words: list[Word], i: int) -> bool:
    """True after "the villages of A, B and ", however many came before."""
    lex, k = lexicon(), i
    while (
        k > 0
        and i - k < LONGEST_LIST
        and words[k].gap in (" ", ", ")
        and (words[k - 1].capital or words[k - 1].lower in ("and", "al"))
    ):
        k -= 1
    return (
        k > 1
        and k < i
        and words[k - 1].lower == "of"
        and words[k - 2].lower.endswith("s")
        and words[k - 2].lower in lex.kinds
    )


def not_places(words: list[Word]) -> set[int]:
    """The words of names that hold a place's name and mean none: "Islamic State of Iraq", "Vietnam War"."""
    out: set[int] = set()
    starts = {name.partition(" ")[0] for name in lexicon().not_places}
    for i, w in enumerate(words):
        if w.lower not in starts:
            continue
        for n in range(2, 9):
            if " ".join(v.lower for v in words[i : i + n]) in lexicon().not_places:
                out.update(range(i, i + n))
    return out


def camp(words: list[Word], i: int) -> bool:
    """True where "army camp", "police post" begins at word `i`: the name before it is the place's."""
    if i + 1 >= len(words) or not (glued(words, i) and glued(words, i + 1)):
        return False
    return words[i].lower in FORCES and words[i + 1].lower in POSTS


def listed_kind(words: list[Word], i: int) -> str | None:
    """What "A, B and C counties" says of the name that ends before word i, else None."""
    j = i
    while j + 1 < len(words) and j - i < LONGEST_LIST and words[j].gap in (", ", " "):
        if not words[j].capital and words[j].lower not in ("and", "or"):
            break
        j += 1
    plural = j > i and glued(words, j) and words[j].lower.endswith("s") and not words[j].capital
    return lexicon().kinds.get(words[j].lower) if plural else None


def called_a_town(words: list[Word], i: int) -> bool:
    """True where ", a small town on the road" begins at word `i`: the report says that what stands before is one.

    ", a town councillor" is none: the word for the town must end its phrase.
    """
    if i >= len(words) or not words[i].gap.startswith(", ") or words[i].lower not in ("a", "an"):
        return False
    lex = lexicon()
    for k in range(i + 1, min(i + 5, len(words))):
        if words[k].gap != " ":
            return False
        if lex.kinds.get(words[k].lower) in DIVISIONS:
            after = words[k + 1] if k + 1 < len(words) else None
            return (
                after is None
                or after.gap != " "
                or after.lower in lex.locative | lex.directional | lex.compass | _GOES_ON
            )
    return False


_GOES_ON = frozenset(
    {"about", "some", "where", "that", "which", "with", "just", "close", "held", "controlled", "under"}
)
