"""Small made-up reports, coded by hand, which the tests of the store put into it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

from onrecord.record.actor import Actor, Thing
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.document import Document, Published, Section
from onrecord.record.event import CodedReport, Event
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.store.nouns import NewCoding, NewTelling

NOON = dt.datetime(2024, 5, 2, 12, tzinfo=dt.UTC)
FIRST = "Rebels shelled the market of Taiz on Wednesday, killing six people."
SECOND = "Later in the day, gunmen abducted two teachers near the port."
TEXT = f"{FIRST}\n{SECOND}\n"


def at(words: str, text: str = TEXT) -> Span:
    """Where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


TAIZ = Place("Taiz", at("Taiz"), name="Taiz", geonames_id=70225, country="YE", lat=13.58, lon=44.02, precision=1)
SHELLING = Event(
    id="shelling",
    section="body",
    event_type="explosions_remote_violence",
    sub_event_type="shelling_artillery_missile_attack",
    date=DateRange(dt.date(2024, 5, 1), dt.date(2024, 5, 1), 1, "Wednesday", at("Wednesday"), "weekday", "relative"),
    places=(TAIZ,),
    actors=(Actor("perpetrator", "Rebels", at("Rebels"), id="houthis", name="Ansar Allah", kind="rebel_group"),),
    killed=Count(6, 6, 6),
    evidence=(at(FIRST),),
    trigger=Thing("shelled", at("shelled")),
)
ABDUCTION = Event(
    id="abduction",
    section="body",
    event_type="violence_against_civilians",
    sub_event_type="abduction_forced_disappearance",
    evidence=(at(SECOND),),
    trigger=Thing("abducted", at("abducted")),
)
WORDS = {"shelling": ("killing", "market", "shelled"), "abduction": ("abducted", "teachers")}
KEYS = {"shelling": ("YE|2024-05-01", "YE|market"), "abduction": ("YE|teachers",)}


def report(*events: Event, name: str = "a.txt", text: str = TEXT, raw: bytes | None = None) -> CodedReport:
    """A coded report of these events."""
    data = text.encode() if raw is None else raw
    document = Document(
        id=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        sections=(Section("body", Span(0, len(text))),),
        outlet="Harbour Times",
        published=Published(dt.date(2024, 5, 2), "given"),
    )
    return CodedReport(document, (TAIZ,), events)


def coding(
    *events: Event, coder: str = "coder 1", name: str = "a.txt", text: str = TEXT, raw: bytes | None = None
) -> NewCoding:
    """A report of these events as it goes into a store; `raw` are its bytes where they are not its text's."""
    coded = report(*events, name=name, text=text, raw=raw)
    tellings = tuple(NewTelling(e, WORDS.get(e.id, ()), KEYS.get(e.id, ())) for e in events)
    return NewCoding(
        coded, text.encode() if raw is None else raw, f"news/{name}", NOON, coder, "", b"\x01" * 16, tellings
    )


def another(number: int) -> NewCoding:
    """A report that differs from all others by its number."""
    text = f"{TEXT}Report {number}.\n"
    return coding(replace(SHELLING, id=f"shelling-{number}"), name=f"{number}.txt", text=text)
