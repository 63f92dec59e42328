"""Place: where, with the words that say it and how it was found in the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.span import Span

PlaceRole = Literal["at", "near", "between", "along", "from", "to"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a report. `text` are the words that name it; None where nobody said that an event was there.

    An event told without a place lies in the country of its report: `text` and `name` are then None, and `span` holds
    the words that the country was inferred from.
    `lat`/`lon` are WGS84 degrees, None where the gazetteer has nothing.

    `precision` is UCDP's where_prec (1 exact ... 7 international). `country` is ISO 3166-1 alpha-2.
    `how` says how the name was matched; `options` lists GeoNames ids it was chosen from, best first.
    `kind` is country | adm1 | adm2 | town | feature | region.

    >>> Place("Sukna", Span(0, 5), name="As Sukhnah", country="SY", precision=1, how="transliteration").role
    'at'
    """

    text: str | None
    span: Span
    name: str | None = None
    geonames_id: int | None = None
    country: str | None = None
    country_name: str | None = None
    adm1: str | None = None
    adm2: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    how: str = "not in the gazetteer"
    role: PlaceRole = "at"
    kind: str | None = None
    options: tuple[int, ...] = ()
