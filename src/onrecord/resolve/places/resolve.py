"""resolve_places: mentions of places -> places with positions, precision and the reason for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.record.place import Place
from onrecord.resolve.places import context
from onrecord.resolve.places.choose import Name, choose
from onrecord.resolve.places.options import Option, heard, options
from onrecord.resolve.places.precision import again, borrowed, placed

if TYPE_CHECKING:
    from onrecord.record.document import Document
    from onrecord.record.place_mention import PlaceMention
    from onrecord.resolve.gazetteer import Gazetteer

ABOUT = 0.12
"""The share of a report's evidence from which a country counts as one it is about."""

HOME = 0.4
"""The share from which a place that cannot be found is put in that country."""
Key = tuple[str, str | None, str | None]


def resolve_places(mentions: tuple[PlaceMention, ...], document: Document, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Every mention but adjectives as a Place, sorted by where it starts.

    One name means one place throughout a report, unless its words say otherwise ("Paris, Texas").
    """
    _ = document
    found = {m: options(m, gazetteer) for m in mentions if m.demonym is None}
    told = context.evidence(mentions, found)
    about = {c: s for c, s in context.shares(told).items() if s >= ABOUT}
    for m, known in found.items():
        if not any(o.entry.country in about or o.entry.country is None for o in known):
            found[m] = known + heard(m, gazetteer, about)
    order, names = _names(found, told)
    ranked = choose(names)
    # Once more, with the countries that the first choice points to.
    beliefs = {m: _by_option(ranked[order[_key(m, found)]], len(o)) for m, o in found.items() if o}
    told = context.evidence(mentions, found, beliefs)
    order, names = _names(found, told)
    ranked = choose(names)
    about = {c: s for c, s in context.shares(told).items() if s >= ABOUT}
    best: dict[PlaceMention, tuple[Option, ...]] = {}
    for m in found:
        i = order[_key(m, found)]
        best[m] = tuple(names[i].options[k] for k, _, _ in ranked[i])
    home = max(about, key=lambda c: (about[c], c), default=None)
    places: dict[PlaceMention, Place] = {m: placed(m, o, gazetteer) for m, o in best.items() if o}
    at = {m.span: p for m, p in places.items()}
    for m in sorted((m for m in found if m not in places), key=lambda m: (m.by is None and m.within is None, m.span)):
        first = next((p for k, p in places.items() if k.name == m.name and p.name is None), None)
        places[m] = (
            again(m, first)
            if first and first.lat is not None
            else borrowed(m, at, home if home and about[home] >= HOME else None, gazetteer)
        )
    return tuple(places[m] for m in sorted(found, key=lambda m: m.span))


def _by_option(ranked: list[tuple[int, float, float]], count: int) -> tuple[float, ...]:
    belief = {k: b for k, b, _ in ranked}
    return tuple(belief.get(k, 0.0) for k in range(count))


def _key(m: PlaceMention, found: dict[PlaceMention, tuple[Option, ...]]) -> Key:
    within = next((o.name.casefold() for o in found if o.span == m.within), None)
    kind = m.kind if m.kind in ("adm1", "adm2", "country") else None
    return m.name.casefold(), kind, within or m.country


def _names(found: dict[PlaceMention, tuple[Option, ...]], told: context.Evidence) -> tuple[dict[Key, int], list[Name]]:
    """Mentions of one name as one, with a name told with what holds it lending that to its bare mentions."""
    order: dict[Key, int] = {}
    names: list[Name] = []
    spans = {m.span: m for m in found}
    for m, known in found.items():
        key = _key(m, found)
        if key in order:
            names[order[key]] = replace(names[order[key]], count=names[order[key]].count + 1)
        else:
            order[key] = len(names)
            names.append(Name(known, context.shares(told, m.name.casefold())))
    for m in found:
        i = order[_key(m, found)]
        if m.within in spans:
            names[i] = replace(names[i], within=order[_key(spans[m.within], found)])
        if m.by in spans:
            names[i] = replace(names[i], by=order[_key(spans[m.by], found)])
    for (name, kind, within), i in order.items():
        if within is None and names[i].within is None:
            alike = [j for (n, k, w), j in order.items() if n == name and k == kind and w is not None]
            if len({names[j].within for j in alike}) == 1:
                names[i] = replace(names[i], within=names[alike[0]].within)
    return order, names
