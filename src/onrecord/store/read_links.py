"""Pairs out of the tables, and what hangs together over them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, or_, select, union

from onrecord.record.pair import Agreement, Judgement, Pair
from onrecord.store.log import DecisionLog
from onrecord.store.nouns import Label
from onrecord.store.packing import STREAMED, chunks
from onrecord.store.tables import pair


def pairs_of(connection: Connection, refs: Iterable[int], min_weight: float) -> tuple[Pair, ...]:
    """Every stored pair of at least `min_weight` bits that touches one of the refs, by (left, right)."""
    found: dict[tuple[int, int], Pair] = {}
    for chunk in chunks(refs):
        for side in (pair.c.left_ref, pair.c.right_ref):
            for row in connection.execute(select(pair).where(side.in_(chunk), pair.c.weight >= min_weight)):
                if (row.left_ref, row.right_ref) not in found:
                    found[row.left_ref, row.right_ref] = _pair(row)
    return tuple(one for _, one in sorted(found.items()))


def component(connection: Connection, log: DecisionLog, refs: Iterable[int], min_weight: float) -> frozenset[int]:
    """The refs, and all that are reached from them over pairs of at least `min_weight` and over people's "same"."""
    reached: set[int] = set()
    edge = set(refs)
    while edge:
        reached |= edge
        found: set[int] = set()
        for chunk in chunks(edge):
            right = select(pair.c.right_ref).where(pair.c.left_ref.in_(chunk), pair.c.weight >= min_weight)
            left = select(pair.c.left_ref).where(pair.c.right_ref.in_(chunk), pair.c.weight >= min_weight)
            found.update(connection.execute(union(right, left)).scalars())
        for ref in edge:
            found |= log.same.get(ref, set())
        edge = found - reached
    return frozenset(reached)


def judgements(log: DecisionLog, refs: Iterable[int]) -> tuple[Judgement, ...]:
    """What people said of pairs with both ends among the refs, by (left, right)."""
    wanted = set(refs)
    return tuple(j for j in log.judged.values() if j.left in wanted and j.right in wanted)


def labels(connection: Connection, log: DecisionLog) -> Iterator[Label]:
    """Every stored pair with what a person said of it, by (left, right); then judged pairs that were never scored."""
    scored: set[tuple[int, int]] = set()
    query = select(pair).order_by(pair.c.left_ref, pair.c.right_ref)
    for row in connection.execute(query, execution_options=STREAMED):
        said = log.judged.get((row.left_ref, row.right_ref))
        if said:
            scored.add((said.left, said.right))
        yield _label(row.left_ref, row.right_ref, _pair(row), said)
    for key, said in log.judged.items():
        if key not in scored:
            yield _label(*key, None, said)


def touching(refs: list[int]) -> Any:
    """The condition that a pair touches one of the refs."""
    return or_(pair.c.left_ref.in_(refs), pair.c.right_ref.in_(refs))


def _label(left: int, right: int, scored: Pair | None, said: Judgement | None) -> Label:
    return Label(left, right, scored, said.same if said else None, said.decision if said else None)


def _pair(row: Row[Any]) -> Pair:
    agreements = tuple(Agreement(*one) for one in json.loads(row.agreements))
    return Pair(row.left_ref, row.right_ref, row.weight, row.probability, agreements, row.model)
