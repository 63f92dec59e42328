"""Values of an incident's JSON in words: what the list and the page of an incident show."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.cli import words
from onrecord.record.count import Count
from onrecord.record.date import DateRange

Json = dict[str, Any]


def figure(count: Json) -> str:
    """Low, best and high as people write them.

    >>> figure({"low": 20, "best": 20, "high": None})
    '20 or more'
    """
    return words.figure(Count(count["low"], count["best"], count["high"]))


def when(date: Json) -> str:
    """The days, with how exact they are."""
    return words.when(DateRange(_day(date["start"]), _day(date["end"]), date["precision"], date["text"]))


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def where(place: Json) -> str:
    """The place with its province and country."""
    parts = [
        words.clean(p)
        for p in (place["name"] or place["text"], place["adm1"], place["country_name"] or place["country"])
        if p
    ]
    return ("" if place["role"] == "at" else f"{place['role']} ") + ", ".join(dict.fromkeys(parts))


def town(incident: Json) -> str:
    """The place alone with its country's code, for a list."""
    if not incident["places"]:
        return words.UNKNOWN
    place = incident["places"][0]
    name = words.clean(place["name"] or place["text"] or place["country_name"] or words.UNKNOWN)
    role = "" if place["role"] == "at" else f"{place['role']} "
    return f"{role}{name}" + (f", {place['country']}" if place["country"] else "")


def what(incident: Json) -> str:
    """The type, and what is unusual about it."""
    sub = incident["sub_event_type"]
    marks = [
        words.SUB_EVENT_TYPE.get(sub) or words.plain(sub).capitalize(),
        "" if incident["status"] == "happened" else incident["status"],
        "a summary" if incident["aggregate"] else "",
        "background" if incident["background"] else "",
    ]
    return ", ".join(m for m in marks if m)


def actors(incident: Json, *roles: str) -> list[str]:
    """Those with one of the roles, each once."""
    found = [words.clean(a["name"] or a["text"]) for a in incident["actors"] if a["role"] in roles]
    return list(dict.fromkeys(found))


def who(incident: Json) -> str:
    """By whom, on whom."""
    by = ", ".join(actors(incident, "perpetrator")[:2]) or ("" if actors(incident, "party") else "unknown")
    on = ", ".join(actors(incident, "target", "victim")[:2])
    between = " and ".join(actors(incident, "party")[:2])
    return " on ".join(p for p in (by or between, on) if p)


def sources(incident: Json) -> str:
    """How many independent sources, in how many reports.

    >>> sources({"origins": 2, "reports": ["a", "b", "c"]})
    '2 in 3 reports'
    """
    origins, reports = incident["origins"], len(incident["reports"])
    return str(origins) if origins == reports else f"{origins} in {reports} reports"


def map_link(incident: Json) -> str:
    """An address that shows the place on OpenStreetMap, empty where its position is not known."""
    place = incident["places"][0] if incident["places"] else None
    if place is None or place["lat"] is None or place["lon"] is None:
        return ""
    lat, lon, zoom = place["lat"], place["lon"], 13 if (place["precision"] or 9) <= 2 else 8
    return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map={zoom}/{lat}/{lon}"
