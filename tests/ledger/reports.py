"""Small reports for the ledger's tests, coded by the real coder once a session."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache

from onrecord.coder import Coder
from onrecord.read.original import Original
from onrecord.record.document import Document, Published, Section
from onrecord.record.event import CodedReport
from onrecord.record.span import Span


@dataclass(frozen=True, slots=True)
class Given:
    """A report as a test gives it."""

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None


MARKET = Given(
    "market",
    "An air strike hit a market in Idlib on Tuesday, killing 12 people and wounding 30 others, a rescue worker said.",
    "2019-07-24",
    "Example Wire",
)
MARKET_LATER = Given(
    "market-later",
    "The death toll from Tuesday's air strike on a market in the Syrian city of Idlib has risen to 20, "
    "the head of a local hospital said on Thursday.",
    "2019-07-25",
    "Northern Gazette",
)
MARKET_UNDATED = Given(
    "market-undated",
    "A warplane bombed a market in Idlib in Syria and killed 12 people, residents said.",
    None,
    "Quiet Blog",
)
CAR_BOMB = Given(
    "car-bomb",
    "A car bomb exploded outside a police station in Kandahar on Monday, killing four policemen, officials said.",
    "2012-03-06",
    "Southern Post",
)
CAR_BOMB_TWO = Given(
    "car-bomb-2",
    "Four police officers died when a car packed with explosives blew up at a police station in Kandahar on Monday, "
    "according to the provincial governor.",
    "2012-03-06",
    "Example Wire",
)
AMBUSH = Given(
    "ambush",
    "Gunmen ambushed an army patrol near Maiduguri on Friday and killed seven soldiers, a military source said.",
    "2020-02-01",
    "Sahel Monitor",
)
ALL = (MARKET, MARKET_LATER, MARKET_UNDATED, CAR_BOMB, CAR_BOMB_TWO, AMBUSH)


@cache
def coder() -> Coder:
    """One coder for the session."""
    return Coder()


def document(given: Given) -> Document:
    """The Document of a report that is nothing but its text."""
    raw = given.text.encode()
    day = None if given.published is None else dt.date.fromisoformat(given.published)
    return Document(
        id=given.id,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=given.text,
        sections=(Section("body", Span(0, len(given.text))),),
        outlet=given.outlet,
        published=Published(day, "given" if day else "none"),
    )


@cache
def coded(given: Given) -> tuple[CodedReport, Original]:
    """The report, coded, and as it came."""
    doc = document(given)
    return coder().code(doc), Original(doc, given.text.encode(), f"news/{given.id}.txt")
