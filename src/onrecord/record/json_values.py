"""The values of a record as plain dicts and lists: what reports and incidents share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from onrecord.record.actor import Actor, Thing, Victim
    from onrecord.record.claim import Claim, Counted, Speaker
    from onrecord.record.count import Count
    from onrecord.record.date import DateRange
    from onrecord.record.event import Event
    from onrecord.record.place import Place
    from onrecord.record.span import Span


def place_to_json(place: Place) -> dict[str, Any]:
    """A place of a report."""
    return {
        "start": place.span.start,
        "end": place.span.end,
        "text": place.text,
        "name": place.name,
        "geonames_id": place.geonames_id,
        "country": place.country,
        "country_name": place.country_name,
        "adm1": place.adm1,
        "adm2": place.adm2,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "how": place.how,
        "kind": place.kind,
        "options": list(place.options),
    }


def event_place_to_json(place: Place) -> dict[str, Any]:
    """A place of an event: with its role."""
    return {**place_to_json(place), "role": place.role, "span": place.span.to_json()}


def event_to_dict(event: Event) -> dict[str, Any]:
    """One event as plain dicts and lists."""
    return {
        "id": event.id,
        "section": event.section,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "background": event.background,
        "status": event.status,
        "aggregate": event.aggregate,
        "summary": event.summary,
        "date": date_to_json(event.date),
        "places": [event_place_to_json(p) for p in event.places],
        "actors": [actor_to_json(a) for a in event.actors],
        "weapons": [thing_to_json(t) for t in event.weapons],
        "infrastructure": [thing_to_json(t) for t in event.infrastructure],
        "victims": [victim_to_json(v) for v in event.victims],
        "claims": [claim_to_json(c) for c in event.claims],
        "killed": count_to_json(event.killed),
        "injured": count_to_json(event.injured),
        "killed_by_side": dict(event.killed_by_side),
        "evidence": [s.to_json() for s in event.evidence],
        "trigger": None if event.trigger is None else thing_to_json(event.trigger),
        "background_why": event.background_why or None,
    }


def date_to_json(date: DateRange) -> dict[str, Any]:
    """A date, as days."""
    return {
        "start": day_to_json(date.start),
        "end": day_to_json(date.end),
        "precision": date.precision,
        "text": date.text,
        "span": _span(date.span),
        "how": date.how,
        "basis": date.basis,
    }


def actor_to_json(actor: Actor) -> dict[str, Any]:
    """Who took part."""
    return {
        "role": actor.role,
        "text": actor.text,
        "span": actor.span.to_json(),
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "responsibility": actor.responsibility,
        "country": actor.country,
        "rule": actor.rule,
        "same_as": actor.same_as,
    }


def thing_to_json(thing: Thing) -> dict[str, Any]:
    """A weapon, or what was hit."""
    return {"text": thing.text, "span": thing.span.to_json(), "kind": thing.kind, "rule": thing.rule}


def victim_to_json(victim: Victim) -> dict[str, Any]:
    """A person told of."""
    return {
        "name": victim.name,
        "span": victim.span.to_json(),
        "age": victim.age,
        "sex": victim.sex,
        "description": victim.description,
        "civilian": victim.civilian,
        "fate": victim.fate,
        "aliases": list(victim.aliases),
        "predicate": None if victim.predicate is None else victim.predicate.to_json(),
        "rule": victim.rule,
    }


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """A claim, its count beside its words."""
    return {
        "kind": claim.kind,
        "phrase": claim.phrase,
        "span": claim.span.to_json(),
        "rule": claim.rule,
        **count_to_json(claim.count),
        "of": None if claim.of is None else _counted(claim.of),
        "by": None if claim.by is None else _speaker(claim.by),
        "party_claim": claim.party_claim,
        "scope": claim.scope,
        "used": claim.used,
        "why": claim.why,
    }


def _counted(of: Counted) -> dict[str, Any]:
    return {
        "text": of.text,
        "span": of.span.to_json(),
        "side": of.side,
        "civilian": of.civilian,
        "group": of.group,
        "actor_id": of.actor_id,
        "kind": of.kind,
    }


def _speaker(by: Speaker) -> dict[str, Any]:
    return {
        "text": by.text,
        "span": by.span.to_json(),
        "name": by.name,
        "role": by.role,
        "actor_id": by.actor_id,
        "kind": by.kind,
        "denies": by.denies,
    }


def count_to_json(count: Count) -> dict[str, Any]:
    """Low, best and high."""
    return {"low": count.low, "best": count.best, "high": count.high}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else span.to_json()


def day_to_json(day: dt.date | None) -> str | None:
    """A day as YYYY-MM-DD."""
    return None if day is None else day.isoformat()
