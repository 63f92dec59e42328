"""What an export says of itself: by which rules it was made, from what, when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.record.incident import ProfileRef

Json = dict[str, Any]

STATEMENT = (
    "These are reported deaths, on the word of those named as sources, not all deaths. A count of reports is a floor, "
    "not an estimate. An empty value is not known; it is never zero. Names, where they are given, are personal data of the dead, the injured and witnesses."
)


@dataclass(frozen=True, slots=True)
class ExportInfo:
    """`filters` and `database` in words, the latter without a password; `created` in UTC.

    >>> made = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    >>> ExportInfo(ProfileRef("plain", "0" * 64), "0.1.0", "onrecord 0.1.0", made, "everything", "onrecord.db").version
    '0.1.0'
    """

    profile: ProfileRef
    version: str
    coder: str
    created: dt.datetime
    filters: str
    database: str


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What was written: how many incidents, by which profile, and the two files."""

    incidents: int
    profile: str
    output: Path
    sidecar: Path
