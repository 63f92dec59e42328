"""The index on disk: one SQLite file of places, names and sounds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.resolve.gazetteer.fold import bare, fold, sound

if TYPE_CHECKING:
    from onrecord.resolve.gazetteer.entry import Entry

FORMAT = 7
"""Raised whenever the tables or the folding of names change, so that no old file is read."""

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, adm1 TEXT, adm2 TEXT,
                    lat REAL, lon REAL, population INTEGER, precision INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, rank INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, country TEXT, place INTEGER, PRIMARY KEY (key, country, place)) WITHOUT ROWID;
CREATE TABLE division (country TEXT, code TEXT, name TEXT, PRIMARY KEY (country, code)) WITHOUT ROWID;
CREATE TABLE capital (country TEXT PRIMARY KEY, key TEXT) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""

# Where names reach us in Latin letters as somebody spelled them by ear; elsewhere spelling is settled.
TRANSLITERATED = frozenset(
    [
        "AE",
        "AF",
        "AM",
        "AZ",
        "BA",
        "BD",
        "BG",
        "BH",
        "BT",
        "BY",
        "CN",
        "CY",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "ER",
        "ET",
        "GE",
        "GR",
        "IL",
        "IN",
        "IQ",
        "IR",
        "JO",
        "KG",
        "KH",
        "KP",
        "KR",
        "KW",
        "KZ",
        "LA",
        "LB",
        "LK",
        "LY",
        "MA",
        "MD",
        "ME",
        "MK",
        "ML",
        "MM",
        "MN",
        "MR",
        "MV",
        "NE",
        "NG",
        "NP",
        "OM",
        "PK",
        "PS",
        "QA",
        "RS",
        "RU",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TH",
        "TJ",
        "TM",
        "TN",
        "TR",
        "TW",
        "UA",
        "UZ",
        "XK",
        "YE",
    ]
)


def create(db: sqlite3.Connection) -> None:
    """Lay out an empty index."""
    db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)


def add(db: sqlite3.Connection, entries: Iterable[tuple[Entry, Iterable[str]]]) -> int:
    """Write places with their alternate names; names in other than Latin letters are passed over.

    Returns how many places were written.
    """
    count = 0
    for e, also in entries:
        db.execute(
            "INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?)",
            (e.id, e.name, e.kind, e.country, e.adm1, e.adm2, e.lat, e.lon, e.population, e.precision),
        )
        ranks = names_of(e.name, also)
        db.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", [(k, e.id, r) for k, r in ranks.items()])
        if e.country in TRANSLITERATED:
            heard = {sound(n) for n in (e.name, *also) if _latin(n)}
            db.executemany(
                "INSERT OR IGNORE INTO sound VALUES (?,?,?)", [(h, e.country, e.id) for h in heard if len(h) > 1]
            )
        count += 1
    return count


def names_of(name: str, also: Iterable[str]) -> dict[str, int]:
    """The keys of a place with their rank: 0 its own name, 1 another name, 2 a name less its Arabic article.

    >>> names_of("Ar Raqqah", ["Raqqa", "الرقة"])
    {'arraqqah': 0, 'raqqa': 1, 'raqqah': 2}
    """
    out = {fold(name): 0}
    spelled = [n for n in also if _latin(n)]
    for n in spelled:
        out.setdefault(fold(n), 1)
    for n in (name, *spelled):
        out.setdefault(bare(n), 2)
    out.pop("", None)
    return out


def finish(db: sqlite3.Connection, made_from: str) -> None:
    """Write what the index was made from and close its books."""
    db.executemany("INSERT INTO meta VALUES (?,?)", [("made_from", made_from), ("format", str(FORMAT))])
    db.commit()


def _latin(name: str) -> bool:
    """True for a name in Latin letters that is not GeoNames' lower-case machine transliteration of another script."""
    return bool(name) and ord(name[0]) < 0x250 and not name[0].islower()
