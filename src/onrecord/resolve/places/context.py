"""What a report says about where it plays: countries and provinces, with their weight."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record.place_mention import PlaceMention
    from onrecord.resolve.places.options import Option

DEMONYM, COUNTRY, DIVISION, TOWN, DATELINE = 0.5, 1.0, 1.0, 0.6, 1.5
"""How much one mention tells of the country: an adjective least, a dateline most."""


def countries(mentions: Iterable[PlaceMention], options: dict[PlaceMention, tuple[Option, ...]]) -> dict[str, float]:
    """Shares (adding up to 1) of the countries the report speaks of, before its names are told apart.

    A name that means places in several countries is split by how likely each is alone.
    """
    weights: dict[str, float] = defaultdict(float)
    for m in mentions:
        if m.demonym:
            weights[m.demonym] += DEMONYM
            continue
        found = options.get(m, ())
        if not found:
            continue
        unit = DATELINE if m.dateline else COUNTRY if found[0].entry.kind == "country" else TOWN
        best = max(o.prior for o in found)
        odds = {o: 3.0 ** (o.prior - best) for o in found}
        total = sum(odds.values())
        for o, k in odds.items():
            if o.entry.country:
                weights[o.entry.country] += unit * k / total
    whole = sum(weights.values())
    return {c: w / whole for c, w in sorted(weights.items())} if whole else {}
