"""Clustering: which tellings are one incident, from scored pairs and people's judgements.

The best pair of groups is joined first, by the mean weight over all pairs between them, so that a chain of lookalikes does
not draw in what is unlike most. What comes out depends on the tellings and pairs alone, not on the order they came in.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.record.pair import Judgement, Pair
from onrecord.record.telling import Telling

Group = frozenset[int]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """In bits: from `link` on two groups are joined; `missing` stands for a pair that was not scored."""

    link: float = 0.0
    missing: float = -8.0


@dataclass(frozen=True, slots=True)
class Member:
    """What decides of a telling: its `ref`, the `report` that tells it, and whether it is `core` (see `is_core`)."""

    ref: int
    report: int
    core: bool


def clusters(
    tellings: Sequence[Telling],
    pairs: Iterable[Pair],
    judgements: Iterable[Judgement] = (),
    decided: Iterable[Group] = (),
    thresholds: Thresholds | None = None,
) -> tuple[Group, ...]:
    """The groups of refs that are one incident each, in order of their lowest ref.

    People come first: what they said is one is one, what they said is two is two, the later word standing. The
    machine joins no two groups of `decided`, nor two tellings of one report. A telling that is only background, or
    did not happen, joins others and draws none together.
    """
    members = [Member(t.ref, t.report.key, is_core(t)) for t in tellings]
    return clusters_of(members, pairs, judgements, decided, thresholds)


def clusters_of(
    members: Iterable[Member],
    pairs: Iterable[Pair],
    judgements: Iterable[Judgement] = (),
    decided: Iterable[Group] = (),
    thresholds: Thresholds | None = None,
) -> tuple[Group, ...]:
    """As `clusters`, of tellings of which no more is known than what decides here.

    >>> members = [Member(1, 10, True), Member(2, 11, True), Member(3, 11, True)]
    >>> clusters_of(members, [Pair(1, 2, 4.0, 0.94), Pair(1, 3, 1.0, 0.67)])
    (frozenset({1, 2}), frozenset({3}))
    """
    work = _Clustering(
        {m.ref: m for m in members}, {(p.left, p.right): p.weight for p in pairs}, thresholds or Thresholds()
    )
    work.judge(judgements)
    work.keep_apart(decided)
    work.join([ref for ref, m in work.members.items() if m.core])
    work.attach([ref for ref, m in work.members.items() if not m.core])
    return work.groups()


def connected(refs: Iterable[int], pairs: Iterable[Pair]) -> tuple[Group, ...]:
    """The groups that hang together over pairs, however thinly.

    >>> connected([1, 2, 3], [Pair(1, 2, 3.0, 0.9)])
    (frozenset({1, 2}), frozenset({3}))
    """
    home = {ref: {ref} for ref in refs}
    for pair in pairs:
        if pair.left in home and pair.right in home and home[pair.left] is not home[pair.right]:
            joined = home[pair.left] | home[pair.right]
            home.update(dict.fromkeys(joined, joined))
    return tuple(frozenset(group) for group in {id(g): g for g in home.values()}.values())


def is_core(telling: Telling) -> bool:
    """True for what a report tells as having happened, in its own article."""
    event = telling.event
    return event.status == "happened" and not event.background and event.section != "related"


@dataclass(slots=True)
class _Clustering:
    members: dict[int, Member]
    weights: dict[tuple[int, int], float]
    thresholds: Thresholds
    home: dict[int, int] = field(default_factory=dict)  # ref -> its group's name
    held: dict[int, set[int]] = field(default_factory=dict)  # a group's name, its lowest ref -> its refs
    apart: set[tuple[int, int]] = field(default_factory=set)  # pairs of refs that people parted
    owner: dict[int, set[int]] = field(default_factory=dict)  # ref -> numbers of the decided groups it is in

    def __post_init__(self) -> None:
        self.home = {ref: ref for ref in self.members}
        self.held = {ref: {ref} for ref in self.members}

    def judge(self, judgements: Iterable[Judgement]) -> None:
        last: dict[tuple[int, int], bool] = {}
        for j in sorted(judgements, key=lambda j: j.decision):
            if j.left in self.members and j.right in self.members:
                last[_pair(j.left, j.right)] = j.same
        self.apart = {pair for pair, same in last.items() if not same}
        for left, right in sorted(pair for pair, same in last.items() if same):
            if not self._parted(self.home[left], self.home[right]):
                self._merge(self.home[left], self.home[right])

    def keep_apart(self, decided: Iterable[Group]) -> None:
        for number, group in enumerate(decided):
            for ref in group & self.members.keys():
                self.owner.setdefault(ref, set()).add(number)

    def join(self, refs: Sequence[int]) -> None:
        """Join the best groups of these, as long as any two belong together."""
        core = {self.home[r] for r in refs}
        queue = [(-self._weight(a, b), a, b) for a, b in self._neighbours(core)]
        heapq.heapify(queue)
        while queue:
            weight, a, b = heapq.heappop(queue)
            if -weight < self.thresholds.link:
                return
            if a not in self.held or b not in self.held or self._weight(a, b) != -weight:
                continue  # one of them has grown since: a newer entry stands further on
            if self._forbidden(a, b):
                continue
            joined = self._merge(a, b)
            core = {g for g in core if g in self.held} | {joined}
            for other in self._near(joined) & core:
                heapq.heappush(queue, (-self._weight(joined, other), *_pair(joined, other)))

    def attach(self, refs: Sequence[int]) -> None:
        """Give each of these to the one group that it fits best; they draw no groups together."""
        found = []
        for ref in sorted(refs):
            if len(self.held[self.home[ref]]) > 1:
                continue
            near = [
                (self._weight(ref, g), -g) for g in self._near(ref) if self._has_core(g) and not self._forbidden(ref, g)
            ]
            if near and max(near)[0] >= self.thresholds.link:
                found.append((max(near)[0], ref, -max(near)[1]))
        for _, ref, group in sorted(found, key=lambda f: (-f[0], f[1])):
            if not self._forbidden(ref, self.home[group]):
                self._merge(ref, self.home[group])

    def groups(self) -> tuple[Group, ...]:
        return tuple(frozenset(self.held[name]) for name in sorted(self.held))

    def _has_core(self, name: int) -> bool:
        return any(self.members[r].core for r in self.held[name])

    def _neighbours(self, names: set[int]) -> set[tuple[int, int]]:
        found = {_pair(self.home[a], self.home[b]) for a, b in self.weights if a in self.home and b in self.home}
        return {(a, b) for a, b in found if a != b and a in names and b in names}

    def _near(self, name: int) -> set[int]:
        members = self.held[name]
        found = {self.home[b] for a, b in self.weights if a in members and b in self.home}
        found |= {self.home[a] for a, b in self.weights if b in members and a in self.home}
        return found - {name}

    def _weight(self, a: int, b: int) -> float:
        """The mean over all pairs between two groups."""
        pairs = [_pair(x, y) for x in self.held[a] for y in self.held[b]]
        return sum(self.weights.get(p, self.thresholds.missing) for p in pairs) / len(pairs)

    def _parted(self, a: int, b: int) -> bool:
        return any(_pair(x, y) in self.apart for x in self.held[a] for y in self.held[b])

    def _forbidden(self, a: int, b: int) -> bool:
        reports = [self.members[r].report for name in (a, b) for r in self.held[name]]
        if len(set(reports)) < len(reports) or self._parted(a, b):
            return True
        ours, theirs = (set().union(*(self.owner.get(r, set()) for r in self.held[name])) for name in (a, b))
        return bool(ours and theirs and not ours & theirs)

    def _merge(self, a: int, b: int) -> int:
        if a == b:
            return a
        name, gone = _pair(a, b)
        self.held[name] |= self.held.pop(gone)
        self.home.update(dict.fromkeys(self.held[name], name))
        return name


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
