"""A text cut where values begin and end, so that each piece can say which values stand on its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.web.values import Value


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a text from `start`; the values whose words they are, the shortest first; those that begin here."""

    start: int
    text: str
    values: tuple[Value, ...] = ()
    begins: tuple[Value, ...] = ()


def pieces(text: str, values: Sequence[Value]) -> tuple[Piece, ...]:
    """The whole text in pieces; values may overlap or hold one another, and together the pieces are the text.

    A span that reaches beyond the text ends with it.

    >>> inner, outer = Value("claim-0", "killed", 1, 2, 4), Value("of-0", "actor", 1, 2, 9)
    >>> [(p.text, [v.key for v in p.values]) for p in pieces("a 12 men.", [outer, inner])]
    [('a ', []), ('12', ['claim-0', 'of-0']), (' men.', ['of-0'])]
    """
    edges = sorted({0, len(text), *(min(e, len(text)) for v in values for e in (v.start, v.end))})
    by_length = sorted(values, key=lambda v: (v.end - v.start, v.start))
    found = []
    for start, end in pairwise(edges):
        here = tuple(v for v in by_length if v.start <= start and end <= v.end)
        found.append(Piece(start, text[start:end], here, tuple(v for v in here if v.start == start)))
    return tuple(found)
