"""Gazetteer: look places up by name, by sound, by division."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from onrecord.record.errors import ResourceError
from onrecord.resolve.gazetteer import cache
from onrecord.resolve.gazetteer.build import Progress, quiet
from onrecord.resolve.gazetteer.entry import Entry
from onrecord.resolve.gazetteer.fold import bare, fold, sound
from onrecord.resolve.gazetteer.store import FORMAT
from onrecord.resolve.gazetteer.tables import rows

_FOUND = (
    "SELECT p.id, p.name, p.kind, p.country, p.adm1, p.adm2, p.lat, p.lon, p.population, p.precision, n.rank"
    " FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?"
)
_HEARD = (
    "SELECT p.id, p.name, p.kind, p.country, p.adm1, p.adm2, p.lat, p.lon, p.population, p.precision, 3"
    " FROM sound s JOIN place p ON p.id = s.place WHERE s.key = ? AND s.country = ?"
)
# Where people live by the million a name is no more likely meant than where they live by the hundred thousand;
# a country or province weighs more than a town of its size.
_KIND_WEIGHT = {"country": 5_000_000, "adm1": 200_000, "adm2": 20_000, "region": 200_000, "feature": 200_000}


class Gazetteer:
    """Places by name. Every answer is a tuple in a fixed order: own names first, then larger places, then by id.

    >>> from onrecord.resolve.gazetteer import Gazetteer
    >>> [e.country for e in Gazetteer.load().find("Deir Ezzor") if e.kind == "town"]
    ['SY']
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._divisions = {(c, k): n for c, k, n in db.execute("SELECT country, code, name FROM division")}
        table = {r["country"]: r for r in rows("countries.csv")}
        self._capitals = dict(db.execute("SELECT country, key FROM capital"))
        self._countries = {c: r["name"] for c, r in table.items()}
        self._demonyms = {
            form.casefold(): c for c, r in table.items() for d in r["demonyms"].split("|") if d for form in (d, d + "s")
        }
        self.find = lru_cache(maxsize=20_000)(self._find)
        self.hear = lru_cache(maxsize=5_000)(self._hear)

    @classmethod
    def load(cls, progress: Progress = quiet) -> Gazetteer:
        """The packaged gazetteer, compiled on first use (seconds) and then opened in milliseconds.

        `progress` gets one line where it has to be compiled.
        """
        return cls(cache.connect(progress))

    @classmethod
    def open(cls, path: str | Path) -> Gazetteer:
        """A gazetteer file built before, e.g. from a full GeoNames dump.

        Raises ResourceError where the file is missing, is no gazetteer, or was made by another version.
        """
        hint = "make it with: onrecord gazetteer build allCountries.zip"
        if not Path(path).is_file():
            raise ResourceError("there is no gazetteer here", where=str(path), hint=hint)
        try:
            db = cache.open_file(Path(path))
            found = db.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        except sqlite3.DatabaseError as e:
            raise ResourceError(f"this is no gazetteer ({e})", where=str(path), hint=hint) from e
        if not found or found[0] != str(FORMAT):
            raise ResourceError("this gazetteer is of another version of onrecord", where=str(path), hint=hint)
        return cls(db)

    def _find(self, name: str) -> tuple[Entry, ...]:
        """Every place so called, whatever the capitals, marks, hyphens and gaps of the name."""
        key = fold(name)
        found = self._db.execute(_FOUND, (key,)).fetchall() if key else []
        if not found and (less := bare(name)) != key:
            found = self._db.execute(_FOUND, (less,)).fetchall()
        return _ordered(found)

    def _hear(self, name: str, country: str) -> tuple[Entry, ...]:
        """Places of `country` (ISO alpha-2) whose name sounds like this one, nearness of spelling not yet judged."""
        return _ordered(self._db.execute(_HEARD, (sound(name), country)).fetchall())

    def weight(self, name: str) -> int:
        """How many people live in the largest place so called; -1 where there is none. For recognition."""
        return max((_weight(e) if e.primary or e.kind != "adm2" else 0 for e in self.find(name)), default=-1)

    def demonym(self, word: str) -> str | None:
        """The country (ISO alpha-2) of "Syrian", "Salvadorans"; None for other words."""
        return self._demonyms.get(word.casefold())

    def capital(self, country: str | None) -> str | None:
        """A country's capital, as a folded name."""
        return self._capitals.get(country) if country else None

    def country_name(self, country: str | None) -> str | None:
        """A country's English name by its ISO alpha-2 code."""
        return self._countries.get(country) if country else None

    def division(self, country: str | None, code: str | None) -> str | None:
        """The name of a first-order division by GeoNames' code."""
        return self._divisions.get((country, code)) if country and code else None


def _entry(*row: Any) -> Entry:
    return replace(Entry(*row[:10]), primary=row[10] == 0)


def _weight(e: Entry) -> int:
    return e.population + _KIND_WEIGHT.get(e.kind, 0)


def _ordered(found: list[tuple[Any, ...]]) -> tuple[Entry, ...]:
    entries = {r[0]: _entry(*r) for r in found}
    return tuple(sorted(entries.values(), key=lambda e: (-_weight(e), not e.primary, e.id)))
