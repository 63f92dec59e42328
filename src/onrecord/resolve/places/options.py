"""What a name could mean: the gazetteer's places for it, each with how it was matched and how likely it is alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import JaroWinkler

from onrecord.resolve.gazetteer.fold import fold, spoken
from onrecord.resolve.gazetteer.store import TRANSLITERATED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.record.place_mention import PlaceMention
    from onrecord.resolve.gazetteer import Entry, Gazetteer

MOST = 40
"""Options kept for a name; beyond that they are hamlets that only a wild text could mean."""

TOLD_TOWN, TOLD_COUNTRY = 1.0, 4.0
"""What "the town of X" and "the Libyan city of X" are worth."""
CALLED_OTHERWISE = -1.5
"""What it costs a town to be called a province or a district."""

SEAT = 20_000
"""People in a town that its province is named for."""

ALIKE = 0.905
"""How alike two spellings must sound (Jaro-Winkler, vowels and all) to be taken for one name."""

CAPITAL = 0.8
WELL_KNOWN, FORMER_NAME, EXONYM = 300_000, 1.5, 0.7
SAME = 0.75
"""Where spelling is settled, the other names of smaller towns are mostly those of former times."""

_DIVISION_KINDS = {"adm1": ("adm1", "region"), "adm2": ("adm2", "adm1", "region"), "country": ("country",)}
_PRIOR = {"country": 2.5, "adm1": -0.4, "adm2": -0.6, "region": 0.3, "feature": 0.2, "town": 0.0}


@dataclass(frozen=True, slots=True)
class Option:
    """A place a name could mean; `prior` grows with its size and falls with the distance of the spelling."""

    entry: Entry
    prior: float
    how: str


def options(mention: PlaceMention, gazetteer: Gazetteer) -> tuple[Option, ...]:
    """The places of this very name, those of the kind that the words call for where there are any."""
    found = gazetteer.find(mention.name)
    wanted = _DIVISION_KINDS.get(mention.kind or "")
    if wanted:
        found = _of_kind(found, wanted)
    elif mention.kind == "feature":
        found = tuple(e for e in found if e.kind in ("feature", "region")) or found
    else:
        found = _towns_first(found)
    if mention.country and not any(e.country == mention.country for e in found):
        return ()  # "the Burkinabe village of Solhan" is none of the towns so called in other countries
    key = fold(mention.name)
    return tuple(Option(e, _prior(e, mention.name, gazetteer) + _told(e, mention), _how(e, key)) for e in found[:MOST])


def _of_kind(found: tuple[Entry, ...], wanted: tuple[str, ...]) -> tuple[Entry, ...]:
    """The places of the first wanted kind, and the others of countries that have none: "the Beni region" may be a town's.

    Where a word calls for a country, nothing else is meant.
    """
    kind = next((k for k in wanted if any(e.kind == k for e in found)), None)
    if kind is None and wanted[0] == "adm1" and not any(e.kind == "town" and e.primary for e in found):
        kind = next((e.kind for e in found if e.kind == "adm2"), None)  # a province that GeoNames has as a district
    if kind is None:
        return found
    lands = {e.country for e in found if e.kind == kind}
    return tuple(e for e in found if e.kind == kind or (kind != "country" and e.country not in lands))


def _towns_first(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Without the provinces that bear the name of a town in them: "Kunduz" is the city, "Kunduz province" is not."""
    towns = {(e.country, e.adm1) for e in found if e.kind == "town" and e.primary and e.population > SEAT}
    return tuple(e for e in found if e.kind != "adm1" or (e.country, e.adm1) not in towns)


def heard(mention: PlaceMention, gazetteer: Gazetteer, countries: Mapping[str, float]) -> tuple[Option, ...]:
    """Places of the countries the report is about whose names sound like this one."""
    said = spoken(mention.name)
    if len(said) < 4:
        return ()
    out = []
    for country in sorted(countries):
        for e in gazetteer.hear(mention.name, country)[:MOST]:
            alike = JaroWinkler.similarity(said, spoken(e.name))
            if alike >= ALIKE and e.kind in ("town", "adm1", "adm2"):
                out.append(Option(e, _prior(e, mention.name, gazetteer) - 1.0 - 12 * (1 - alike), "transliteration"))
    return tuple(sorted(out, key=lambda o: (-o.prior, o.entry.id))[:MOST])


def _prior(e: Entry, name: str, gazetteer: Gazetteer) -> float:
    points = 0.75 * math.log10(max(e.population, 300)) + _PRIOR.get(e.kind, 0.0)
    if e.kind == "town" and gazetteer.capital(e.country) == fold(e.name):
        points += CAPITAL
    if not e.primary and e.kind == "town" and e.population < WELL_KNOWN and not same(e, name):
        points -= EXONYM if e.country in TRANSLITERATED else FORMER_NAME
    return points + (0.4 if e.primary else 0.0)


def _told(e: Entry, mention: PlaceMention) -> float:
    """What the words right beside the name say of it."""
    town = TOLD_TOWN if mention.kind == e.kind == "town" else 0.0
    if mention.kind in ("adm1", "adm2") and e.kind == "town":
        town = CALLED_OTHERWISE
    return town + (TOLD_COUNTRY if mention.country and mention.country == e.country else 0.0)


def same(e: Entry, name: str) -> bool:
    """True where the name is the place's own in another spelling, in the lands whose names reach us by ear."""
    return e.country in TRANSLITERATED and JaroWinkler.similarity(spoken(name), spoken(e.name)) >= SAME


def _how(e: Entry, key: str) -> str:
    if fold(e.name) == key:
        return "name"
    return "alternate name"
