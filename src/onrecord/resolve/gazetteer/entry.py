"""Entry: one place of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as the gazetteer holds it.

    `id` is GeoNames' where positive; ours, negative, for provinces, districts and regions whose id the
    packaged tables lack. `kind` is country | adm1 | adm2 | town | feature | region. `adm1` is GeoNames' code,
    `population` 0 where not known, `precision` UCDP's where_prec of the place itself.
    `primary` is True where it was found under its own name and not under an alternate one.

    >>> Entry(172955, "Ar Raqqah", "town", "SY", "04", None, 35.95, 39.01, 531952, 1).geonames_id
    172955
    """

    id: int
    name: str
    kind: str
    country: str | None
    adm1: str | None
    adm2: str | None
    lat: float
    lon: float
    population: int
    precision: int
    primary: bool = True

    @property
    def geonames_id(self) -> int | None:
        """GeoNames' number, or None for an entry of ours."""
        return self.id if self.id > 0 else None
