"""Act: something done with the record as a whole that wants a reason. Acts are only ever added."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

ActKind = Literal["names"]


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what, when (UTC), and why.

    "names": the names of the dead and injured were written out; `what` says into which file, or on which site.

    >>> Act(1, dt.datetime(2024, 5, 1, tzinfo=dt.UTC), "ana", "names", "list.csv", "asked for by the families").kind
    'names'
    """

    id: int
    at: dt.datetime
    who: str
    kind: ActKind
    what: str
    why: str
