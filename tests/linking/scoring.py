"""How well tellings find their incident: pairwise F1, B3, and near-misses merged that never may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, each between 0 and 1.

    >>> round(Score(1.0, 0.5).f1, 3)
    0.667
    """

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pairwise(gold: Mapping[int, str], found: Mapping[int, str]) -> Score:
    """Over all pairs of tellings: are those that belong together together, and no others?

    >>> pairwise({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"}).precision
    0.3333333333333333
    """
    true, made = _pairs(gold), _pairs({ref: found[ref] for ref in gold})
    right = len(true & made)
    return Score(right / len(made) if made else 1.0, right / len(true) if true else 1.0)


def _pairs(groups: Mapping[int, str]) -> set[tuple[int, int]]:
    return {(a, b) for a, b in combinations(sorted(groups), 2) if groups[a] == groups[b]}


def b_cubed(gold: Mapping[int, str], found: Mapping[int, str]) -> Score:
    """The mean over tellings of how much of their group is right, and how much of their incident is in it.

    >>> b_cubed({1: "a", 2: "a"}, {1: "x", 2: "y"})
    Score(precision=1.0, recall=0.5)
    """
    precision = recall = 0.0
    for ref in gold:
        group = {r for r in gold if found[r] == found[ref]}
        whole = {r for r in gold if gold[r] == gold[ref]}
        precision += len(group & whole) / len(group)
        recall += len(group & whole) / len(whole)
    return Score(precision / len(gold), recall / len(gold))


def merged_never(
    gold: Mapping[int, str], found: Mapping[int, str], never: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """The pairs of clusters that must stay apart and do not.

    >>> merged_never({1: "a", 2: "b"}, {1: "x", 2: "x"}, [("a", "b"), ("a", "c")])
    [('a', 'b')]
    """
    at: dict[str, set[str]] = {}
    for ref, cluster in gold.items():
        at.setdefault(cluster, set()).add(found[ref])
    return [(a, b) for a, b in never if at.get(a, set()) & at.get(b, set())]
