"""What the readers of dates share: the setting they read in and the reading they give."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onrecord.record.date import Basis, DateRange
from onrecord.resolve.calendar import Interval


class NoDate(Exception):  # noqa: N818  a reason for an empty answer, not a fault
    """The words give no day here; the message says why."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a mention is read against."""

    published: dt.date | None
    anchor: DateRange | None = None
    southern: bool = False

    def day(self, what: str) -> dt.date:
        """The day of publication.

        Raises:
            NoDate: it is not known.
        """
        if self.published is None:
            raise NoDate(f"{what}, and no publication date to count from")
        return self.published


@dataclass(frozen=True, slots=True)
class Reading:
    """An interval, UCDP's date_prec, the reason in words, and what it rests on."""

    interval: Interval
    precision: int
    how: str
    basis: Basis
