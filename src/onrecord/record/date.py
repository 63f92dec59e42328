"""DateRange: when, as an interval with UCDP's date precision."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from onrecord.record.span import Span

Basis = Literal["text", "relative", "publication", "corroboration", "person"]


@dataclass(frozen=True, slots=True)
class DateRange:
    """The earliest and the last possible day, both inclusive; None where not known, and `how` says why.

    `precision` is UCDP's date_prec: 1 exact day, 2 a range of 2-6 days, 3 a known week, 4 a known month,
    5 a known year, None where there is no date. `text` and `span` are the words that say it.

    >>> DateRange(how="no publication date to count from", text="Thursday", span=Span(8, 16)).start is None
    True
    """

    start: dt.date | None = None
    end: dt.date | None = None
    precision: int | None = None
    text: str | None = None
    span: Span | None = None
    how: str = "no date in the text"
    basis: Basis | None = None
