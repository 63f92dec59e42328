"""Pair: two tellings compared, how well they agree, and on what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """One comparison of a pair: the level it reached, in words, and its weight in bits (log2 of the odds; 0 unknown).

    >>> Agreement("place", "the same town", 6.5).bits
    6.5
    """

    comparison: str
    level: str
    bits: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings, `left` < `right` (`Telling.ref`). `weight` is in bits, prior included; `probability` follows from it.

    `model` is the hash of the linking model that scored it.

    >>> Pair(1, 2, 3.0, 0.89, (Agreement("date", "the same day", 5.0),)).agreements[0].comparison
    'date'
    """

    left: int
    right: int
    weight: float
    probability: float
    agreements: tuple[Agreement, ...] = ()
    model: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on a pair: `same` True must be one incident, False must not.

    >>> Judgement(1, 2, same=False, decision=4).same
    False
    """

    left: int
    right: int
    same: bool
    decision: int
