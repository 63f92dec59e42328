"""Where a happening took place, of all the places told with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log

from onrecord.assemble.asides import in_dateline, says_whose
from onrecord.assemble.clashes import distance_km
from onrecord.assemble.countries import country
from onrecord.assemble.fragments import Fragment
from onrecord.assemble.groups import Group
from onrecord.assemble.scene import scene
from onrecord.assemble.told_next import elsewhere, told_next
from onrecord.record.bond import Bonds
from onrecord.record.mentions import Mentions
from onrecord.record.place import Place

# Log odds that a wider place costs against a town of the same sentence or the next.
WIDER = {"adm2": 0.3, "adm1": 1.2, "region": 1.5, "country": 3.0}
SENTENCE = 0.5
"""What each further fragment costs, in log odds."""
GOES_ON = 0.9
"""What a sentence without a trigger of its own gains: "most of the dead fell in" tells nothing but where and when."""
UNBOUND = -1.2
"""The log odds of a place told with no word of the event, in a sentence that goes on with it."""
SPEAKER, ELSEWHERE, DATELINE, POWER = 2.0, 3.0, 1.5, 5.0
OWN = -1.9
"""Log odds below which no place of the sentences is taken for the event's own."""
OWN_COUNTRY = -4.2
"""The same for a country; below it the event's country is that of the report."""
WITHIN = -4.0
"""Log odds from which a place within the event's own country or province stands for it."""
LEAST = -2.5
"""Log odds below which a place beside the event's own is not kept."""

IN_COUNTRY = -3.0
"""The same within a country, which is most of what a report names."""
SURE = -0.5
"""The same where more is told in the sentences after."""
DISTRICT = 60.0
"""Kilometres from the middle of a district to a town that may lie in it."""
COUNTRY = 6
"""UCDP's where_prec of a place of which only the country is known."""
IN = "the report is about this country"
LARGER = ("country", "adm1", "region")
Scored = tuple[float, Place]


def where(group: Group, m: Mentions, groups: Sequence[Group] = ()) -> tuple[Place, ...]:
    """The places of a happening: its own first, then what holds that, then others told of it.

    Where no town is told, the one pointed at ("this city"); else the country, with precision 6. A province or a country
    gives way to a town in it that the sentences after tell, or that is told of another of `groups`, the happenings of
    the report, which began in the same sentence.
    """
    scored = _scored(group, m)
    first = _first(group, scored, m)
    report = next(iter(country(group, m)), None)
    if first is None:
        first = report
    if first is None:
        return ()
    first = _closer(first, group, groups, scored, m)
    if first.country is None and first.lat is None and report is not None:
        first = replace(
            first, country=report.country, country_name=report.country_name, precision=COUNTRY, how=f"{first.how}; {IN}"
        )
    holding = [p for _, p in scored if _holds(p, first)]
    rest = [p for s, p in scored if s >= LEAST and p not in holding and not _same(p, first)]
    unique: list[Place] = []
    for p in (first, *holding, *rest):
        if not any(_same(p, q) for q in unique):
            unique.append(p)
    return tuple(unique)


def _first(group: Group, scored: list[Scored], m: Mentions) -> Place | None:
    """The place that goes best with the happening's words, or the one pointed at where no town does."""
    own = [p for s, p in scored if s >= (OWN if p.kind != "country" else OWN_COUNTRY)]
    if own and in_dateline(own[0], m):
        own = [p for p in own if p.kind != "country" and not in_dateline(p, m)] or own
    if not own or own[0].kind == "country":
        pointed_at = scene(group, m)
        own = [pointed_at] if pointed_at is not None else own
    return own[0] if own else None


def _closer(wide: Place, group: Group, groups: Sequence[Group], scored: list[Scored], m: Mentions) -> Place:
    """A town within a province, a district or a country, told with the happening, after it, or of one told with it."""
    first = _narrowed(_narrowed(wide, scored, SURE), scored, SURE)
    first = next((p for p in told_next(group, m) if _lies_in(p, first)), first)
    first = next((p for p in _of_siblings(group, groups, m) if _lies_in(p, first)), first)
    return _narrowed(_narrowed(first, scored, WITHIN), scored, WITHIN)


def _of_siblings(group: Group, groups: Sequence[Group], m: Mentions) -> Iterator[Place]:
    """The places of happenings that began in the same sentence: "killed two men and kidnapped ten"."""
    start = group.fragments[0].sentence.index
    for other in groups:
        if other is not group and other.fragments[0].sentence.index == start:
            yield from (p for s, p in _scored(other, m) if s >= OWN)


def _scored(group: Group, m: Mentions) -> list[Scored]:
    """Every place with the log odds that it is the event's, best first."""
    out: list[Scored] = [
        (_odds(f, p, m.bonds) - SENTENCE * order - WIDER.get(p.kind or "", 0.0) - _aside(f, p, m), p)
        for order, f in enumerate(group.fragments)
        for p in f.places
    ]
    return sorted(out, key=lambda s: -s[0])


def _odds(f: Fragment, p: Place, bonds: Bonds) -> float:
    own = frozenset(t.span for t in f.triggers if not t.generic) or frozenset(t.span for t in f.triggers)
    best = max((s for event, s in bonds.get(p.span, {}).items() if event in own or not own), default=None)
    if best is None:
        return UNBOUND
    return log(best / (1 - best)) + (0.0 if f.triggers else GOES_ON)


def _aside(f: Fragment, p: Place, m: Mentions) -> float:
    """The speaker's place ("a police spokesman in Sukna said") and the hospital's are none of the event's."""
    spoken = any(s.span and s.span.covers(p.span) for s in m.statements)
    after = not f.triggers and elsewhere(p, f.sentence, m)
    return SPEAKER * spoken + ELSEWHERE * after + DATELINE * in_dateline(p, m) + POWER * says_whose(p, m)


def _narrowed(wide: Place, scored: list[Scored], least: float) -> Place:
    """The best place within a country or province, where one is told with the event: "in Nigeria's Katsina state"."""
    if wide.kind == "country":
        least = max(least, IN_COUNTRY)
    return next((p for s, p in scored if s >= least and p.role != "from" and _lies_in(p, wide)), wide)


def _lies_in(p: Place, wide: Place) -> bool:
    """True for a town in the province, the district or the country that the event is known to have been in."""
    if wide.kind == "adm2":
        return (
            p.kind != "adm2"
            and p.kind not in LARGER
            and None not in (p.lat, wide.lat)
            and distance_km(p, wide) <= DISTRICT
        )
    return wide.kind in ("country", "adm1") and _holds(wide, p)


def _holds(p: Place, first: Place) -> bool:
    """True for the province or the country of the event's own place."""
    if p.kind == "country":
        return p.country is not None and p.country == first.country and first.kind != "country"
    return p.kind == "adm1" and p.adm1 is not None and p.adm1 == first.adm1 and first.kind not in ("adm1", "country")


def _same(a: Place, b: Place) -> bool:
    return a.text == b.text
