"""What hangs together with an incident and why: the pairs within it, and other incidents that may be the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.ledger import Ledger
from onrecord.link.explain import explain
from onrecord.record.pair import Pair

Json = dict[str, Any]
MOST_PAIRS = 8
MOST_OTHERS = 8


@dataclass(frozen=True, slots=True)
class Reason:
    """Two reports of one incident, and in words what speaks for that; `score` is the probability."""

    left: str
    right: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Other:
    """An incident that may be the same: its best pair's probability, what speaks for and against it."""

    code: str
    summary: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Related:
    """`reasons`: why the reports are one, the strongest first, at most MOST_PAIRS; `others` may be it, at most MOST_OTHERS."""

    reasons: tuple[Reason, ...]
    others: tuple[Other, ...]


def related(ledger: Ledger, incident: Json, as_shown: Callable[[Json], Json]) -> Related:
    """What the stored pairs say of an incident; `as_shown` gives an incident as it may be shown."""
    refs = {t["telling"] for t in incident["tellings"]}
    pairs = sorted(ledger.store.pairs_of(refs), key=lambda p: (-p.weight, p.left, p.right))
    within = [p for p in pairs if {p.left, p.right} <= refs]
    across = [p for p in pairs if not {p.left, p.right} <= refs]
    return Related(_reasons(incident, within[:MOST_PAIRS]), _others(ledger, incident, across, as_shown))


def _reasons(incident: Json, within: Sequence[Pair]) -> tuple[Reason, ...]:
    names = {t["telling"]: t["outlet"] or t["report"] for t in incident["tellings"]}
    return tuple(Reason(names[p.left], names[p.right], p.probability, explain(p)) for p in within)


def _others(
    ledger: Ledger, incident: Json, across: Sequence[Pair], as_shown: Callable[[Json], Json]
) -> tuple[Other, ...]:
    refs = {t["telling"] for t in incident["tellings"]}
    strange = {p.right if p.left in refs else p.left for p in across}
    codes = ledger.store.incident_of(ledger.store.current(strange))
    best: dict[str, Pair] = {}
    for pair in across:
        code = codes.get(pair.right if pair.left in refs else pair.left)
        if code is not None and code != incident["code"]:
            best.setdefault(code, pair)
    shown = list(best)[:MOST_OTHERS]
    views = ledger.store.views_of(shown)
    return tuple(
        Other(c, as_shown(views[c])["summary"], best[c].probability, explain(best[c])) for c in shown if c in views
    )
