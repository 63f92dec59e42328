"""Versions: a mark of what an incident is now, so that nobody decides on what they have not seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.record.decision import Decision


def version_of(incident: Mapping[str, Any], decisions: Iterable[Decision]) -> str:
    """The mark: another report, coding or decision makes it another. It begins with the last decision's number.

    >>> version_of({"code": "SY-1"}, [])[:2], version_of({"code": "SY-1"}, []) == version_of({"code": "SY-2"}, [])
    ('0-', False)
    """
    made = json.dumps(incident, sort_keys=True)
    decided = max((d.id for d in decisions), default=0)
    return f"{decided}-{hashlib.sha256(made.encode()).hexdigest()[:16]}"


def decided_by(version: str) -> int:
    """The number of the last decision that a version knows of; 0 where it knows of none, or is no version.

    >>> decided_by("12-00ff"), decided_by("nonsense")
    (12, 0)
    """
    number = version.partition("-")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
