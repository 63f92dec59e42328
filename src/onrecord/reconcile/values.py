"""What happened, where, by whom, with what: the values of an incident from those of its tellings, each with its report."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from onrecord.record.actor import Actor, Thing, Victim
from onrecord.record.incident import Told
from onrecord.record.place import Place
from onrecord.record.telling import Telling

T = TypeVar("T")

# Types that say little; one that says more is preferred where any source gives it.
GENERAL = frozenset({"attack", "other", "armed_clash"})
VAGUE_PLACE = 9
RESPONSIBILITY = {"claimed": 3, "stated": 2, "alleged": 1, None: 0}


def type_of(tellings: Sequence[Telling], origin: dict[int, int]) -> Telling:
    """The telling whose type the incident has: the type of most sources, a telling one before a general one."""
    voices: Counter[str] = Counter()
    for _, sub in {(origin[t.ref], t.event.sub_event_type) for t in tellings}:
        voices[sub] += 1
    exact = [t for t in tellings if t.event.sub_event_type not in GENERAL]
    return max(exact or tellings, key=lambda t: (voices[t.event.sub_event_type], -t.ref))


def places_of(tellings: Sequence[Telling], origin: dict[int, int]) -> tuple[Told[Place], ...]:
    """Where: first the most exact place that most sources give, then the other places named, each once."""
    first = [(t, t.event.places[0]) for t in tellings if t.event.places]
    if not first:
        return ()
    voices: dict[Hashable, set[int]] = {}
    for t, place in first:
        voices.setdefault(_place_key(place), set()).add(origin[t.ref])
    main, place = max(
        first, key=lambda p: (-_vagueness(p[1]), len(voices[_place_key(p[1])]), p[1].role == "at", -p[0].ref)
    )
    rest = [(t, p) for t in tellings for p in t.event.places]
    told = [Told(p, t.report.id, t.ref) for t, p in [(main, place), *rest]]
    return _once(told, lambda x: _place_key(x.value))


def _vagueness(place: Place) -> int:
    """In three steps: a town, something larger, a country."""
    precision = place.precision or VAGUE_PLACE
    return 0 if precision <= 2 else 1 if precision <= 5 else 2


def _place_key(place: Place) -> Hashable:
    return place.geonames_id or folded(place.name or place.text or place.country or "")


def actors_of(tellings: Sequence[Telling]) -> tuple[Told[Actor], ...]:
    """Who took part, each once a role, told as surely as any report tells it; a denial stands beside."""
    told = [Told(a, t.report.id, t.ref) for t in tellings for a in t.event.actors if a.same_as is None]
    told.sort(key=lambda x: -RESPONSIBILITY.get(x.value.responsibility, 0))
    kept = _once(told, lambda x: _actor_key(x.value))
    named = {x.value.role for x in kept if x.value.id}
    order = {role: n for n, role in enumerate(("perpetrator", "target", "party", "victim"))}
    kept = tuple(x for x in kept if x.value.id or x.value.role not in named or x.value.role == "victim")
    return tuple(sorted(kept, key=lambda x: (order[x.value.role], x.value.id is None, x.telling or 0)))


def _actor_key(actor: Actor) -> Hashable:
    return (actor.role, actor.id or folded(actor.name or actor.text), actor.responsibility == "denied")


def things_of(tellings: Sequence[Telling], which: str) -> tuple[Told[Thing], ...]:
    """The weapons, or the buildings and works hit, each once by its words."""
    told = [Told(x, t.report.id, t.ref) for t in tellings for x in getattr(t.event, which)]
    return _once(told, lambda x: (x.value.kind, folded(x.value.text).removeprefix("the ").removeprefix("a ")))


def victims_of(tellings: Sequence[Telling]) -> tuple[Told[Victim], ...]:
    """Persons told of one by one: the named each once, the unnamed only of the telling that has most of them."""
    named = [Told(v, t.report.id, t.ref) for t in tellings for v in t.event.victims if v.name]
    unnamed = [[Told(v, t.report.id, t.ref) for v in t.event.victims if not v.name] for t in tellings]
    most = max(unnamed, key=len, default=[])
    named.sort(key=lambda x: -sum(part is not None for part in (x.value.age, x.value.sex, x.value.fate)))
    kept = _once(named, lambda x: folded(x.value.name or ""))
    return (*sorted(kept, key=lambda x: (x.telling or 0, x.value.span.start)), *most)


def folded(text: str) -> str:
    """Lower case, without marks, one space between words.

    >>> folded("Deir ez-Zōr  City")
    'deir ez-zor city'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(plain.split())


def _once(told: Iterable[Told[T]], key: Callable[[Told[T]], Hashable]) -> tuple[Told[T], ...]:
    seen: dict[Hashable, Told[T]] = {}
    for one in told:
        seen.setdefault(key(one), one)
    return tuple(seen.values())
