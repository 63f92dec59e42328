"""What a database objects to, in plain English."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from onrecord.record.errors import StoreError

_AGAIN = "nothing of the last step was stored; run the same again"

# What the message holds -> what to say, and what to do.
_PLAIN = (
    ("database is locked", "another program is writing to it and did not finish", _AGAIN),
    ("lock timeout", "another program is writing to it and did not finish", _AGAIN),
    ("readonly database", "the file or its folder is read-only", "choose another folder with --db"),
    ("unable to open database file", "the file cannot be opened or made", "look at the folder and its permissions"),
    ("file is not a database", "this file is no store", "name another file with --db"),
    ("disk image is malformed", "the file is damaged", "put a backup in its place"),
    ("codec can't decode", "the file is damaged", "put a backup in its place"),  # SQLite quotes what it cannot read
    ("disk is full", "the disk is full", _AGAIN),
    ("append-only", "what is archived, coded or decided is never changed", "add a new decision instead"),
)
_CONNECTION = ("08", "57")  # SQLSTATE classes: connection exception, operator intervention


@contextmanager
def plainly(where: str) -> Iterator[None]:
    """Turn errors of the database into StoreErrors that name the store."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, zlib.error, UnicodeDecodeError) as error:
        raise store_error(error, where) from error


def store_error(error: Exception, where: str) -> StoreError:
    """The StoreError that says what `error` means.

    >>> str(store_error(sqlite3.OperationalError("database is locked"), "news.db"))
    'news.db: another program is writing to it and did not finish (nothing of the last step was stored; run the same again)'
    """
    original = error.orig if isinstance(error, DBAPIError) else error
    said = str(original).strip() or type(original).__name__
    for words, what, hint in _PLAIN:
        if words in said:
            return StoreError(what, where=where, hint=hint)
    line = said.splitlines()[0]
    if isinstance(error, zlib.error):
        return StoreError(f"something stored is damaged: {line}", where=where, hint="put a backup in its place")
    if isinstance(error, DBAPIError):
        state = getattr(original, "sqlstate", None) or ""
        if error.connection_invalidated or state.startswith(_CONNECTION):
            return StoreError(f"the database server went away: {line}", where=where, hint=_AGAIN)
        if not state and "connect" in said:
            what = f"the database server cannot be reached: {line}"
            return StoreError(what, where=where, hint="is it running, and is the address right?")
    return StoreError(f"the database objects: {line}", where=where)
