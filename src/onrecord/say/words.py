"""Values of a record in words: what the table shows to a reader."""

from __future__ import annotations

import unicodedata

from onrecord.record.claim import Claim, Speaker
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.event import Event
from onrecord.record.headings import heading
from onrecord.record.place import Place

UNKNOWN = "unknown"

DATE_PRECISION = {2: "a few days", 3: "that week", 4: "that month", 5: "that year"}
PLACE_PRECISION = {
    1: "exact",
    2: "within about 25 km",
    3: "somewhere in the district",
    4: "somewhere in the province",
    5: "vague area or line",
    6: "somewhere in the country",
    7: "international waters or airspace",
}


def clean(text: str) -> str:
    r"""One line that is safe to print: no control codes, no characters that turn the writing round.

    A report comes from strangers, and a terminal obeys what is printed on it.

    >>> clean("two\n killed\x1b[2J\u202e")
    'two killed?[2J?'
    """
    shown = "".join("?" if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and not c.isspace() else c for c in text)
    return " ".join(shown.split())


def shortened(text: str, longest: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer than so many characters.

    >>> shortened("three people were killed", 13)
    'three people…'
    """
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…"


def plain(name: str) -> str:
    """A snake-case value of the record as words.

    >>> plain("shelling_artillery_missile_attack")
    'shelling artillery missile attack'
    """
    return name.replace("_", " ")


def figure(count: Count) -> str:
    """A count as people write it; None is unknown or open, never zero.

    >>> [figure(c) for c in (Count(58, 58, None), Count(20, 20, 30), Count(12, 12, 12), Count(None, None, 40))]
    ['58 or more', '20–30', '12', 'up to 40']
    >>> [figure(c) for c in (Count(), Count(20, 25, 30), Count(10, 12, None), Count(None, 7, None), Count(0, 0, 0))]
    ['unknown', '20–30, best 25', '10 or more, best 12', 'about 7', '0']
    """
    low, best, high = count.low, count.best, count.high
    if low is None and high is None:
        return UNKNOWN if best is None else f"about {best}"
    if low == high:
        return str(low)
    if high is None:
        shown = f"{low} or more"
    elif low is None:
        shown = f"up to {high}"
    else:
        shown = f"{low}–{high}"
    return shown if best in {None, low, high} else f"{shown}, best {best}"


def when(date: DateRange) -> str:
    """The days of an event, with how exact they are; the unresolved words where no day is known.

    >>> import datetime as dt
    >>> when(DateRange(dt.date(2017, 9, 1), dt.date(2017, 9, 30), 4))
    '2017-09-01 to 2017-09-30 (that month)'
    >>> when(DateRange(text="Thursday"))
    'unknown day, "Thursday"'
    """
    if date.start is None and date.end is None:
        return f'unknown day, "{clean(date.text)}"' if date.text else UNKNOWN
    if date.start == date.end:
        return str(date.start)
    days = f"{date.start or '?'} to {date.end or '?'}"
    vague = DATE_PRECISION.get(date.precision or 0)
    return f"{days} ({vague})" if vague else days


def where(place: Place) -> str:
    """The place as the gazetteer has it, or as written; the country alone where the event was told without a place.

    >>> from onrecord.record.span import Span
    >>> where(Place("Sukna", Span(0, 5), name="As Sukhnah", country_name="Syria", adm1="Homs", role="near"))
    'near As Sukhnah, Homs, Syria'
    """
    name = place.name or place.text
    parts = [clean(p) for p in (name, place.adm1, place.country_name) if p]
    return ("" if place.role == "at" else f"{place.role} ") + ", ".join(dict.fromkeys(parts))


def position(place: Place) -> str:
    """The coordinates with their hemispheres, or an empty string.

    >>> from onrecord.record.span import Span
    >>> position(Place("Sukna", Span(0, 5), lat=34.885, lon=-38.871))
    '34.885 N 38.871 W'
    """
    if place.lat is None or place.lon is None:
        return ""
    return (
        f"{abs(place.lat):.3f} {'N' if place.lat >= 0 else 'S'} {abs(place.lon):.3f} {'E' if place.lon >= 0 else 'W'}"
    )


def said_by(speaker: Speaker | None) -> str:
    """On whose word, with the role.

    >>> from onrecord.record.span import Span
    >>> said_by(Speaker("a monitor", Span(0, 9), "Syrian Observatory for Human Rights", "monitor"))
    'Syrian Observatory for Human Rights (monitor)'
    >>> said_by(None)
    'the report itself'
    """
    if speaker is None:
        return "the report itself"
    name = clean(speaker.name or speaker.text)
    role = plain(speaker.role)
    return name if role in name.lower() else f"{name} ({role})"


def counted(claim: Claim) -> str:
    """Who is counted, with the side and whether civilians, where the words say it."""
    of = claim.of
    if of is None:
        return "not said"
    marks = [
        plain(of.side) if of.side != UNKNOWN else "",
        {True: "civilian", False: "not civilian", None: ""}[of.civilian],
    ]
    said = ", ".join(dict.fromkeys(m for m in marks if m and not (m == "civilian" and of.side == "civilians")))
    return clean(of.text) + (f" ({said})" if said else "")


def kind_of(event: Event) -> str:
    """The event's type as a heading.

    >>> kind_of(Event("e", "body", "battles", "armed_clash", status="threatened"))
    'Armed clash, threatened'
    """
    marks = [
        heading(event.sub_event_type),
        "" if event.status == "happened" else event.status,
        "a summary over days or places" if event.aggregate else "",
        "told by a related headline" if event.section == "related" else "",
    ]
    return ", ".join(m for m in marks if m)
