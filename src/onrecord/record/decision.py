"""Decision: what a person decided about an incident. Decisions are only ever added; an undo is one more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

DecisionKind = Literal["confirm", "reject", "correct", "merge", "split", "pending", "undo"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a person pointed at: characters `start` up to `end` of the text of the report of telling `telling`.

    >>> Words(7, 36, 47, "At least 15").text
    'At least 15'
    """

    telling: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what, when and why, and what stood there before.

    `incident` is the code that was decided on, `refs` the tellings it held then (for a split: those taken out,
    with `rest` the ones they were taken from; for a merge: all that were joined). `field` and `value` are those of
    a correction, as in the incident's JSON; `before` is the value that stood there. `undoes` is the id of the
    decision that an undo takes back. `words` are what a correction was read in, None where the person named none.

    >>> Decision(1, dt.datetime(2024, 5, 1, tzinfo=dt.UTC), "ana", "confirm", "SY-7F3K2M9Q", why="two families").kind
    'confirm'
    """

    id: int
    at: dt.datetime
    who: str
    kind: DecisionKind
    incident: str
    refs: tuple[int, ...] = ()
    rest: tuple[int, ...] = ()
    field: str | None = None
    value: Any = None
    before: Any = None
    why: str | None = None
    undoes: int | None = None
    words: Words | None = None


def in_force(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Those not taken back, oldest first. An undo can be undone, which puts the first decision back in force.

    >>> day = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    >>> log = (Decision(1, day, "ana", "reject", "X-1"), Decision(2, day, "bo", "undo", "X-1", undoes=1))
    >>> in_force(log), in_force((*log, Decision(3, day, "ana", "undo", "X-1", undoes=2)))[0].id
    ((), 1)
    """
    undone: set[int] = set()
    for decision in sorted(decisions, key=lambda d: d.id, reverse=True):
        if decision.undoes is not None and decision.id not in undone:
            undone.add(decision.undoes)
    return tuple(d for d in sorted(decisions, key=lambda d: d.id) if d.id not in undone and d.kind != "undo")
