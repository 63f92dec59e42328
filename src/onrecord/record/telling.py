"""Telling: an event as one report tells it, with what linking and reconciling need to know of the report."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onrecord.record.event import Event


@dataclass(frozen=True, slots=True)
class ReportRef:
    """A report in a store. `key` is the store's own number, `id` the one given with the report.

    `added` is when the store first took it (UTC), `published` when it was published, None where not known;
    `credit` is whom the page credits. `signature` are 8-byte MinHash values of the article's wording (see
    `link/copies.py`), empty where none was made: near-copies share most of them.

    >>> ReportRef(1, "a.txt", "0" * 64).outlet is None
    True
    """

    key: int
    id: str
    sha256: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    credit: str | None = None
    published: dt.date | None = None
    added: dt.datetime | None = None
    signature: bytes = b""


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one report. `ref` is the store's number: it stays when the report is coded again.

    `wording` are the content words of the sentences the event rests on, folded and sorted, each once.

    >>> event = Event(id="e", section="body", event_type="battles", sub_event_type="armed_clash")
    >>> Telling(7, ReportRef(1, "a.txt", ""), event, ("clash", "soldier")).ref
    7
    """

    ref: int
    report: ReportRef
    event: Event
    wording: tuple[str, ...] = ()
