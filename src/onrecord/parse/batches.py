"""Batches of documents: many short ones or a few long ones, so that no batch takes much more memory than another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

MOST_CHARACTERS = 60_000  # a batch of sixteen reports of a usual length; one longer report is a batch of its own


def in_batches(
    items: Iterable[Item], size: int, length: Callable[[Item], int], most: int = MOST_CHARACTERS
) -> Iterator[list[Item]]:
    """Batches of at most `size` items and `most` of length together, in order; an item above `most` stands alone.

    >>> list(in_batches(["aa", "b", "cccc", "d"], 3, len, most=4))
    [['aa', 'b'], ['cccc'], ['d']]
    """
    batch: list[Item] = []
    total = 0
    for item in items:
        more = length(item)
        if batch and (len(batch) >= size or total + more > most):
            yield batch
            batch, total = [], 0
        batch.append(item)
        total += more
        if len(batch) >= size or total >= most:  # full: no need to wait for the next, which may be long in coming
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
