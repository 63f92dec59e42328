"""Event: what one report tells of one happening."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.record.actor import Actor, Thing, Victim
from onrecord.record.claim import Claim
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.document import Document, SectionKind
from onrecord.record.place import Place
from onrecord.record.span import Span

Status = Literal["happened", "attempted", "threatened", "denied"]

SIDES = ("perpetrator", "target", "civilians", "unknown")


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `places[0]` is where it happened; `killed_by_side` has a key of SIDES and a number or None.

    `background_why` says in words why an event is background, empty where it is not.

    >>> Event(id="e", section="body", event_type="battles", sub_event_type="armed_clash").status
    'happened'
    """

    id: str
    section: SectionKind
    event_type: str
    sub_event_type: str
    background: bool = False
    background_why: str = ""
    status: Status = "happened"
    aggregate: bool = False
    summary: str = ""
    date: DateRange = field(default_factory=DateRange)
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    weapons: tuple[Thing, ...] = ()
    infrastructure: tuple[Thing, ...] = ()
    victims: tuple[Victim, ...] = ()
    claims: tuple[Claim, ...] = ()
    killed: Count = field(default_factory=Count)
    injured: Count = field(default_factory=Count)
    killed_by_side: tuple[tuple[str, int | None], ...] = tuple((side, None) for side in SIDES)
    evidence: tuple[Span, ...] = ()
    trigger: Thing | None = None


@dataclass(frozen=True, slots=True)
class CodedReport:
    """One report with every place of its body and the events it tells, weightiest first.

    `notes` are plain sentences on what was not done and why ("not coded: the text is Spanish").

    >>> from onrecord.record.document import Section
    >>> d = Document(id="a", sha256="", text="x", sections=(Section("body", Span(0, 1)),))
    >>> CodedReport(d).events
    ()
    """

    document: Document
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[str, ...] = ()
