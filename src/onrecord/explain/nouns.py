"""The nouns of an explanation: sections, sentences, and what was read in each."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.actor import Actor, Thing, Victim
from onrecord.record.blame import Blame
from onrecord.record.claim import Claim
from onrecord.record.date import DateRange
from onrecord.record.date_mention import DateMention
from onrecord.record.document import SectionKind
from onrecord.record.event import CodedReport
from onrecord.record.event_mention import EventMention
from onrecord.record.mentions import Mentions
from onrecord.record.place import Place
from onrecord.record.place_mention import PlaceMention
from onrecord.record.span import Span
from onrecord.record.statement import Statement
from onrecord.rules.catalog import Family, Rule, find_rule

Value = EventMention | Claim | Statement | Blame | Actor | Place | DateRange | Thing | Victim


@dataclass(frozen=True, slots=True)
class Story:
    """What was found in one story: its mentions, and the words of dates and places before they got a meaning."""

    mentions: Mentions
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]


@dataclass(frozen=True, slots=True)
class RuleUse:
    """A rule at work: what of the value it read ("figure", "counted", "speaker"), and its id in the catalogue.

    `rule` is None for an id that the catalogue lacks.

    >>> used("figure", "figures", "at_least").anchor
    'at_least'
    """

    part: str
    id: str
    rule: Rule | None

    @property
    def anchor(self) -> str:
        """The rule's place in docs/coding-rules.md, or its bare id where it has none."""
        return self.rule.anchor if self.rule else self.id


def used(part: str, family: Family, rule_id: str) -> RuleUse:
    """A rule of a family at work."""
    return RuleUse(part, rule_id, find_rule(family, rule_id))


@dataclass(frozen=True, slots=True)
class Reading:
    """One value as read: `span` are its words, `events` the numbers (from 1) of the events that hold it.

    `kind` names the value for a reader ("killed", "place", "speaker"); `note` says what became of it, and why.
    """

    kind: str
    span: Span
    value: Value
    rules: tuple[RuleUse, ...]
    events: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence and what was read in it, in the order of a record: what happened, how many, who, where, when."""

    span: Span
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class ExplainedSection:
    """A section of the report; `left_out` is True for what the coder does not read."""

    kind: SectionKind
    span: Span
    sentences: tuple[ExplainedSentence, ...] = ()
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """A coded report with the reasons for what it says."""

    report: CodedReport
    sections: tuple[ExplainedSection, ...]

    @property
    def rules(self) -> tuple[RuleUse, ...]:
        """Every rule at work, once, in the order of the text."""
        uses = (u for section in self.sections for s in section.sentences for r in s.readings for u in r.rules)
        return tuple({u.anchor: u for u in uses}.values())
