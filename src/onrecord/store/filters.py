"""ViewFilter: which incidents somebody wants to see. The command line imports it: no SQL here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

Order = Literal["date", "newest", "killed", "review"]
ORDERS: tuple[Order, ...] = get_args(Order)


@dataclass(frozen=True, slots=True)
class Near:
    """Within `km` kilometres of a point, as the crow flies; right to a percent up to some hundred kilometres.

    >>> Near(34.88, 38.87, 50).km
    50
    """

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True)
class ViewFilter:
    """Which incidents; what is None does not matter. All that is given must hold.

    `since` and `until` are days, both inclusive: an incident's interval must overlap with theirs, one without a date
    never does. `country` is ISO 3166-1 alpha-2. `box` is (south, west, north, east) in degrees and crosses the date
    line where west > east; `near` is round a point. `actor` is a register's id, or part of a name. `event_type` is one,
    or a sub_event_type. `min_killed` is of the best figure, else of the low one. `text` are words or their beginnings, all
    of which must stand in what an incident is found by. `work`, `assignee` (empty: nobody) and `tag` are of the work on it.

    `queue` keeps what needs a look and is not decided on; `reason` one reason for that, and `without` leaves out what an
    account holds (ids of resources/review/queue.yml). `order` is by day, the newest first, the most killed first, or as
    in the queue. `limit` is how many at most, after the first `offset`.

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
    near: Near | None = None
    text: str | None = None
    work: str | None = None
    assignee: str | None = None
    tag: str | None = None
    queue: bool = False
    reason: str | None = None
    without: tuple[str, ...] = ()
    order: Order = "date"
    offset: int = 0
