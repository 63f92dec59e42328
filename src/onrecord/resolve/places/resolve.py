"""resolve_places: mentions of places -> places with positions, precision and the reason for each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.record.place import Place
from onrecord.resolve.places import context
from onrecord.resolve.places.choose import Name, choose
from onrecord.resolve.places.options import Option, heard, options
from onrecord.resolve.places.precision import REACH, again, borrowed, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.record.document import Document
    from onrecord.record.place_mention import PlaceMention
    from onrecord.record.span import Span
    from onrecord.resolve.gazetteer import Gazetteer

ABOUT = 0.12
"""The share of a report's evidence from which a country counts as one it is about."""

HOME = 0.4
"""The share from which a place that cannot be found is put in that country."""
TOGETHER = 1_500
"""Options weighed against each other at once; a report of very many names keeps the likeliest few of each."""

BARE = (None, "facility", "area")
"""Kinds that leave open whether a town or a province is meant: "Idlib", "the Idlib market"."""

Key = tuple[str, str | None, str | None]


def resolve_places(mentions: tuple[PlaceMention, ...], document: Document, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Every mention but adjectives as a Place, sorted by where it starts.

    One name means one place throughout a report, unless its words say otherwise ("Paris, Texas").
    """
    _ = document
    mentions = _as_told(mentions)
    found = {m: options(m, gazetteer) for m in mentions if m.demonym is None}
    spans: dict[Span | None, PlaceMention] = {m.span: m for m in found}
    found = {m: _in_its_country(m, known, spans, found) for m, known in found.items()}
    told = context.evidence(mentions, found)
    about = {c: s for c, s in context.shares(context.totals(told)).items() if s >= ABOUT}
    for m, known in found.items():
        if not any(o.entry.country in about or o.entry.country is None for o in known):
            found[m] = known + heard(m, gazetteer, about)
    order, names = _names(found, spans, told)
    ranked = choose(names)
    # Once more, with the countries that the first choice points to.
    beliefs = {m: _by_option(ranked[order[_key(m, spans)]], len(o)) for m, o in found.items() if o}
    told = context.evidence(mentions, found, beliefs)
    order, names = _names(found, spans, told)
    ranked = choose(names)
    about = {c: s for c, s in context.shares(context.totals(told)).items() if s >= ABOUT}
    best: dict[PlaceMention, tuple[Option, ...]] = {}
    for m in found:
        i = order[_key(m, spans)]
        best[m] = tuple(names[i].options[k] for k, _, _ in ranked[i])
    home = max(about, key=lambda c: (about[c], c), default=None)
    places: dict[PlaceMention, Place] = {m: placed(m, o, gazetteer) for m, o in best.items() if o}
    _lend(places, found, home if home and about[home] >= HOME else None, gazetteer)
    return tuple(places[m] for m in sorted(found, key=lambda m: m.span))


def _in_its_country(
    m: PlaceMention,
    known: tuple[Option, ...],
    spans: Mapping[Span | None, PlaceMention],
    found: Mapping[PlaceMention, tuple[Option, ...]],
) -> tuple[Option, ...]:
    """What a name may mean that is called a town of a country: none of its namesakes abroad."""
    holder = spans.get(m.within) if m.within else None
    if holder is None or m.kind != "town":
        return known
    lands = {o.entry.country for o in found[holder] if o.entry.kind == "country"}
    return known if not lands or any(o.entry.country in lands for o in known) else ()


def _as_told(mentions: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """A bare name is the province that the report has called it, unless it calls a town so as well."""
    told: dict[str, set[str | None]] = {}
    for m in mentions:
        told.setdefault(m.name.casefold(), set()).add(m.kind)
    provinces = {name for name, kinds in told.items() if "adm1" in kinds and kinds <= {"adm1", *BARE}}
    return tuple(replace(m, kind="adm1") if m.kind in BARE and m.name.casefold() in provinces else m for m in mentions)


def _lend(
    places: dict[PlaceMention, Place], found: Iterable[PlaceMention], home: str | None, gazetteer: Gazetteer
) -> None:
    """Give those that were not found the position of others, first where the report says whose."""
    lenders = [p for _, p in sorted(places.items(), key=lambda item: item[0].span)]
    starts = [p.span.start for p in lenders]
    at = {p.span: p for p in lenders}
    first: dict[str, Place] = {}
    for m in sorted((m for m in found if m not in places), key=lambda m: (m.by is None and m.within is None, m.span)):
        if m.name in first and first[m.name].lat is not None:
            places[m] = again(m, first[m.name])
            continue
        lo, hi = bisect_left(starts, m.span.start - REACH), bisect_right(starts, m.span.start + REACH)
        places[m] = borrowed(m, at, lenders[lo:hi], home, gazetteer)
        first.setdefault(m.name, places[m])


def _by_option(ranked: list[tuple[int, float, float]], count: int) -> tuple[float, ...]:
    belief = {k: b for k, b, _ in ranked}
    return tuple(belief.get(k, 0.0) for k in range(count))


def _key(m: PlaceMention, spans: Mapping[Span | None, PlaceMention]) -> Key:
    within = spans[m.within].name.casefold() if m.within in spans else None
    kind = m.kind if m.kind in ("adm1", "adm2", "country") else None
    return m.name.casefold(), kind, within or m.country


def _names(
    found: Mapping[PlaceMention, tuple[Option, ...]],
    spans: Mapping[Span | None, PlaceMention],
    told: context.Evidence,
) -> tuple[dict[Key, int], list[Name]]:
    """Mentions of one name as one, with a name told with what holds it lending that to its bare mentions."""
    order: dict[Key, int] = {}
    names: list[Name] = []
    totals = context.totals(told)
    for m, known in found.items():
        key = _key(m, spans)
        if key in order:
            names[order[key]] = replace(names[order[key]], count=names[order[key]].count + 1)
        else:
            order[key] = len(names)
            shares = context.shares(totals, told.get(m.name.casefold()))
            names.append(Name(known, shares, division=m.kind == "adm1"))
    for m in found:
        i = order[_key(m, spans)]
        if m.within in spans:
            names[i] = replace(names[i], within=order[_key(spans[m.within], spans)])
        if m.by in spans:
            names[i] = replace(names[i], by=order[_key(spans[m.by], spans)])
    holders: dict[tuple[str, str | None], set[int | None]] = {}
    for (name, kind, within), i in order.items():
        if within is not None:
            holders.setdefault((name, kind), set()).add(names[i].within)
    for (name, kind, within), i in order.items():
        only = holders.get((name, kind), set())
        if within is None and names[i].within is None and len(only) == 1:
            names[i] = replace(names[i], within=next(iter(only)))
    most = max(1, TOGETHER // max(1, len(names)))
    return order, [replace(n, options=n.options[:most]) for n in names]
