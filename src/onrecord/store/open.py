"""The way in: a URL or a file's path -> a Store, made where it is not there yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.record.errors import StoreError
from onrecord.store.engine import make_engine, take_turn, writing
from onrecord.store.schema import check_vacant, check_version, upgrade, version_of
from onrecord.store.store import Store
from onrecord.store.trouble import plainly
from onrecord.store.urls import parsed_url, shown

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

DEFAULT = "onrecord.db"
_MAGIC = b"SQLite format 3\x00"


def open_store(url: str = DEFAULT, *, create: bool = True) -> Store:
    """The store at a file's path, `sqlite:///…` or `postgresql://…`.

    Args:
        url: where it is.
        create: make it where it is not there yet.

    Raises:
        StoreError: it is of another kind, cannot be reached, read or made, is none, or is of another version.

    >>> open_store("mongodb://localhost")
    Traceback (most recent call last):
    ...
    onrecord.record.errors.StoreError: mongodb://localhost: no store is kept in 'mongodb' (...)
    """
    parsed = parsed_url(url)
    if parsed.database and parsed.get_backend_name() == "sqlite":
        check_file(Path(parsed.database), create=create)
    engine = make_engine(parsed)
    try:
        with plainly(shown(parsed)):
            _check(engine, parsed, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, parsed)


def check_file(path: Path, *, create: bool) -> None:
    """Object to a path that cannot be a store in SQLite, before SQLite makes or opens anything there.

    Raises:
        StoreError: no such file or folder, a folder, or a file of another kind.
    """
    where = str(path)
    try:
        if path.is_dir():
            raise StoreError("this is a folder", where=where, hint="name a file in it")
        if not path.exists():
            if not create:
                raise StoreError("there is no store here", where=where, hint="`onrecord add` makes one")
            if not path.parent.is_dir():
                raise StoreError("there is no such folder", where=where, hint="make it, or choose another with --db")
            return
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        what = f"cannot be opened: {(error.strerror or str(error)).lower()}"
        raise StoreError(what, where=where, hint="look at the folder and its permissions") from error
    if start and start != _MAGIC:
        raise StoreError("this file is no store", where=where, hint="name another file with --db")


def _check(engine: Engine, url: URL, *, create: bool) -> None:
    with engine.connect() as connection:
        found = version_of(connection)
    if found is None:
        if not create:
            raise StoreError("there is no store here", where=shown(url), hint="`onrecord add` makes one")
        with engine.connect() as plain, writing(plain).begin():
            take_turn(plain)
            found = version_of(plain)  # another program may have made it while we waited
            if found is None:
                check_vacant(plain, shown(url))
                upgrade(plain)
                found = version_of(plain)
    check_version(found or "", shown(url))
