"""Mentions: everything extract/ and resolve/ found in one report, the input of assemble/."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from onrecord.record.actor import Actor, Thing, Victim
from onrecord.record.blame import Blame
from onrecord.record.bond import Bonds
from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.claim import Speaker
from onrecord.record.date import DateRange
from onrecord.record.document import Document, SectionKind
from onrecord.record.event_mention import EventMention
from onrecord.record.identity import WhoIs
from onrecord.record.naming import Naming
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.record.statement import Statement


@dataclass(frozen=True, slots=True)
class SentenceInfo:
    """A sentence without its parse: number, place in the text, paragraph, section, segment.

    `published` is the report's publication date, for a related headline that of its own time stamp.
    """

    index: int
    span: Span
    paragraph: int
    section: SectionKind
    segment: int
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a report.

    `told_by` and `speakers` stand beside `casualties`, one each: the statement that covers the figure, and its
    speaker; None where the report itself says so. `dates` hold `span` and what they resolve to; those that only
    say since when, or when the report was written, are left out. `named` are the names of the register met in the
    text (their role means nothing yet), `persons` the names of persons; `cased` is the text as it was parsed, of
    the same length. `blames` are those named as answerable, `namings` the persons named with what they are.
    `bonds` tell how closely an event's word goes with each place and each date of its sentence.
    """

    document: Document
    sentences: tuple[SentenceInfo, ...]
    events: tuple[EventMention, ...]
    casualties: tuple[CasualtyMention, ...]
    told_by: tuple[Statement | None, ...]
    speakers: tuple[Speaker | None, ...]
    statements: tuple[Statement, ...]
    dates: tuple[DateRange, ...]
    places: tuple[Place, ...]
    weapons: tuple[Thing, ...]
    infrastructure: tuple[Thing, ...]
    victims: tuple[Victim, ...]
    who: WhoIs
    named: tuple[Actor, ...] = ()
    persons: tuple[Span, ...] = ()
    cased: str = ""
    blames: tuple[Blame, ...] = ()
    namings: tuple[Naming, ...] = ()
    bonds: Bonds = field(default_factory=dict)

    def words(self, span: Span) -> str:
        """The report's words under a span, white space folded."""
        return " ".join(span.of(self.document.text).split())

    def prose(self, span: Span) -> str:
        """The words as they were parsed: copy in capitals comes in ordinary case."""
        return " ".join(span.of(self.cased or self.document.text).split())
