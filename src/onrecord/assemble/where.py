"""Where a happening took place, of all the places told with it."""

from __future__ import annotations

from math import log

from onrecord.assemble.countries import country
from onrecord.assemble.fragments import Fragment
from onrecord.assemble.groups import Group
from onrecord.assemble.scene import scene
from onrecord.record.mentions import Mentions
from onrecord.record.place import Place
from onrecord.record.span import Span

# Log odds that a wider place costs against a town of the same sentence or the next.
WIDER = {"adm2": 0.3, "adm1": 1.2, "region": 1.5, "country": 3.0}
SENTENCE = 0.5
"""What each further fragment costs, in log odds."""
GOES_ON = 0.9
"""What a sentence without a trigger of its own gains: "most of the dead fell in" tells nothing but where and when."""
UNBOUND = -1.2
"""The log odds of a place told with no word of the event, in a sentence that goes on with it."""
SPEAKER = 2.0
OWN = -1.5
"""Log odds below which no place of the sentences is taken for the event's own."""
OWN_COUNTRY = -4.2
"""The same for a country; below it the event's country is that of the report."""
WITHIN = -4.0
"""Log odds from which a place within the event's own country or province stands for it."""
LEAST = -2.5
"""Log odds below which a place beside the event's own is not kept."""

Scored = tuple[float, Place]


def where(group: Group, m: Mentions) -> tuple[Place, ...]:
    """The places of a happening: its own first, then what holds that, then others told of it.

    Where no town is told, the one pointed at ("this city"); else the country, with precision 6.
    """
    scored = _scored(group, m)
    own = [p for s, p in scored if s >= (OWN if p.kind != "country" else OWN_COUNTRY)]
    if not own or own[0].kind == "country":
        pointed_at = scene(group, m)
        own = [pointed_at] if pointed_at is not None else own
    if not own:
        return country(group, m)
    first = _narrowed(_narrowed(own[0], scored), scored)
    holding = [p for _, p in scored if _holds(p, first)]
    rest = [p for s, p in scored if s >= LEAST and p not in holding and not _same(p, first)]
    unique: list[Place] = []
    for p in (first, *holding, *rest):
        if not any(_same(p, q) for q in unique):
            unique.append(p)
    return tuple(unique)


def _scored(group: Group, m: Mentions) -> list[Scored]:
    """Every place with the log odds that it is the event's, best first."""
    bonds = {(b.event, b.of): b.score for b in m.bonds}
    out: list[Scored] = [
        (_odds(f, p, bonds) - SENTENCE * order - WIDER.get(p.kind or "", 0.0) - _spoken(p, m), p)
        for order, f in enumerate(group.fragments)
        for p in f.places
    ]
    return sorted(out, key=lambda s: -s[0])


def _odds(f: Fragment, p: Place, bonds: dict[tuple[Span, Span], float]) -> float:
    own = frozenset(t.span for t in f.triggers if not t.generic) or frozenset(t.span for t in f.triggers)
    scores = [s for (event, of), s in bonds.items() if of == p.span and (event in own or not own)]
    best = max(scores, default=None)
    if best is None:
        return UNBOUND
    return log(best / (1 - best)) + (0.0 if f.triggers else GOES_ON)


def _spoken(p: Place, m: Mentions) -> float:
    """The speaker's own place is no place of the event: "a police spokesman in Sukna said"."""
    return SPEAKER if any(s.span and s.span.covers(p.span) for s in m.statements) else 0.0


def _narrowed(wide: Place, scored: list[Scored]) -> Place:
    """The best place within a country or province, where one is told with the event: "in Nigeria's Katsina state"."""
    if wide.kind not in ("country", "adm1"):
        return wide
    return next((p for s, p in scored if s >= WITHIN and p.role != "from" and _holds(wide, p)), wide)


def _holds(p: Place, first: Place) -> bool:
    """True for the province or the country of the event's own place."""
    if p.kind == "country":
        return p.country is not None and p.country == first.country and first.kind != "country"
    return p.kind == "adm1" and p.adm1 is not None and p.adm1 == first.adm1 and first.kind not in ("adm1", "country")


def _same(a: Place, b: Place) -> bool:
    return a.text == b.text
