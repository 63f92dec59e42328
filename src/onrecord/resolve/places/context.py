"""What a report says about where it plays: countries and provinces, with their weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.record.place_mention import PlaceMention
    from onrecord.resolve.places.options import Option

DEMONYM, COUNTRY, TOWN, DATELINE = 0.5, 1.0, 0.6, 3.0
"""How much one mention tells of the country: an adjective least, a dateline most."""
POWER, POWERS = 0.3, frozenset({"US", "U.S.", "UK", "U.K."})
"""The same of a power that takes part in other countries' wars: "a US drone"."""
OFTEN = 3
DOUBT = 0.5
"""Evidence for no country at all, so that one word alone does not make a report's country certain."""


Evidence = dict[str, dict[str, float]]


def evidence(
    mentions: Iterable[PlaceMention],
    options: Mapping[PlaceMention, tuple[Option, ...]],
    beliefs: Mapping[PlaceMention, tuple[float, ...]] | None = None,
) -> Evidence:
    """What each name tells of the countries the report speaks of.

    A name that means places in several countries is split by the belief in each; before there is any, by how
    likely each is alone. A name said often tells little more than a name said thrice.
    """
    out: Evidence = {}
    said: dict[str, int] = {}
    for m in mentions:
        name = m.demonym or m.name.casefold()
        said[name] = said.get(name, 0) + 1
        found = options.get(m, ())
        if said[name] > OFTEN or not (m.demonym or found):
            continue
        told = out.setdefault(name, {})
        if m.demonym:
            told[m.demonym] = told.get(m.demonym, 0.0) + DEMONYM
            continue
        unit = (
            DATELINE
            if m.dateline
            else POWER
            if m.text in POWERS
            else COUNTRY
            if found[0].entry.kind == "country"
            else TOWN
        )
        for o, k in zip(found, beliefs[m] if beliefs else _alone(found), strict=True):
            if o.entry.country:
                told[o.entry.country] = told.get(o.entry.country, 0.0) + unit * k
    return out


def _alone(found: tuple[Option, ...]) -> list[float]:
    best = max(o.prior for o in found)
    odds = [3.0 ** (o.prior - best) for o in found]
    return [k / sum(odds) for k in odds]


def totals(told: Evidence) -> dict[str, float]:
    """The evidence of all names, by country."""
    weights: dict[str, float] = {}
    for name in sorted(told):
        for country, w in told[name].items():
            weights[country] = weights.get(country, 0.0) + w
    return weights


def shares(weights: Mapping[str, float], own: Mapping[str, float] | None = None) -> dict[str, float]:
    """The countries' shares of the evidence, adding up to less than 1 by DOUBT, leaving out a name's `own`."""
    left = {c: max(0.0, w - (own or {}).get(c, 0.0)) for c, w in sorted(weights.items())}
    whole = sum(left.values())
    return {c: w / (whole + DOUBT) for c, w in left.items()} if whole > 1e-9 else {}
