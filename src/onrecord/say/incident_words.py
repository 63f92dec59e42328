"""Values of an incident's JSON in words: what the list and the page of an incident show."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Any

from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.headings import heading
from onrecord.say import words

Json = dict[str, Any]
PRECISE = 2  # a place's precision up to which its position is that of a town
HASH = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")  # a sha256

# Types by fewer words, for a list.
SHORT = {
    "remote_explosive_landmine_ied": "Bomb, mine or IED",
    "shelling_artillery_missile_attack": "Shelling or missiles",
    "abduction_forced_disappearance": "Abduction",
    "looting_property_destruction": "Looting or destruction",
    "excessive_force_against_protesters": "Excessive force at a protest",
    "non_state_actor_overtakes_territory": "Non-state actor takes territory",
    "headquarters_or_base_established": "Base established",
}


def figure(count: Json) -> str:
    """Low, best and high as people write them.

    >>> figure({"low": 20, "best": 20, "high": None})
    '20 or more'
    """
    return words.figure(Count(count["low"], count["best"], count["high"]))


def when(date: Json) -> str:
    """The days, with how exact they are."""
    return words.when(DateRange(_day(date["start"]), _day(date["end"]), date["precision"], date["text"]))


def days(date: Json) -> tuple[str, str]:
    """First and last day in the fewest words; the last is empty where there is but one day, month or year.

    >>> [days({"start": "2017-09-01", "end": end}) for end in ("2017-09-01", "2017-09-30", "2017-10-02")]
    [('2017-09-01', ''), ('2017-09', ''), ('2017-09-01', '2017-10-02')]
    >>> days({"start": "2016-01-01", "end": "2016-12-31"}), days({"start": None, "end": None})
    (('2016', ''), ('unknown', ''))
    """
    start, end = date["start"], date["end"]
    if start is None and end is None:
        return words.UNKNOWN, ""
    if start is None or end is None:
        return start or "?", end or "?"
    if start == end:
        return start, ""
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return start[:4], ""
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    return (start[:7], "") if whole and start[:7] == end[:7] else (start, end)


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
    country = place["country"] if name != place["country_name"] else None
    return f"{role}{name}" + (f", {country}" if country else "")


def what(incident: Json) -> str:
    """The type, and what is unusual about it."""
    return _marked(incident, heading(incident["sub_event_type"]))


def what_in_short(incident: Json) -> str:
    """The same in fewer words, for a list."""
    sub = incident["sub_event_type"]
    return _marked(incident, SHORT.get(sub) or heading(sub))


def _marked(incident: Json, kind: str) -> str:
    marks = [
        kind,
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
    """By whom, on whom; or between whom.

    >>> some = [{"role": "target", "text": "farmers", "name": None}]
    >>> who({"actors": some}), who({"actors": [*some, {"role": "perpetrator", "text": "they", "name": "Boko Haram"}]})
    ('on farmers, not said by whom', 'Boko Haram on farmers')
    """
    by = ", ".join(actors(incident, "perpetrator")[:2]) or " and ".join(actors(incident, "party")[:2])
    on = ", ".join(actors(incident, "target", "victim")[:2])
    if not by:
        return f"on {on}, not said by whom" if on else "not said by whom"
    return f"{by} on {on}" if on else by


def sources(incident: Json) -> str:
    """How many independent sources, in how many reports.

    >>> sources({"origins": 2, "reports": ["a", "b", "c"]})
    '2 in 3 reports'
    """
    origins, reports = incident["origins"], len(incident["reports"])
    return str(origins) if origins == reports else f"{origins} in {reports} reports"


SIDES = {"unknown": "side not said"}


def by_side(sides: Json) -> str:
    """The dead by side, where it is known how many are whose.

    >>> by_side({"perpetrator": None, "target": 40, "civilians": 12, "unknown": 6})
    'target 40, civilians 12, side not said 6'
    """
    return ", ".join(f"{SIDES.get(side, side)} {n}" for side, n in sides.items() if n is not None)


def map_link(incident: Json) -> str:
    """An address that shows the place on OpenStreetMap, short enough for a line; empty where its position is not known.

    >>> map_link({"places": [{"lat": 34.885, "lon": 38.871, "precision": 1}]})
    'https://www.openstreetmap.org/?mlat=34.885&mlon=38.871&zoom=13'
    """
    place = incident["places"][0] if incident["places"] else None
    if place is None or place["lat"] is None or place["lon"] is None:
        return ""
    zoom = 13 if (place["precision"] or 9) <= PRECISE else 8
    return f"https://www.openstreetmap.org/?mlat={round(place['lat'], 4)}&mlon={round(place['lon'], 4)}&zoom={zoom}"


def report(name: str) -> str:
    """A report's name, or a text that may hold some; a hash, which is the name of a report given none, is cut short.

    >>> report("news/14.html"), report("one source with " + "3f2a" * 16)
    ('news/14.html', 'one source with 3f2a3f2a3f2a…')
    """
    return words.clean(HASH.sub(r"\1…", name))
