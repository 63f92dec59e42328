"""Readings: each value found in a story, with the rules behind it and the events that hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.explain.figures import figures
from onrecord.explain.nouns import Reading, RuleUse, Story, used
from onrecord.record.actor import Actor
from onrecord.record.date import DateRange
from onrecord.record.event import Event
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.rules.catalog import find_rule, rule_told

WRITTEN = {"dateline": "says when the report was written", "stamp": "says when the report was written"}
NO_EVENT = "of no event"


def readings(story: Story, events: Sequence[Event]) -> Iterator[Reading]:
    """Every value of a story, kind by kind."""
    numbered = tuple(enumerate(events, 1))
    yield from _event_words(story, numbered)
    yield from figures(story, numbered)
    yield from _speakers(story)
    yield from _blames(story, numbered)
    yield from _actors(story, numbered)
    yield from _persons(story, numbered)
    yield from _things(story, numbered)
    yield from _places(story, numbered)
    yield from _nations(story)
    yield from _dates(story, numbered)


Numbered = Sequence[tuple[int, Event]]


def _event_words(story: Story, events: Numbered) -> Iterator[Reading]:
    for word in story.mentions.events:
        opened = tuple(n for n, e in events if e.trigger and e.trigger.span == word.span)
        sentence = story.mentions.sentences[word.sentence].span
        holding = opened or tuple(n for n, e in events if sentence in e.evidence)
        note = (
            "names the event"
            if opened
            else "told with the event"
            if holding
            else f"{NO_EVENT}: too little is told with it"
        )
        yield Reading("event word", word.span, word, (used("type", "types", word.sub_event_type),), holding, note)


def _speakers(story: Story) -> Iterator[Reading]:
    m = story.mentions
    for s in m.statements:
        if s.span is not None:
            count = sum(s.covers(c.span) for c in m.casualties)
            note = (
                f"{count} figure{'s' if count != 1 else ''} in what is said" if count else "no figure in what is said"
            )
            yield Reading("speaker", s.span, s, (used("speech", "speech", s.rule),), (), note)


def _blames(story: Story, events: Numbered) -> Iterator[Reading]:
    for b in story.mentions.blames:
        holding = tuple(n for n, e in events if any(b.rule == a.rule and b.who.overlaps(a.span) for a in e.actors))
        note = "" if holding else "makes no actor of its own: named by other words too, or of no event"
        yield Reading("blame", b.who, b, (used("cue", "blame", b.rule),), holding, note)


def _actors(story: Story, events: Numbered) -> Iterator[Reading]:
    m = story.mentions
    own = [(n, a) for n, e in events if _of_story(e, story) for a in e.actors]
    for key in dict.fromkeys((a.span, a.role) for _, a in own):
        same = [(n, a) for n, a in own if (a.span, a.role) == key]
        actor = same[0][1]
        identity = used("who", "actors", m.who(m.prose(actor.span)).rule)
        note = "" if actor.same_as is None else "names an actor again"
        yield Reading("actor", actor.span, actor, (_role(actor), identity), tuple(n for n, _ in same), note)


def _role(actor: Actor) -> RuleUse:
    family = "blame" if find_rule("blame", actor.rule) else "roles"
    return RuleUse("role", actor.rule, find_rule(family, actor.rule))  # type: ignore[arg-type]


def _persons(story: Story, events: Numbered) -> Iterator[Reading]:
    for v in story.mentions.victims:
        holding = tuple(n for n, e in events if v.span in {w.span for w in e.victims})
        note = "" if holding else NO_EVENT
        yield Reading("person", v.span, v, (used("fate", "persons", v.rule),), holding, note)


def _things(story: Story, events: Numbered) -> Iterator[Reading]:
    m = story.mentions
    for kind, things in (("weapon", m.weapons), ("building", m.infrastructure)):
        for t in things:
            holding = tuple(n for n, e in events if t.span in {x.span for x in (*e.weapons, *e.infrastructure)})
            hit = kind == "weapon" or t.rule.startswith("hit")
            note = "" if holding else NO_EVENT if hit else "not said to be hit"
            yield Reading(
                kind, t.span, t, (used("hit" if kind == "building" else "name", "things", t.rule),), holding, note
            )


def _places(story: Story, events: Numbered) -> Iterator[Reading]:
    named = {p.span: p.rule for p in story.places}
    for place in story.mentions.places:
        own = [(n, e.places[0]) for n, e in events if e.places and e.places[0].span == place.span]
        first = tuple(n for n, p in own if p.how == place.how)
        country = [(n, p) for n, p in own if p.how != place.how]  # the event took no more of it than the country
        holding = tuple(n for n, e in events if n in first or any(p.span == place.span for p in e.places[1:]))
        note = "lends only its country" if country and not holding else _told_where(first, holding)
        yield Reading("place", place.span, place, _place_rules(place, named), holding, note)
        for n, p in country:
            yield Reading("place", p.span, p, _place_rules(p, {}), (n,), "where it was")


def _told_where(first: tuple[int, ...], holding: tuple[int, ...]) -> str:
    if not holding:
        return "where no event was"
    if not first:
        return "named with it; another place is the event's own"
    return "where it was" if first == holding else f"where event {first[0]} was; named with the others"


def _place_rules(place: Place, named: dict[Span, str]) -> tuple[RuleUse, ...]:
    how = rule_told("places", place.how)
    found = RuleUse("found", how.id if how else place.how, how)
    return (used("recognised", "places", named[place.span]), found) if place.span in named else (found,)


def _nations(story: Story) -> Iterator[Reading]:
    """Adjectives of nations: evidence for a country, no places of their own."""
    for p in story.places:
        if p.demonym is not None:
            value = Place(p.text, p.span, country=p.demonym, how="a nation's adjective", kind="country")
            note = f"speaks for {p.demonym} when places are chosen"
            yield Reading("nation", p.span, value, (used("recognised", "places", p.rule),), (), note)


def _dates(story: Story, events: Numbered) -> Iterator[Reading]:
    meant = {d.span: d for d in story.mentions.dates}
    for words in story.dates:
        value = meant.get(words.span)
        holding = tuple(n for n, e in events if e.date.span == words.span)
        if value is None:
            note = WRITTEN.get(words.relation or "", f"says {words.relation} when, not when it was")
            value = DateRange(text=words.text, span=words.span, how="")
        else:
            note = "when it was" if holding else "when no event was"
        yield Reading("date", words.span, value, (used("words", "dates", words.rule),), holding, note)


def _of_story(event: Event, story: Story) -> bool:
    sentences = {s.span for s in story.mentions.sentences}
    return any(e in sentences for e in event.evidence)
