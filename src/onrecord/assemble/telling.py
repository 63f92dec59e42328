"""Telling: how much a report says of an event; what it says too little of is only mentioned in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.assemble.group import Group
from onrecord.record.event import Event
from onrecord.record.event_mention import EventMention
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span
from onrecord.rules.data import load_yaml

COUNTRY_ONLY = 6
"""UCDP's where_prec of a country."""
LEAD = 2
"""Paragraphs that make the lead."""
# "peasants", "labor leaders": nobody in particular.
BARE_PLURAL = re.compile(r"(?:[a-z-]+\s){0,2}(?:[a-z-]+s|people|civilians)", re.IGNORECASE)
DETERMINED = re.compile(
    r"(?:the|a|an|his|her|their|its|our|these|those|this|that|some|several|many|most|all|both|other|another|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands|more|at|about|around|over|up|\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TellingRules:
    """What resources/events/background.yml declares: the reasons in words, the weights, the threshold.

    >>> telling_rules().why["long_ago"]
    'long before the report'
    """

    why: dict[str, str]
    weights: dict[str, float]
    threshold: float
    first_person: re.Pattern[str]


@cache
def telling_rules() -> TellingRules:
    """The rules, read once a process.

    Raises:
        KeyError: a list is missing from the file.
    """
    data = load_yaml("events/background.yml")
    return TellingRules(
        why={r["id"]: r["why"] for r in data["reasons"]},
        weights={c["id"]: float(c["weight"]) for c in data["telling"]},
        threshold=float(data["threshold"]),
        first_person=re.compile(rf"\b(?:{'|'.join(data['first_person'])})\b", re.IGNORECASE),
    )


def in_passing(event: Event, group: Group, m: Mentions) -> bool:
    """True for an event that the report only mentions; never for what stands in a heading."""
    if group.fragments[0].sentence.section != "body":
        return False
    rules = telling_rules()
    return sum(rules.weights[c] for c in told(event, group, m)) < rules.threshold


def told(event: Event, group: Group, m: Mentions) -> Iterator[str]:
    """The ids of what holds of an event, for and against its being reported."""
    yield from _facts(event)
    triggers = [t for f in group.fragments for t in f.triggers]
    patients = [s for t in triggers for s in t.patients]
    if any(v.name for v in event.victims) or any(s.overlaps(n.name) for n in m.namings for s in patients):
        yield "named_victim"
    first = group.fragments[0].sentence
    if first.paragraph < LEAD:
        yield "lead"
    sentences = len({f.sentence.index for f in group.fragments})
    if sentences > 1:
        yield "two_sentences"
    if sentences > 2:
        yield "three_sentences"
    if telling_rules().first_person.search(m.prose(first.span)):
        yield "first_person"
    yield from _of_words(triggers, patients, m)


def _facts(event: Event) -> Iterator[str]:
    if event.date.start is not None or (event.date.text and event.date.basis != "publication"):
        yield "day"
    if event.places and event.places[0].precision != COUNTRY_ONLY:
        yield "place"
    if event.killed.best or event.injured.best or any(c.count.best and c.scope == "event" for c in event.claims):
        yield "figure"


def _of_words(triggers: list[EventMention], patients: list[Span], m: Mentions) -> Iterator[str]:
    if any(t.definite and t.patients and not t.plural for t in triggers):
        yield "known_case"
    if all(t.weak for t in triggers):
        yield "weak_words"
    if patients and all(_in_general(m.prose(s)) for s in patients):
        yield "victims_in_general"
    verbs = [t for t in triggers if t.part == "verb"]
    if verbs and all(t.nonfinite for t in verbs):
        yield "not_finite"
    if not patients:
        yield "nobody_told"


def _in_general(words: str) -> bool:
    return BARE_PLURAL.fullmatch(words) is not None and DETERMINED.match(words) is None
