"""Places as the map draws them: a circle as wide as the place is uncertain, never a pin that claims more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.say import incident_words as say
from onrecord.say import words

Json = dict[str, Any]
# Kilometres of the circle round a place of each precision: exact is a town's own size, "near" is UCDP's 25 km. The others are
# the size of a common district or province; a country has no circle, its outline is on the map.
RADIUS = {1: 5.0, 2: 25.0, 3: 50.0, 4: 120.0, 5: 120.0}


def precision(place: Json) -> str:
    """How exactly the place is known, in words.

    >>> precision({"precision": 2})
    'within about 25 km'
    """
    return words.PLACE_PRECISION.get(place["precision"] or 0, "precision not known")


def radius(place_precision: int | None) -> float | None:
    """The circle's radius in kilometres; None where no circle would say anything true."""
    return RADIUS.get(place_precision or 0)


def map_data(places: Iterable[Json]) -> list[Json]:
    """What the map needs of places that have a position."""
    return [
        {
            "name": say.where(place),
            "lat": place["lat"],
            "lon": place["lon"],
            "km": radius(place["precision"]),
            "how": precision(place),
        }
        for place in places
    ]
