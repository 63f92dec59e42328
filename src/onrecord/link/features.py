"""Features: what of a telling is compared, as one flat row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.lexicon import lexicon
from onrecord.link.wording import folded
from onrecord.record.actor import Actor
from onrecord.record.count import Count
from onrecord.record.event import Event
from onrecord.record.telling import Telling

# An event without a date, in a report that has one, is taken to be at most so many days older.
FRESH = 3
ATTACKED = ("target", "victim", "party")


@dataclass(frozen=True, slots=True)
class Features:
    """One telling, ready to be compared. Days are ordinals; lists are sorted; None is unknown. `place` is folded.

    `perpetrators` and `targets` are ids of the register, and kinds for the unnamed among the targets.
    """

    unique_id: int
    report: int
    country: str | None
    adm1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    place: str | None
    place_precision: int
    day_from: int | None
    day_to: int | None
    published: int | None
    daypart: str | None
    sub_event_type: str
    family: str | None
    vague_type: bool
    violent: bool
    perpetrators: tuple[str, ...]
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    sites: tuple[str, ...]
    killed: int | None
    killed_open: bool
    injured: int | None
    names: tuple[str, ...]
    words: tuple[str, ...]


@lru_cache(maxsize=50_000)
def features(telling: Telling) -> Features:
    """The features of a telling."""
    event, words = telling.event, lexicon()
    place = event.places[0] if event.places else None
    first, last = days_of(telling)
    family = words.families.get(event.sub_event_type)
    return Features(
        unique_id=telling.ref,
        report=telling.report.key,
        country=place.country if place else None,
        adm1=place.adm1 if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        geonames=place.geonames_id if place else None,
        place=folded(place.name or place.text or "") or None if place else None,
        place_precision=(place.precision or 6) if place else 9,
        day_from=first,
        day_to=last,
        published=telling.report.published.toordinal() if telling.report.published else None,
        daypart=daypart_of(event),
        sub_event_type=event.sub_event_type,
        family=family,
        vague_type=event.sub_event_type in words.vague,
        violent=family in words.violent,
        perpetrators=_ids(event, ("perpetrator",)),
        targets=_targets(event),
        weapons=tuple(sorted({_class_of(w.kind, w.text) for w in event.weapons})),
        sites=tuple(sorted({head_of(i.text) for i in event.infrastructure})),
        killed=_figure(event.killed),
        killed_open=event.killed.known and event.killed.high is None,
        injured=_figure(event.injured),
        names=names_of(event),
        words=telling.wording,
    )


def days_of(telling: Telling) -> tuple[int | None, int | None]:
    """First and last possible day as ordinals; for a dateless event of a dated report, the days before it.

    >>> from onrecord.record.telling import ReportRef
    >>> event = Event("e", "body", "battles", "armed_clash")
    >>> first, last = days_of(Telling(1, ReportRef(1, "a", "", published=dt.date(2020, 1, 9)), event))
    >>> last - first
    3
    """
    date = telling.event.date
    if date.start is not None and date.end is not None:
        return date.start.toordinal(), date.end.toordinal()
    published = telling.report.published
    if published is None or telling.event.background:
        return None, None
    return (published - dt.timedelta(FRESH)).toordinal(), published.toordinal()


def daypart_of(event: Event) -> str | None:
    """The time of day that the date's words say."""
    said = folded(event.date.text or "").replace("-", " ").split()
    parts = lexicon().dayparts
    return next((parts[word] for word in said if word in parts), None)


def names_of(event: Event) -> tuple[str, ...]:
    """The victims' names of two words and more, and their other spellings, folded, their parts in order.

    >>> from onrecord.record.actor import Victim
    >>> from onrecord.record.span import Span
    >>> names_of(Event("e", "body", "battles", "armed_clash", victims=(Victim(Span(0, 8), name="Jane Roe"),)))
    ('jane roe',)
    """
    full = {" ".join(folded(name).split()) for v in event.victims for name in (v.name, *v.aliases) if name}
    return tuple(sorted(name for name in full if " " in name))


def head_of(text: str) -> str:
    """The last word of what was hit, in the singular: "a crowded market" is a market.

    >>> head_of("two crowded markets"), head_of("the mosque")
    ('market', 'mosque')
    """
    word = folded(text).split()[-1] if text.split() else ""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _class_of(kind: str | None, text: str) -> str:
    return kind or head_of(text)


def _ids(event: Event, roles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({a.id for a in event.actors if a.role in roles and a.id and a.responsibility != "denied"}))


def _targets(event: Event) -> tuple[str, ...]:
    found = {_target(a) for a in event.actors if a.role in ATTACKED}
    return tuple(sorted(t for t in found if t))


def _target(actor: Actor) -> str | None:
    if actor.kind in {"unknown", "civilians"}:
        return "civilians" if actor.kind == "civilians" else None
    return actor.id or actor.kind


def _figure(count: Count) -> int | None:
    return count.best if count.best is not None else count.low
