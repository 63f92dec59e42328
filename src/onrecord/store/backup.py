"""A copy of a store, taken while others go on writing to it."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.record.errors import StoreError
from onrecord.store.open import check_file
from onrecord.store.schema import VERSION_TABLE
from onrecord.store.trouble import plainly
from onrecord.store.urls import parsed_url, shown

if TYPE_CHECKING:
    from sqlalchemy import URL

_PAGES = 4096  # copied at a time; others may write in between
_DEBIAN = Path("/usr/lib/postgresql")  # where its packages put the programs of each version


def backup(url: str, target: Path) -> None:
    """Copy the store to a new file: as SQLite for SQLite, as pg_dump's custom format for PostgreSQL.

    The file appears under its name when it is whole, never before.

    Raises:
        StoreError: the file is there already or cannot be written, there is no store, or pg_dump fails or is missing
            (the message then has the command to run where it is installed).
    """
    parsed = parsed_url(url)
    if target.exists():
        raise StoreError("this file is there already", where=str(target), hint="name a new one")
    if not target.parent.is_dir():
        raise StoreError("there is no such folder", where=str(target.parent), hint="make it first")
    part = target.with_name(f"{target.name}.part")
    try:
        if parsed.get_backend_name() == "sqlite":
            _copy(Path(parsed.database or ""), part)
        else:
            _dump(parsed, part, target)
        part.rename(target)
    except OSError as error:
        what = f"the backup cannot be written: {(error.strerror or str(error)).lower()}"
        raise StoreError(what, where=str(target)) from error
    finally:
        with suppress(OSError):  # a file system that is read-only has not even that
            part.unlink(missing_ok=True)


def _copy(path: Path, part: Path) -> None:
    check_file(path, create=False)
    with plainly(str(path)), closing(sqlite3.connect(path)) as source:
        query = "SELECT count(*) FROM sqlite_master WHERE name = ?"
        if not source.execute(query, (VERSION_TABLE,)).fetchone()[0]:
            raise StoreError("this file is no store", where=str(path), hint="name another file with --db")
        with closing(sqlite3.connect(part)) as copy:
            source.backup(copy, pages=_PAGES)


def _dump(url: URL, part: Path, target: Path) -> None:
    program = shutil.which("pg_dump") or next(map(str, sorted(_DEBIAN.glob("*/bin/pg_dump"), reverse=True)), None)
    address = url._replace(drivername="postgresql", password=None).render_as_string()
    if program is None:
        command = shlex.join(_command("pg_dump", address, target))
        raise StoreError("pg_dump is not installed here", where=shown(url), hint=f"run where it is: {command}")
    # A password on the command line could be read by everybody on the machine.
    secret = {} if url.password is None else {"PGPASSWORD": str(url.password)}
    done = subprocess.run(  # noqa: S603 - our own words and the address, no shell
        _command(program, address, part), capture_output=True, text=True, check=False, env={**os.environ, **secret}
    )
    if done.returncode:
        said = (done.stderr.strip() or "no reason given").splitlines()[0]
        raise StoreError(f"pg_dump failed: {said}", where=shown(url))


def _command(program: str, address: str, file: Path) -> list[str]:
    return [program, "--format=custom", "--no-owner", f"--file={file}", f"--dbname={address}"]
