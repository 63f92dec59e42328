"""Shares: half, most, all, all but two of a figure."""

from __future__ import annotations

from onrecord.record.count import Count

RULES = {"half": "half_of", "most": "most_of", "all": "all_of", "all_but": "all_but"}


def share_of(whole: Count, share: str, without: int | None = None) -> Count:
    """The part of `whole` that a share is; `without` is the number that "all but" leaves out.

    >>> share_of(Count(14, 14, 14), "half"), share_of(Count(30, 30, 30), "most")
    (Count(low=7, best=7, high=7), Count(low=16, best=None, high=30))
    >>> share_of(Count(12, 12, None), "all_but", 2)
    Count(low=10, best=10, high=None)
    """
    if share == "half":
        high = None if whole.high is None else -(-whole.high // 2)
        return Count(_half(whole.low), _half(whole.best), high)
    if share == "most":
        return Count(None if whole.low is None else whole.low // 2 + 1, None, whole.high)
    if share == "all_but":
        return Count(
            *(
                None if n is None or without is None else max(n - without, 0)
                for n in (whole.low, whole.best, whole.high)
            )
        )
    return whole


def _half(n: int | None) -> int | None:
    return None if n is None else n // 2
