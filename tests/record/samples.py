"""A coded report made by hand, which the tests of the record and of the command line share."""

from __future__ import annotations

import datetime as dt

from onrecord.record.actor import Actor, Thing, Victim
from onrecord.record.claim import Claim, Counted, Speaker
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.document import Credit, Document, Published, Section
from onrecord.record.event import CodedReport, Event
from onrecord.record.place import Place
from onrecord.record.span import Span

TEXT = (
    "Car bomb kills 12 in Aleppo\n"
    "A car bomb killed at least 12 people outside a hospital in Aleppo on Thursday, a monitor said.\n"
    "The Islamic State said it had killed dozens of soldiers.\n"
    "In 2014 a blast there killed 40.\n"
    "Source: Example Agency"
)


def at(words: str, nth: int = 0) -> Span:
    """Where `words` stand in TEXT, the first time or the `nth` time after."""
    start = TEXT.index(words)
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


ALEPPO = Place(
    "Aleppo",
    at("Aleppo", 1),
    name="Aleppo",
    geonames_id=170063,
    country="SY",
    country_name="Syria",
    adm1="Aleppo",
    lat=36.201,
    lon=37.161,
    precision=1,
    how="exact name",
    kind="town",
    options=(170063, 170062),
)

MONITOR = Speaker("a monitor", at("a monitor"), name="Example Monitor", role="monitor")
ISLAMIC_STATE = Speaker("The Islamic State", at("The Islamic State"), role="belligerent", actor_id="islamic-state")

BOMBING = Event(
    id="e1",
    section="body",
    event_type="explosions_remote_violence",
    sub_event_type="remote_explosive_landmine_ied",
    summary="A car bomb in Aleppo on 2017-09-28 killed 12 or more, says Example Monitor.",
    date=DateRange(
        dt.date(2017, 9, 28),
        dt.date(2017, 9, 28),
        1,
        "Thursday",
        at("Thursday"),
        "weekday before publication",
        "relative",
    ),
    places=(ALEPPO,),
    actors=(
        Actor(
            "perpetrator", "The Islamic State", at("The Islamic State"), "islamic-state", "Islamic State", "rebel_group"
        ),
        Actor("target", "12 people", at("12 people"), kind="civilians"),
    ),
    weapons=(Thing("car bomb", at("car bomb"), rule="lexicon"),),
    infrastructure=(Thing("a hospital", at("a hospital"), "medical"),),
    victims=(Victim(at("12 people"), name="Jane Roe", age=49, sex="female", fate="killed"),),
    claims=(
        Claim(
            "killed",
            "at least 12",
            at("at least 12"),
            "at_least",
            Count(12, 12, None),
            Counted("people", at("people"), "civilians", civilian=True),
            MONITOR,
            used=True,
            why="latest exact figure from an independent source",
        ),
        Claim(
            "killed",
            "dozens",
            at("dozens"),
            "dozens",
            Count(24, None, None),
            Counted("soldiers", at("soldiers"), "target", civilian=False),
            ISLAMIC_STATE,
            party_claim=True,
            why="a party to the fight counts the other side's dead, and an independent figure exists",
        ),
    ),
    killed=Count(12, 12, None),
    killed_by_side=(("perpetrator", None), ("target", None), ("civilians", 12), ("unknown", None)),
    evidence=(Span(28, 122),),
    trigger=Thing("killed", at("killed")),
)

EARLIER = Event(
    id="e2",
    section="body",
    event_type="explosions_remote_violence",
    sub_event_type="remote_explosive_landmine_ied",
    background=True,
    date=DateRange(dt.date(2014, 1, 1), dt.date(2014, 12, 31), 5, "In 2014", at("In 2014"), "year", "text"),
    places=(ALEPPO,),
    claims=(Claim("killed", "40", at("40"), "exact", Count(40, 40, 40), used=True, why="the only figure"),),
    killed=Count(40, 40, 40),
)

DOCUMENT = Document(
    id="aleppo",
    sha256="ab" * 32,
    text=TEXT,
    sections=(
        Section("title", Span(0, 28)),
        Section("body", Span(28, TEXT.index("Source"))),
        Section("furniture", Span(TEXT.index("Source"), len(TEXT))),
    ),
    title="Car bomb kills 12 in Aleppo",
    outlet="Example News",
    credit=Credit("Example Agency", at("Example Agency")),
    published=Published(dt.date(2017, 9, 29), "given"),
)

REPORT = CodedReport(DOCUMENT, (ALEPPO,), (BOMBING, EARLIER), ())
