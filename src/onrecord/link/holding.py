"""How firmly an incident hangs together, and how near another one is: what a person may want to look at."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from onrecord.record.pair import Pair
from onrecord.rules.review import Links


def hold(refs: Collection[int], pairs: Iterable[Pair]) -> Links:
    """The weakest of the tellings' strongest links to the rest, and the strongest link to a telling outside.

    >>> pairs = [Pair(1, 2, 5.0, 0.97), Pair(2, 3, 1.0, 0.7), Pair(1, 3, -1.0, 0.3), Pair(3, 9, -2.0, 0.2)]
    >>> hold([1, 2, 3], pairs), hold([9], pairs).weakest
    (Links(weakest=0.7, nearest=0.2), None)
    """
    within = set(refs)
    best: dict[int, float] = {}
    nearest: float | None = None
    for pair in pairs:
        ends = [ref for ref in (pair.left, pair.right) if ref in within]
        if len(ends) == 2:
            for ref in ends:
                best[ref] = max(best.get(ref, 0.0), pair.probability)
        elif ends:
            nearest = max(nearest or 0.0, pair.probability)
    weakest = min((best.get(ref, 0.0) for ref in within), default=None) if len(within) > 1 else None
    return Links(weakest, nearest)
