"""What people did with an incident, in the order they did it: decisions and remarks in one list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record.decision import Decision, in_force
from onrecord.record.remark import Remark
from onrecord.say.decision_words import in_words

REMARKED = {
    "tag": "tagged it “{}”",
    "untag": "took off the tag “{}”",
    "work": "set the work to “{}”",
    "assign": "gave the work to {}",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that somebody did: who, when (UTC), on which incident, in words; `why` is a reason or a comment's text.

    `decision` is the number by which a decision can be undone, None of a remark; `undone` whether it was.
    """

    at: dt.datetime
    who: str
    incident: str
    kind: str
    words: str
    why: str | None
    decision: int | None = None
    undone: bool = False


def history_of(decisions: Sequence[Decision], remarks: Sequence[Remark]) -> tuple[Deed, ...]:
    """Everything, oldest first."""
    standing = {d.id for d in in_force(tuple(decisions))}
    undone = {d.undoes for d in decisions if d.undoes is not None}
    decided = [
        Deed(d.at, d.who, d.incident, d.kind, in_words(d), d.why, d.id, _gone(d, standing, undone)) for d in decisions
    ]
    return tuple(sorted([*decided, *map(_remarked, remarks)], key=lambda deed: deed.at))


def _gone(decision: Decision, standing: set[int], undone: set[int]) -> bool:
    return decision.id in undone and (decision.kind == "undo" or decision.id not in standing)


def _remarked(remark: Remark) -> Deed:
    if remark.kind == "comment":
        return Deed(remark.at, remark.who, remark.incident, "comment", "commented", remark.value)
    said = "gave the work to nobody" if not remark.value else REMARKED[remark.kind].format(remark.value)
    return Deed(remark.at, remark.who, remark.incident, remark.kind, said, None)
