"""Corrections: the values of an incident that a person can set, how they are written, and how they take effect."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from onrecord.reconcile.types import EVENT_TYPE
from onrecord.record.actor import Actor
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.decision import Decision, Words
from onrecord.record.errors import UsageError
from onrecord.record.incident import Grade, Incident, Told
from onrecord.record.place import Place
from onrecord.record.span import Span

T = TypeVar("T")
UNKNOWN = "unknown"
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
STATUSES = ("happened", "attempted", "threatened", "denied")
NOWHERE = Span(0, 0)
# Field -> how its value is written.
FIELDS = {
    "killed": "a number, a range as 12-20, 12- for at least, -20 for at most, or unknown",
    "injured": "as killed",
    "killed.perpetrator": "a number or unknown",
    "killed.target": "a number or unknown",
    "killed.civilians": "a number or unknown",
    "killed.unknown": "a number or unknown",
    "date": "a day as 2017-09-28, days as 2017-09-01/2017-09-30, or unknown",
    "place": "a name, or a name with its position as Sukna; 34.885; 38.871; SY, or unknown",
    "perpetrator": "a name or unknown",
    "target": "a name or unknown",
    "type": "a sub-event type, as air_drone_strike",
    "status": "one of " + ", ".join(STATUSES),
    "grade": "one of " + ", ".join(GRADES),
    "summary": "a sentence",
}
_ALSO = {"sub_event_type": "type", "event_type": "type", "fatalities": "killed", "location": "place"}
_RANGE = re.compile(r"(\d+)?\s*(?:-|–|\.\.)\s*(\d+)?")
_NUMBERS = r"\d+"


def field_of(name: str) -> str:
    """The field meant.

    Raises:
        UsageError: there is none of that name; the message lists those there are.
    """
    plain = name.strip().lower()
    found = _ALSO.get(plain, plain)
    if found not in FIELDS:
        raise UsageError(f"no field '{name}' can be corrected", hint="one of " + ", ".join(FIELDS))
    return found


def parse_value(field: str, text: str) -> Any:
    """A correction's value, as it stands in the log, from what a person wrote.

    Raises:
        UsageError: no such field, or the value makes no sense there.

    >>> parse_value("killed", "12-20"), parse_value("date", "2017-09-28")["end"], parse_value("killed", "unknown")["best"]
    ({'low': 12, 'best': 12, 'high': 20}, '2017-09-28', None)
    """
    name, said = field_of(field), text.strip()
    try:
        return _PARSE.get(name, _text)(said)
    except ValueError as error:
        raise UsageError(f"{name}: '{text}' makes no sense", hint=f"write {FIELDS[name]}") from error


def _count(said: str) -> dict[str, int | None]:
    if said.lower() == UNKNOWN:
        return {"low": None, "best": None, "high": None}
    if re.fullmatch(_NUMBERS, said):
        return {"low": int(said), "best": int(said), "high": int(said)}
    found = _RANGE.fullmatch(said)
    if not found or not any(found.groups()):
        raise ValueError(said)
    low, high = (int(n) if n else None for n in found.groups())
    Count(low, low, high)
    return {"low": low, "best": low, "high": high}


def _number(said: str) -> int | None:
    return None if said.lower() == UNKNOWN else int(said)


def _date(said: str) -> dict[str, str | None]:
    if said.lower() == UNKNOWN:
        return {"start": None, "end": None}
    first, _, last = said.partition("/")
    start, end = dt.date.fromisoformat(first.strip()), dt.date.fromisoformat((last or first).strip())
    if end < start:
        raise ValueError(said)
    return {"start": start.isoformat(), "end": end.isoformat()}


def _place(said: str) -> dict[str, Any]:
    if said.lower() == UNKNOWN:
        return {"name": None, "lat": None, "lon": None, "country": None}
    parts = [p.strip() for p in said.split(";")]
    if len(parts) not in {1, 3, 4} or not parts[0]:
        raise ValueError(said)
    lat, lon = (float(parts[1]), float(parts[2])) if len(parts) > 1 else (None, None)
    if lat is not None and lon is not None and not (abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(said)
    country = parts[3].upper() if len(parts) == 4 else None
    if country is not None and not re.fullmatch(r"[A-Z]{2}", country):
        raise ValueError(said)
    return {"name": parts[0], "lat": lat, "lon": lon, "country": country}


def _type(said: str) -> str:
    name = said.lower().replace("-", "_").replace(" ", "_")
    if name not in EVENT_TYPE:
        raise ValueError(said)
    return name


def _one_of(allowed: tuple[str, ...]) -> Callable[[str], str]:
    def parse(said: str) -> str:
        if said.lower() not in allowed:
            raise ValueError(said)
        return said.lower()

    return parse


def _text(said: str) -> str | None:
    if not said:
        raise ValueError(said)
    return None if said.lower() == UNKNOWN else said


_PARSE: dict[str, Callable[[str], Any]] = {
    "killed": _count,
    "injured": _count,
    "killed.perpetrator": _number,
    "killed.target": _number,
    "killed.civilians": _number,
    "killed.unknown": _number,
    "date": _date,
    "place": _place,
    "type": _type,
    "status": _one_of(STATUSES),
    "grade": _one_of(GRADES),
}


def current(incident: dict[str, Any], field: str) -> Any:
    """What stands in an incident's JSON where a correction would go."""
    name = field_of(field)
    if name in {"killed", "injured", "status", "summary"}:
        return incident[name]
    if name.startswith("killed."):
        return incident["killed_by_side"][name.removeprefix("killed.")]
    if name == "date":
        return {key: incident["date"][key] for key in ("start", "end")}
    if name == "place":
        first = incident["places"][0] if incident["places"] else {}
        return {key: first.get(key) for key in ("name", "lat", "lon", "country")}
    if name in {"perpetrator", "target"}:
        return [a["name"] or a["text"] for a in incident["actors"] if a["role"] == name] or None
    return incident["grade"]["value"] if name == "grade" else incident["sub_event_type"]


def apply(incident: Incident, decision: Decision) -> Incident:
    """The incident with one correction; it says who set the value, and when."""
    name = field_of(decision.field or "")
    how = f"set by {decision.who} on {decision.at:%Y-%m-%d}" + (f": {decision.why}" if decision.why else "")
    made = _applied(incident, name, decision.value, how, decision.words)
    return replace(made, corrected=tuple(dict.fromkeys((*made.corrected, name))))


def _applied(incident: Incident, name: str, value: Any, how: str, words: Words | None) -> Incident:
    if name in {"killed", "injured"}:
        count = Count(value["low"], value["best"], value["high"])
        return replace(incident, **{name: count})  # type: ignore[arg-type]
    if name.startswith("killed."):
        sides = dict(incident.killed_by_side) | {name.removeprefix("killed."): value}
        return replace(incident, killed_by_side=tuple(sides.items()))
    if name == "date":
        return replace(incident, date=_told(incident, _as_date(value, how, words), words))
    if name == "place":
        rest = incident.places[1:]
        first = _told(incident, _as_place(value, how, words), words)
        return replace(incident, places=(first, *rest) if value["name"] else rest)
    if name in {"perpetrator", "target"}:
        others = tuple(a for a in incident.actors if a.value.role != name)
        mine = (_told(incident, _as_actor(name, value, words), words),) if value else ()
        return replace(incident, actors=(*mine, *others))
    if name == "grade":
        return replace(incident, grade=Grade(value, how))
    if name == "type":
        return replace(incident, event_type=EVENT_TYPE[value], sub_event_type=value)
    return replace(incident, **{name: value})


def _told(incident: Incident, value: T, words: Words | None) -> Told[T]:
    """A value that a person set, with the report in whose words they read it."""
    telling = next((t for t in incident.tellings if words is not None and t.ref == words.telling), None)
    return Told(value) if telling is None else Told(value, telling.report.id, telling.ref)


def _span(words: Words | None) -> Span | None:
    return None if words is None else Span(words.start, words.end)


def _as_date(value: dict[str, str | None], how: str, words: Words | None) -> DateRange:
    text = words.text if words else None
    if value["start"] is None or value["end"] is None:
        return DateRange(text=text, span=_span(words), how=how, basis="person")
    start, end = dt.date.fromisoformat(value["start"]), dt.date.fromisoformat(value["end"])
    days = (end - start).days + 1
    precision = 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5
    return DateRange(start, end, precision, text=text, span=_span(words), how=how, basis="person")


def _as_actor(role: str, name: str, words: Words | None) -> Actor:
    span = _span(words) or NOWHERE
    return Actor(role, words.text if words else name, span, name=name, rule="person")  # type: ignore[arg-type]


def _as_place(value: dict[str, Any], how: str, words: Words | None) -> Place:
    precision = 1 if value["lat"] is not None else None
    return Place(
        words.text if words else None, _span(words) or NOWHERE, name=value["name"], country=value["country"],
        lat=value["lat"], lon=value["lon"], precision=precision, how=how,
    )  # fmt: skip
