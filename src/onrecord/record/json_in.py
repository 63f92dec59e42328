"""JSON back to a coded report: what `json_out` wrote, read again without loss."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from onrecord.record.actor import Actor, Thing, Victim
from onrecord.record.claim import Claim, Counted, Speaker
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.document import Credit, Document, Published, Section
from onrecord.record.errors import InputError
from onrecord.record.event import CodedReport, Event
from onrecord.record.place import Place
from onrecord.record.span import Span

Json = dict[str, Any]

_PLACE = ("text", "name", "geonames_id", "country", "country_name", "adm1", "adm2", "lat", "lon", "precision", "how")


def from_line(line: str, *, where: str | None = None) -> CodedReport:
    """The report that one line of JSON holds.

    Args:
        line: a line as `json_out.to_line` writes it; keys beyond the contract may be missing.
        where: the file and line to name in an error.

    Raises:
        InputError: the line is no JSON, or no record.

    >>> from_line("{}", where="records.jsonl:3")
    Traceback (most recent call last):
    ...
    onrecord.record.errors.InputError: records.jsonl:3: not a record: no key 'document' (...)
    """
    try:
        return from_dict(json.loads(line))
    except KeyError as error:
        problem = f"not a record: no key {error}"
    except (AttributeError, TypeError, ValueError) as error:
        problem = f"not a record: {error}"
    raise InputError(problem, where=where, hint="records are what `onrecord code --format jsonl` writes")


def from_dict(record: Json) -> CodedReport:
    """The report that a record's plain dicts and lists hold.

    Raises:
        KeyError, TypeError, ValueError: the dict is no record.
    """
    return CodedReport(
        document=_document(record["document"]),
        places=tuple(_place(p) for p in record["document"]["places"]),
        events=tuple(event(e) for e in record["events"]),
        notes=tuple(record.get("notes", ())),
    )


def _document(d: Json) -> Document:
    credit = d["credit"]
    return Document(
        id=d["id"],
        sha256=d["sha256"],
        text=d["text"],
        sections=tuple(_section(s) for s in d["sections"]),
        url=d["url"],
        title=d["title"],
        language=d["language"],
        outlet=d["outlet"],
        credit=None if credit is None else Credit(credit["text"], Span(credit["start"], credit["end"])),
        published=_published(d["published"]),
    )


def _section(s: Json) -> Section:
    published = s.get("published")
    return Section(s["kind"], Span(s["start"], s["end"]), None if published is None else _published(published))


def _published(p: Json) -> Published:
    span = None if p["start"] is None else Span(p["start"], p["end"])
    return Published(_day(p["date"]), p["how"], span)


def _place(p: Json) -> Place:
    return Place(
        span=Span(p["start"], p["end"]),
        kind=p.get("kind"),
        options=tuple(p.get("options", ())),
        role=p.get("role", "at"),  # only the places of an event have one
        **{key: p[key] for key in _PLACE},
    )


def event(e: Json) -> Event:
    """The event that its dict holds; errors as in `from_dict`."""
    trigger = e.get("trigger")
    return Event(
        id=e["id"],
        section=e["section"],
        event_type=e["event_type"],
        sub_event_type=e["sub_event_type"],
        background=e["background"],
        background_why=e.get("background_why") or "",
        status=e["status"],
        aggregate=e["aggregate"],
        summary=e["summary"],
        date=_date(e["date"]),
        places=tuple(_place(p) for p in e["places"]),
        actors=tuple(_actor(a) for a in e["actors"]),
        weapons=tuple(_thing(t) for t in e["weapons"]),
        infrastructure=tuple(_thing(t) for t in e["infrastructure"]),
        victims=tuple(_victim(v) for v in e["victims"]),
        claims=tuple(_claim(c) for c in e["claims"]),
        killed=_count(e["killed"]),
        injured=_count(e["injured"]),
        killed_by_side=tuple(e["killed_by_side"].items()),
        evidence=tuple(Span(*s) for s in e["evidence"]),
        trigger=None if trigger is None else _thing(trigger),
    )


def _date(d: Json) -> DateRange:
    return DateRange(
        start=_day(d["start"]),
        end=_day(d["end"]),
        precision=d["precision"],
        text=d["text"],
        span=None if d["span"] is None else Span(*d["span"]),
        how=d["how"],
        basis=d.get("basis"),
    )


def _actor(a: Json) -> Actor:
    return Actor(**{**a, "span": Span(*a["span"])})


def _thing(t: Json) -> Thing:
    return Thing(**{**t, "span": Span(*t["span"])})


def _victim(v: Json) -> Victim:
    predicate = v.get("predicate")
    return Victim(
        **{
            **v,
            "span": Span(*v["span"]),
            "aliases": tuple(v.get("aliases", ())),
            "predicate": None if predicate is None else Span(*predicate),
        }
    )


def _claim(c: Json) -> Claim:
    return Claim(
        kind=c["kind"],
        phrase=c["phrase"],
        span=Span(*c["span"]),
        rule=c["rule"],
        count=_count(c),
        of=None if c["of"] is None else Counted(**{**c["of"], "span": Span(*c["of"]["span"])}),
        by=None if c["by"] is None else Speaker(**{**c["by"], "span": Span(*c["by"]["span"])}),
        party_claim=c["party_claim"],
        scope=c["scope"],
        used=c["used"],
        why=c["why"],
    )


def _count(c: Json) -> Count:
    return Count(c["low"], c["best"], c["high"])


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
