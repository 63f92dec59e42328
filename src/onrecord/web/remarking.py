"""What people say of an incident beside deciding on it: comments, tags, where the work stands, whose it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.ledger import Ledger
from onrecord.record.errors import UsageError
from onrecord.record.remark import WORKS, Remark, RemarkKind
from onrecord.web.trouble import MissingError

LONGEST = {"comment": 5000, "tag": 60, "untag": 60, "work": 30, "assign": 100}  # characters


def remark(ledger: Ledger, code: str, who: str, kind: RemarkKind, value: str) -> Remark:
    """Write a remark down, under the incident's code of now.

    Raises:
        MissingError: there is no such incident.
        UsageError: the remark makes no sense.
    """
    said = sensible(kind, value)
    with ledger.store.writing() as writer:
        found = ledger.store.resolve(code)
        if found is None:
            raise MissingError(f"no incident {code}", hint="see the list of incidents")
        return writer.remark(Remark(0, dt.datetime.now(dt.UTC), who, kind, found, said))


def sensible(kind: RemarkKind, value: str) -> str:
    """What is written down of a remark's value.

    Raises:
        UsageError: it is empty, too long, or no status of work.

    >>> sensible("tag", "  night   raid ")
    'night raid'
    """
    said = value.strip() if kind == "comment" else " ".join(value.split())
    if kind == "work" and said not in WORKS:
        raise UsageError(f"no status '{said}'", hint=f"one of {', '.join(WORKS)}")
    if not said and kind != "assign":
        raise UsageError(f"this {kind} is empty", hint="write something")
    if len(said) > LONGEST[kind]:
        raise UsageError(f"this {kind} is too long", hint=f"at most {LONGEST[kind]} characters")
    if kind in {"tag", "untag"} and "|" in said:
        raise UsageError("a tag has no bar in it", hint="use another sign than |")
    return said


def as_dict(made: Remark) -> dict[str, Any]:
    """A remark as JSON."""
    return {
        "id": made.id,
        "at": made.at,
        "who": made.who,
        "kind": made.kind,
        "incident": made.incident,
        "value": made.value,
    }
