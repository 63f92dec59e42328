"""The decision log in memory: read once, and then only what was added since, for it never changes otherwise."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from onrecord.record.decision import Decision, in_force
from onrecord.record.pair import Judgement


class DecisionLog:
    """All decisions, oldest first, and what follows from those in force."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Empty it: what was read last may have been taken back with its transaction."""
        self.all: tuple[Decision, ...] = ()
        self._derive()

    @property
    def last(self) -> int:
        """The id of the newest decision, 0 where there is none."""
        return self.all[-1].id if self.all else 0

    def extend(self, newer: Iterable[Decision]) -> None:
        """Add decisions that are newer than all here."""
        added = tuple(newer)
        if added:
            self.all += added
            self._derive()

    def _derive(self) -> None:
        standing = in_force(self.all)
        # Whom any decision in force concerns: the machine does not drop these tellings.
        self.concerned = frozenset(ref for d in standing for ref in (*d.refs, *d.rest))
        self.judged = judgements(standing)
        self.same: dict[int, set[int]] = {}
        for one in self.judged.values():
            if one.same:
                self.same.setdefault(one.left, set()).add(one.right)
                self.same.setdefault(one.right, set()).add(one.left)


def judgements(standing: Iterable[Decision]) -> dict[tuple[int, int], Judgement]:
    """What merges and splits in force say of pairs (left, right); of two that disagree, the later holds.

    >>> import datetime as dt
    >>> day = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    >>> log = [Decision(1, day, "ana", "merge", "X-1", (1, 2, 3)), Decision(2, day, "bo", "split", "X-1", (3,), (1, 2))]
    >>> [(j.left, j.right, j.same) for j in judgements(log).values()]
    [(1, 2, True), (1, 3, False), (2, 3, False)]
    """
    found: dict[tuple[int, int], Judgement] = {}
    for decision in standing:
        if decision.kind == "merge":
            pairs: Iterable[tuple[int, int]] = itertools.combinations(sorted(set(decision.refs)), 2)
        elif decision.kind == "split":
            pairs = itertools.product(decision.refs, decision.rest)
        else:
            continue
        for one, other in pairs:
            if one != other:
                left, right = sorted((one, other))
                found[left, right] = Judgement(left, right, same=decision.kind == "merge", decision=decision.id)
    return dict(sorted(found.items()))
