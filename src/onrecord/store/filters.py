"""ViewFilter: which incidents somebody wants to see. The command line imports it: no SQL here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewFilter:
    """Which incidents; what is None does not matter. All that is given must hold.

    `since` and `until` are days, both inclusive: an incident's interval must overlap with theirs, one without a date
    never does. `country` is ISO 3166-1 alpha-2. `box` is (south, west, north, east) in degrees and crosses the date
    line where west > east. `actor` is a register's id, or part of a name. `event_type` is one, or a
    sub_event_type. `min_killed` is of the best figure, else of the low one. `limit` is how many at most.

    >>> ViewFilter(country="SY", min_killed=10).included_only
    True
    """

    since: dt.date | None = None
    until: dt.date | None = None
    country: str | None = None
    box: tuple[float, float, float, float] | None = None
    actor: str | None = None
    event_type: str | None = None
    grade: str | None = None
    state: str | None = None
    min_killed: int | None = None
    included_only: bool = True
    limit: int | None = None
