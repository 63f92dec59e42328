"""The selection: which incidents, as the address says it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from onrecord.record.errors import UsageError
from onrecord.store.filters import ViewFilter

PAGE_SIZE = 100


class Selection(BaseModel):
    """The filters of an address; all that is given must hold.

    An empty field of a form is a filter that was not set.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    since: str = Field("", description="Only what may have happened on this day or later: 2024-05-01")
    until: str = Field("", description="Only what may have happened on this day or before")
    country: str = Field("", max_length=2, description="Two-letter code: SY")
    box: str = Field("", max_length=100, description="south,west,north,east in degrees")
    actor: str = Field("", max_length=200, description="An actor's id, or a part of a name")
    type: str = Field("", max_length=80, description="An event type or sub-type")
    grade: str = Field("", max_length=20, description="confirmed, fair, weak, contested or discounted")
    state: str = Field("", max_length=20, description="machine, confirmed, corrected, rejected or pending")
    min_killed: str = Field("", max_length=9, description="At least so many reported killed")
    everything: bool = Field(default=False, description="Also what the profile leaves out, and what was rejected")

    def where(self, limit: int | None = None) -> ViewFilter:
        """The filter of the store.

        Raises:
            UsageError: a date is no date, a box no box, a number no number.
        """
        return ViewFilter(
            since=_day("since", self.since),
            until=_day("until", self.until),
            country=self.country.upper() or None,
            box=_box(self.box),
            actor=self.actor.strip() or None,
            event_type=self.type or None,
            grade=self.grade or None,
            state=self.state or None,
            min_killed=_number("min_killed", self.min_killed),
            included_only=not self.everything,
            limit=limit,
        )


Selected = Annotated[Selection, Query()]


def _day(name: str, text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{name}: '{text}' is no day", hint="write it as 2024-05-01") from error


def _number(name: str, text: str) -> int | None:
    if text and not (text.isascii() and text.isdigit()):
        raise UsageError(f"{name}: '{text}' is no number", hint="write digits only")
    return int(text) if text else None


def _box(text: str) -> tuple[float, float, float, float] | None:
    if not text:
        return None
    try:
        south, west, north, east = (float(part) for part in text.split(","))
    except ValueError as error:
        raise UsageError(f"box: '{text}' is no box", hint="south,west,north,east in degrees") from error
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise UsageError(f"box: '{text}' is not on the globe", hint="south,west,north,east; south first")
    return south, west, north, east
