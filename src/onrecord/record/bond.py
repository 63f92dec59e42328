"""Bond: how closely a place or a date of a sentence goes with an event's word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record.span import Span

Bonds = dict[Span, dict[Span, float]]
"""For each place or date the events' words it may go with, and how closely."""


@dataclass(frozen=True, slots=True)
class Bond:
    """`score` is between 0 and 1: how likely the words at `of` tell where (or when) the event at `event` took place.

    Both spans are offsets of `document.text`.

    >>> Bond(Span(15, 21), Span(25, 29), 0.9).score
    0.9
    """

    event: Span
    of: Span
    score: float


def by_bound(bonds: Iterable[Bond]) -> Bonds:
    """Bonds by the place or date they bind.

    >>> by_bound([Bond(Span(15, 21), Span(25, 29), 0.9)])[Span(25, 29)]
    {Span(start=15, end=21): 0.9}
    """
    out: Bonds = {}
    for bond in bonds:
        out.setdefault(bond.of, {})[bond.event] = bond.score
    return out
