"""Remark: what somebody says of an incident beside deciding on it. Remarks are only ever added."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

RemarkKind = Literal["comment", "tag", "untag", "work", "assign"]
Work = Literal["unclaimed", "in progress", "ready for review", "complete"]
WORKS: tuple[Work, ...] = get_args(Work)


@dataclass(frozen=True, slots=True)
class Remark:
    """Who said what of an incident, and when (UTC).

    `value` is the comment's text, the tag put on or taken off, the status of the work, or the name of whom it is
    given to (empty: nobody).

    >>> Remark(1, dt.datetime(2024, 5, 1, tzinfo=dt.UTC), "ana", "tag", "SY-7F3K2M9Q", "hospital").value
    'hospital'
    """

    id: int
    at: dt.datetime
    who: str
    kind: RemarkKind
    incident: str
    value: str


@dataclass(frozen=True, slots=True)
class WorkState:
    """Where the work on an incident stands, as its remarks leave it.

    >>> WorkState().work
    'unclaimed'
    """

    work: Work = "unclaimed"
    assignee: str | None = None
    tags: tuple[str, ...] = ()


def work_state(remarks: tuple[Remark, ...]) -> WorkState:
    """The status, the person and the tags that stand after all remarks, whatever their order.

    >>> day = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    >>> said = (("tag", "school"), ("tag", "night"), ("untag", "school"), ("work", "in progress"), ("assign", "bo"))
    >>> work_state(tuple(Remark(n, day, "ana", k, "X-1", v) for n, (k, v) in enumerate(said)))
    WorkState(work='in progress', assignee='bo', tags=('night',))
    """
    work: Work = "unclaimed"
    assignee: str | None = None
    tags: dict[str, None] = {}
    for remark in sorted(remarks, key=lambda r: r.id):
        if remark.kind == "tag":
            tags[remark.value] = None
        elif remark.kind == "untag":
            tags.pop(remark.value, None)
        elif remark.kind == "work":
            work = next((w for w in WORKS if w == remark.value), work)
        elif remark.kind == "assign":
            assignee = remark.value or None
    return WorkState(work, assignee, tuple(sorted(tags)))
