"""The selection: which incidents, as the address says it."""

from __future__ import annotations

import datetime as dt
import math
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from onrecord.record.errors import UsageError
from onrecord.store.filters import ORDERS, Near, Order, ViewFilter

PAGE_SIZE = 100
MOST_PAGES = 100_000
VIEWS = ("table", "cards", "map", "timeline")


class Selection(BaseModel):
    """The filters of an address; all that is given must hold.

    An empty field of a form is a filter that was not set.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: str = Field("", max_length=200, description="Words, or their beginnings, that must all stand in it")
    since: str = Field("", description="Only what may have happened on this day or later: 2024-05-01")
    until: str = Field("", description="Only what may have happened on this day or before")
    country: str = Field("", max_length=2, description="Two-letter code: SY")
    box: str = Field("", max_length=100, description="south,west,north,east in degrees")
    near: str = Field("", max_length=60, description="lat,lon of a point, in degrees; with `km`")
    km: str = Field("", max_length=8, description="Within so many kilometres of `near`; 50 where it is not given")
    actor: str = Field("", max_length=200, description="An actor's id, or a part of a name")
    type: str = Field("", max_length=80, description="An event type or sub-type")
    grade: str = Field("", max_length=20, description="confirmed, fair, weak, contested or discounted")
    state: str = Field("", max_length=20, description="machine, confirmed, corrected, rejected or pending")
    min_killed: str = Field("", max_length=9, description="At least so many reported killed")
    work: str = Field("", max_length=20, description="unclaimed, in progress, ready for review or complete")
    assignee: str = Field("", max_length=100, description="Who has the work on it; - for nobody")
    tag: str = Field("", max_length=100, description="A tag that it has")
    reason: str = Field("", max_length=40, description="A reason why it needs a look: see /review")
    without: list[str] = Field([], max_length=20, description="What its account must not hold: children, many_dead …")
    everything: bool = Field(default=False, description="Also what the profile leaves out, and what was rejected")
    sort: str = Field("", max_length=10, description="date, newest, killed or review")
    page: str = Field("", max_length=6, description="The page of a long list, from 1")
    view: str = Field("", max_length=10, description="How the page shows it: table, cards, map or timeline")

    def where(self, limit: int | None = None, **more: Any) -> ViewFilter:
        """The filter of the store, of the page asked for where there is a limit; `more` are fields of it to set.

        Raises:
            UsageError: a date is no date, a box no box, a number no number.
        """
        given: dict[str, Any] = {
            "since": _day("since", self.since),
            "until": _day("until", self.until),
            "country": self.country.upper() or None,
            "box": box_of(self.box),
            "near": _near(self.near, self.km),
            "actor": self.actor.strip() or None,
            "event_type": self.type or None,
            "grade": self.grade or None,
            "state": self.state or None,
            "min_killed": _number("min_killed", self.min_killed),
            "included_only": not self.everything,
            "text": self.q.strip() or None,
            "work": self.work or None,
            "assignee": None if not self.assignee else "" if self.assignee == "-" else self.assignee,
            "tag": self.tag.strip() or None,
            "reason": self.reason or None,
            "without": tuple(sorted(filter(None, self.without))),
            "order": self.order,
            "limit": limit,
            "offset": 0 if limit is None else (self.number - 1) * limit,
        }
        return ViewFilter(**given | more)

    @property
    def order(self) -> Order:
        """The order of the list; by day where none that there is was asked for."""
        return next((o for o in ORDERS if o == self.sort), "date")

    @property
    def number(self) -> int:
        """The page, from 1.

        Raises:
            UsageError: it is no number, or none that a list can have.
        """
        number = _number("page", self.page)
        if number is not None and not 1 <= number <= MOST_PAGES:
            raise UsageError(f"page: there is no page {number}", hint="pages count from 1")
        return number or 1

    @property
    def shown(self) -> str:
        """How the page shows it."""
        return self.view if self.view in VIEWS else "table"

    def query(self, **changes: Any) -> str:
        """The address's part behind the question mark, with changes; what is not set is left out.

        >>> Selection(country="SY", page="3").query(page="", view="map")
        'country=SY&view=map'
        """
        values = self.model_dump() | changes
        return urlencode({k: v for k, v in values.items() if v}, doseq=True)


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


def _degrees(name: str, text: str, count: int, hint: str) -> tuple[float, ...]:
    try:
        found = tuple(float(part) for part in text.split(","))
    except ValueError as error:
        raise UsageError(f"{name}: '{text}' makes no sense", hint=hint) from error
    if len(found) != count or not all(map(math.isfinite, found)):
        raise UsageError(f"{name}: '{text}' makes no sense", hint=hint)
    return found


def box_of(text: str) -> tuple[float, float, float, float] | None:
    """The box that "south,west,north,east" names; None of an empty text.

    Raises:
        UsageError: it makes no sense, or lies beside the globe.
    """
    if not text:
        return None
    hint = "south,west,north,east in degrees; south first"
    south, west, north, east = _degrees("box", text, 4, hint)
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise UsageError(f"box: '{text}' is not on the globe", hint=hint)
    return south, west, north, east


def _near(point: str, km: str) -> Near | None:
    if not point:
        return None
    hint = "lat,lon in degrees: 34.88,38.87"
    lat, lon = _degrees("near", point, 2, hint)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError(f"near: '{point}' is not on the globe", hint=hint)
    (reach,) = _degrees("km", km or "50", 1, "a number of kilometres")
    if not 0 < reach <= 20_000:
        raise UsageError(f"km: '{km}' is no distance on the globe", hint="a number of kilometres")
    return Near(lat, lon, reach)
