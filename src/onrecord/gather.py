"""Gather: all that extract/ finds in one parsed story and resolve/ makes of it, ready to be put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from onrecord.extract.blame import find_blame
from onrecord.extract.casualties import find_casualties
from onrecord.extract.dates import find_dates
from onrecord.extract.event_dates import bind_dates
from onrecord.extract.event_paths import going_on
from onrecord.extract.event_places import bind_places
from onrecord.extract.events import find_events
from onrecord.extract.namings import find_namings
from onrecord.extract.places import find_places
from onrecord.extract.speakers import find_statements, speaker_of
from onrecord.extract.things import find_infrastructure, find_weapons
from onrecord.extract.victims import find_victims
from onrecord.record.actor import Actor
from onrecord.record.bond import by_bound
from onrecord.record.claim import Speaker, SpeakerRole
from onrecord.record.date import DateRange
from onrecord.record.document import Document
from onrecord.record.identity import WhoIs
from onrecord.record.mentions import Mentions, SentenceInfo
from onrecord.record.parsed import ParsedReport, Sentence, entities_of, text_of
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.record.statement import Statement
from onrecord.resolve.actors.entries import Identity
from onrecord.resolve.actors.register import ActorRegister
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.places import resolve_places
from onrecord.resolve.report_dates import resolve_dates

NOT_EVENT_DATES = frozenset({"since", "until", "dateline", "stamp"})


def gather(parsed: ParsedReport, register: ActorRegister, gazetteer: Gazetteer) -> Mentions:
    """Every mention of one story.

    Args:
        parsed: an article (title and body) or one headline of another story.
        register: who armed groups, forces and speakers are.
        gazetteer: where places lie.
    """
    document = parsed.document
    places = resolve_places(find_places(parsed, gazetteer), document, gazetteer)
    countries = _countries(places)
    who = _who(register, countries, capitals=parsed.capitals)
    casualties = find_casualties(parsed)
    statements = find_statements(parsed)
    told_by = tuple(speaker_of(statements, c.span, parsed) for c in casualties)
    weapons = find_weapons(parsed)
    events = find_events(parsed, casualties, weapons, who)
    triggers, dates = [*(e.span for e in events), *going_on(parsed)], _dates(parsed)
    return Mentions(
        document=document,
        sentences=tuple(_info(s, document) for s in parsed.sentences),
        events=events,
        casualties=casualties,
        told_by=told_by,
        speakers=tuple(_speaker(t, register, countries, capitals=parsed.capitals) for t in told_by),
        statements=statements,
        dates=dates,
        places=places,
        weapons=weapons,
        infrastructure=find_infrastructure(parsed),
        victims=find_victims(parsed),
        who=who,
        named=_named(parsed, register, countries),
        persons=_persons(parsed),
        cased=_cased(parsed),
        blames=find_blame(parsed, who),
        namings=find_namings(parsed),
        bonds=by_bound(bind_places(parsed, triggers, places) + bind_dates(parsed, triggers, dates)),
    )


def _info(s: Sentence, document: Document) -> SentenceInfo:
    return SentenceInfo(s.index, s.span, s.paragraph, s.segment.section.kind, s.segment.offset, document.published.date)


def _countries(places: tuple[Place, ...]) -> tuple[str, ...]:
    """The countries of a story, most named first."""
    counts: dict[str, int] = {}
    for place in places:
        if place.country:
            counts[place.country] = counts.get(place.country, 0) + 1
    return tuple(sorted(counts, key=lambda c: -counts[c]))


def _who(register: ActorRegister, countries: Sequence[str], *, capitals: bool) -> WhoIs:
    known: dict[str, Identity] = {}

    def who(phrase: str) -> Identity:
        if phrase not in known:
            known[phrase] = register.identify(phrase, countries=countries, capitals=capitals)
        return known[phrase]

    return who


def _dates(parsed: ParsedReport) -> tuple[DateRange, ...]:
    found = find_dates(parsed)
    resolved = resolve_dates(found, parsed.document)
    return tuple(d for m, d in zip(found, resolved, strict=True) if m.relation not in NOT_EVENT_DATES)


def _named(parsed: ParsedReport, register: ActorRegister, countries: Sequence[str]) -> tuple[Actor, ...]:
    found = (
        (segment.offset, name)
        for segment in parsed.segments
        for name in register.find(
            segment.section.span.of(parsed.document.text), countries=countries, capitals=parsed.capitals
        )
    )
    return tuple(Actor("party", n.text, n.span.shifted(at), n.id, n.name, n.kind, country=n.country) for at, n in found)


def _persons(parsed: ParsedReport) -> tuple[Span, ...]:
    return tuple(
        Span(s.offset + e.start_char, s.offset + e.end_char)
        for s in parsed.segments
        for e in entities_of(s.doc)
        if e.label_ == "PERSON"
    )


def _cased(parsed: ParsedReport) -> str:
    """The text with each segment as it was parsed; the length does not change."""
    text = parsed.document.text
    for segment in parsed.segments:
        parsed_text = text_of(segment.doc)
        text = text[: segment.offset] + parsed_text + text[segment.offset + len(parsed_text) :]
    return text


_BEFORE_RANK = frozenset({"police", "medical", "belligerent", "un", "ngo", "media"})


def _speaker(
    told: Statement | None, register: ActorRegister, countries: Sequence[str], *, capitals: bool
) -> Speaker | None:
    """The speaker of a statement, by the first of its names that the register can place."""
    if told is None or told.speaker is None or told.span is None:
        return None
    role, name, actor_id = "unnamed", None, None
    for words in (told.own_name, told.speaker, told.description):
        if words:
            role, name, actor_id = register.speaker_role(words, countries=countries, capitals=capitals)
            if role != "unnamed":
                break
    if role == "military" and told.description:  # "Major Hassan, a police officer": what he is goes before his rank
        own = register.speaker_role(told.description, countries=countries, capitals=capitals)
        role, name, actor_id = own if own[0] in _BEFORE_RANK else (role, name, actor_id)
    name = name or told.own_name
    return Speaker(told.speaker, told.span, name, cast("SpeakerRole", role), actor_id, denies=told.stance == "denied")
