"""What goes into a store and what it answers, beside the nouns of `record/`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from onrecord.record.event import CodedReport, Event
from onrecord.record.pair import Pair


@dataclass(frozen=True, slots=True)
class NewTelling:
    """An event to be stored, with the content words of its sentences and the block keys to find it by.

    >>> event = Event(id="e", section="body", event_type="battles", sub_event_type="armed_clash")
    >>> NewTelling(event, ("clash",), ("SY|2017-09-28",)).keys
    ('SY|2017-09-28',)
    """

    event: Event
    wording: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewCoding:
    """A coded report to be stored, with the bytes it came as.

    `where` is the file or address it came from, `at` when (UTC); `coder` names the coder and its version, `settings`
    what it was told; `signature` as in `ReportRef`.
    """

    report: CodedReport
    raw: bytes
    where: str
    at: dt.datetime
    coder: str
    settings: str = ""
    signature: bytes = b""
    tellings: tuple[NewTelling, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a coding did. `refs` are the report's current tellings now.

    `changed` are those that are new or told differently (they wait to be linked), `gone` those that the newer coding
    no longer tells. "known": the same coder had coded it with the same settings, and nothing changed.

    >>> Added(1, "new", (4, 5), changed=(4, 5)).gone
    ()
    """

    report_key: int
    status: Literal["new", "recoded", "known"]
    refs: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Retrieval:
    """That a report came from `whence` on `at` (UTC), under the id `given_id`.

    >>> Retrieval("news/a.txt", "a.txt", dt.datetime(2024, 5, 1, tzinfo=dt.UTC)).whence
    'news/a.txt'
    """

    whence: str
    given_id: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder made of a report: `id` is the store's number, `is_current` whether it is the newest.

    >>> Coding(1, 1, dt.datetime(2024, 5, 1, tzinfo=dt.UTC), "onrecord 0.1.0", "", is_current=True).coder
    'onrecord 0.1.0'
    """

    id: int
    report: int
    at: dt.datetime
    coder: str
    settings: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A pair for training: its score where it was compared, and what a person said of it (None: nobody did).

    >>> Label(1, 2, None, same=True, decision=3).same
    True
    """

    left: int
    right: int
    pair: Pair | None
    same: bool | None = None
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class DayToll:
    """What the incidents of one first day add up to (`day` None: of those without one), unknown figures counted apart.

    An open end of a figure counts as its other end: `high` is the least that the sum can be where all upper ends hold.

    >>> DayToll(dt.date(2024, 5, 1), 2, 10, 12, 20, 1).killed_best
    12
    """

    day: dt.date | None
    incidents: int
    killed_low: int
    killed_best: int
    killed_high: int
    unknown: int
