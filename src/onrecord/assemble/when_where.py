"""When and where a happening took place, of all the dates and places told with it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.assemble.fragments import Fragment
from onrecord.assemble.groups import Group
from onrecord.record.date import DateRange
from onrecord.record.mentions import Mentions
from onrecord.record.place import Place

VAGUE = frozenset({"country", "region", "adm1"})


def when(group: Group, m: Mentions) -> DateRange:
    """The date told nearest to the first trigger that has one in its sentence."""
    for f in group.fragments:
        told = [d for d in f.dates if d.span]
        if told:
            return min(told, key=lambda d: (d.start is None, _distance(f, d)))
    first = group.fragments[0].sentence
    published = first.published
    if published is not None and first.section == "related":
        # A headline in the present tense tells of the day it was stamped; the lower precision says that it is inferred.
        return DateRange(published, published, 2, how="the headline's own time stamp", basis="publication")
    if published is not None:
        return DateRange(None, published, None, how="told without a date: not later than publication", basis="publication")
    return DateRange(how="no date is told with it")


def _distance(f: Fragment, d: DateRange) -> int:
    assert d.span is not None  # noqa: S101  filtered by the caller
    at = d.span.start
    return min((abs(at - t.span.start) for t in f.triggers), default=abs(at - f.at))


def where(group: Group, m: Mentions) -> tuple[Place, ...]:
    """The places of a happening, its own first: nearest to a trigger, behind it before in front, towns before countries."""
    scored: list[tuple[float, int, Place]] = []
    for order, f in enumerate(group.fragments):
        for p in f.places:
            scored.append((_cost(f, p, order, m), p.span.start, p))
    ranked = [p for _, _, p in sorted(scored, key=lambda s: s[:2])]
    unique: list[Place] = []
    for p in ranked:
        if not any(_same(p, q) for q in unique):
            unique.append(p)
    return tuple(unique) or _country(group, m)


def _country(group: Group, m: Mentions) -> tuple[Place, ...]:
    """The country the report is about, where the happening is told without a place: its first mention, precision 6."""
    section = group.fragments[0].sentence.section
    if section == "related":
        return ()
    known = [p for p in m.places if p.country and p.country_name and not _in_related(p, m)]
    if not known:
        return ()
    counts: dict[str, int] = {}
    for p in known:
        counts[p.country or ""] = counts.get(p.country or "", 0) + 1
    country = max(counts, key=lambda c: counts[c])
    first = next((p for p in known if p.country == country and p.kind == "country"), None) or next(p for p in known if p.country == country)
    if first.kind == "country":
        return (first,)
    return (
        replace(first, name=first.country_name, geonames_id=None, adm1=None, adm2=None, lat=None, lon=None, precision=6,
                how="told without a place: the country of the report's places", kind="country", role="at", options=()),
    )


def _in_related(p: Place, m: Mentions) -> bool:
    return any(s.kind == "related" and s.span.covers(p.span) for s in m.document.sections)


def _same(a: Place, b: Place) -> bool:
    return (a.geonames_id is not None and a.geonames_id == b.geonames_id and a.text == b.text) or a.text == b.text


def _cost(f: Fragment, p: Place, order: int, m: Mentions) -> float:
    gap = min((abs(p.span.start - t.span.start) for t in f.triggers), default=abs(p.span.start - f.at))
    cost = gap / 60 + 1.0 * order
    if p.kind in VAGUE:
        cost += {"adm1": 1.5, "region": 2.5, "country": 4.0}[p.kind or "country"]
    if p.role in ("from", "to"):
        cost += 1.5
    before = m.document.text[max(0, p.span.start - 5) : p.span.start].lower().split()
    if not before or before[-1] not in ("in", "at", "near", "on", "of", "outside", "around", "inside", "into", "between", "town", "city"):
        cost += 0.8
    if any(s.span and s.span.covers(p.span) for s in m.statements):
        cost += 2.0
    if f.sentence.section == "title":
        cost += 0.5
    return cost
