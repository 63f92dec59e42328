"""A coded report as JSON: the record that `onrecord code --format jsonl` prints, one line a report.

The keys and their order are those of the record's contract; what is not known is
null. Keys beyond the contract: `document.coder`, `sections[].published`, `places[].kind` and
`options`, `date.basis`, the `rule` of actors, weapons, infrastructure and victims, a victim's `aliases` and `predicate`, the register's id
and kind of the counted and of the speaker, `by.denies`, `trigger`, and the report's `notes`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from onrecord import __version__

if TYPE_CHECKING:
    import datetime as dt

    from onrecord.record.actor import Actor, Thing, Victim
    from onrecord.record.claim import Claim, Counted, Speaker
    from onrecord.record.count import Count
    from onrecord.record.date import DateRange
    from onrecord.record.document import Document, Published, Section
    from onrecord.record.event import CodedReport, Event
    from onrecord.record.place import Place
    from onrecord.record.span import Span

CODER = f"onrecord {__version__}"

# Legal inside a JSON string, but many readers of JSON Lines take them for the end of a line.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def to_line(report: CodedReport) -> str:
    r"""The report as one line of JSON, its newline included.

    The line is plain UTF-8, but for a text with half a surrogate pair, which is written in ASCII escapes
    so that the line can be encoded at all.

    >>> from onrecord.record.document import Document, Section
    >>> from onrecord.record.event import CodedReport
    >>> from onrecord.record.span import Span
    >>> d = Document(id="a", sha256="", text="One\u2028two", sections=(Section("body", Span(0, 7)),))
    >>> to_line(CodedReport(d)).count("\n"), len(to_line(CodedReport(d)).splitlines())
    (1, 1)
    """
    record = to_dict(report)
    line = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_LINE_ENDS)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(record, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return line + "\n"


def to_dict(report: CodedReport) -> dict[str, Any]:
    """The report as plain dicts and lists, ready for any JSON or YAML writer."""
    return {
        "document": {**_document(report.document), "places": [_place(p) for p in report.places]},
        "events": [_event(e) for e in report.events],
        "notes": list(report.notes),
    }


def _document(doc: Document) -> dict[str, Any]:
    return {
        "id": doc.id,
        "sha256": doc.sha256,
        "url": doc.url,
        "title": doc.title,
        "language": doc.language,
        "outlet": doc.outlet,
        "credit": None
        if doc.credit is None
        else {"text": doc.credit.text, "start": doc.credit.span.start, "end": doc.credit.span.end},
        "text": doc.text,
        "published": _published(doc.published),
        "sections": [_section(s) for s in doc.sections],
        "coder": CODER,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "kind": section.kind,
        "start": section.span.start,
        "end": section.span.end,
        "published": None if section.published is None else _published(section.published),
    }


def _published(published: Published) -> dict[str, Any]:
    span = published.span
    return {
        "date": _day(published.date),
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "how": published.how,
    }


def _place(place: Place) -> dict[str, Any]:
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


def _event_place(place: Place) -> dict[str, Any]:
    return {**_place(place), "role": place.role, "span": place.span.to_json()}


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "section": event.section,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "background": event.background,
        "status": event.status,
        "aggregate": event.aggregate,
        "summary": event.summary,
        "date": _date(event.date),
        "places": [_event_place(p) for p in event.places],
        "actors": [_actor(a) for a in event.actors],
        "weapons": [_thing(t) for t in event.weapons],
        "infrastructure": [_thing(t) for t in event.infrastructure],
        "victims": [_victim(v) for v in event.victims],
        "claims": [_claim(c) for c in event.claims],
        "killed": _count(event.killed),
        "injured": _count(event.injured),
        "killed_by_side": dict(event.killed_by_side),
        "evidence": [s.to_json() for s in event.evidence],
        "trigger": None if event.trigger is None else _thing(event.trigger),
        "background_why": event.background_why or None,
    }


def _date(date: DateRange) -> dict[str, Any]:
    return {
        "start": _day(date.start),
        "end": _day(date.end),
        "precision": date.precision,
        "text": date.text,
        "span": _span(date.span),
        "how": date.how,
        "basis": date.basis,
    }


def _actor(actor: Actor) -> dict[str, Any]:
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


def _thing(thing: Thing) -> dict[str, Any]:
    return {"text": thing.text, "span": thing.span.to_json(), "kind": thing.kind, "rule": thing.rule}


def _victim(victim: Victim) -> dict[str, Any]:
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


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "phrase": claim.phrase,
        "span": claim.span.to_json(),
        "rule": claim.rule,
        **_count(claim.count),
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


def _count(count: Count) -> dict[str, Any]:
    return {"low": count.low, "best": count.best, "high": count.high}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else span.to_json()


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
