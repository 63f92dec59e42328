"""Incident: what happened, as all reports together tell it. A view over tellings and decisions, never the truth itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from onrecord.record.actor import Actor, Thing, Victim
from onrecord.record.claim import Claim
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.decision import Decision
from onrecord.record.event import SIDES, Status
from onrecord.record.place import Place
from onrecord.record.telling import Telling

T = TypeVar("T")
State = Literal["machine", "confirmed", "corrected", "rejected", "pending"]
GradeValue = Literal["confirmed", "fair", "weak", "contested", "discounted"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that come from one source: copies of one text, versions of one page, or all that cite the same agency.

    `name` is the source, `reports` the ids as given, `why` says in words what makes them one.

    >>> Origin("AFP", ("a", "b"), "near-copies of one text").reports
    ('a', 'b')
    """

    name: str
    reports: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """A value and the report that tells it; its spans are in that report's text. `telling` is a `Telling.ref`.

    Both are None where no report tells it: a person set the value, or nothing is known.

    >>> Told(Count(3, 3, 3), "a.txt", 7).value.best
    3
    """

    value: T
    report: str | None = None
    telling: int | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """How well an incident is corroborated (Airwars' grades), and why.

    >>> Grade("weak", "one source").value
    'weak'
    """

    value: GradeValue
    reason: str


@dataclass(frozen=True, slots=True)
class TollPoint:
    """The toll as one report gave it. `as_of` is the day it was published, None where not known."""

    as_of: dt.date | None
    killed: Count
    report: str


@dataclass(frozen=True, slots=True)
class ProfileRef:
    """The coding rules that made the figures: the profile's name and the hash of its file."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident. `code` is the founding telling's and never changes hands; values are as in an event.

    `included` is whether the profile counts it, `excluded_why` why not. `corrected` names the fields that a person
    has set. `origins` are the independent sources; `tellings` what each report told, oldest first, a date that came
    by corroboration marked as such. Of `claims`, `used` and `why` say whether the incident's figures rest on each, by
    the profile. `aliases` are codes that were merged into this one.
    """

    code: str
    event_type: str
    sub_event_type: str
    profile: ProfileRef
    tellings: tuple[Telling, ...] = ()
    origins: tuple[Origin, ...] = ()
    date: Told[DateRange] = field(default_factory=lambda: Told(DateRange()))
    places: tuple[Told[Place], ...] = ()
    actors: tuple[Told[Actor], ...] = ()
    weapons: tuple[Told[Thing], ...] = ()
    infrastructure: tuple[Told[Thing], ...] = ()
    victims: tuple[Told[Victim], ...] = ()
    claims: tuple[Told[Claim], ...] = ()
    killed: Count = field(default_factory=Count)
    injured: Count = field(default_factory=Count)
    killed_by_side: tuple[tuple[str, int | None], ...] = tuple((side, None) for side in SIDES)
    grade: Grade = Grade("weak", "one source")
    toll: tuple[TollPoint, ...] = ()
    state: State = "machine"
    status: Status = "happened"
    background: bool = False
    aggregate: bool = False
    included: bool = True
    excluded_why: str = ""
    summary: str = ""
    corrected: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that tell it, as given, each once."""
        return tuple(dict.fromkeys(t.report.id for t in self.tellings))
