"""Count: how many, with what is not known left open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """`low` <= `best` <= `high` wherever known. None is unknown, never zero; a None `high` is open.

    >>> Count(20, 20, None)            # "at least 20"
    Count(low=20, best=20, high=None)
    >>> Count().known
    False
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known) or any(n < 0 for n in known):
            raise ValueError(f"low <= best <= high does not hold: {self.low}, {self.best}, {self.high}")

    @property
    def known(self) -> bool:
        """True where any of the three is a number."""
        return any(n is not None for n in (self.low, self.best, self.high))

    def plus(self, other: Count) -> Count:
        """The sum of two disjoint counts; what is unknown in either stays unknown.

        >>> Count(3, 3, 3).plus(Count(2, 2, None))
        Count(low=5, best=5, high=None)
        """

        def add(a: int | None, b: int | None) -> int | None:
            return None if a is None or b is None else a + b

        return Count(add(self.low, other.low), add(self.best, other.best), add(self.high, other.high))
