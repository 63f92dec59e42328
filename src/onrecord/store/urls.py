"""What `--db` names: a file for SQLite, or the address of a PostgreSQL server."""

from __future__ import annotations

import os
import re
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from onrecord.record.errors import StoreError

_SCHEME = re.compile(r"^([A-Za-z][\w+.-]*)://")
_SQLITE = frozenset({"sqlite", "sqlite+pysqlite"})
_POSTGRESQL = frozenset({"postgresql", "postgres", "postgresql+psycopg"})
_PASSWORD = re.compile(r"(://[^/@]*?):[^/]*@")
_HINT = "give a file such as news.db, or postgresql://user@host/database"


def parsed_url(given: str) -> URL:
    """The URL of a store; a text without a scheme is the path of an SQLite file.

    Raises:
        StoreError: the scheme is none of these, or the URL makes no sense.

    >>> parsed_url("news.db").drivername, parsed_url("postgresql://localhost/news").drivername
    ('sqlite', 'postgresql+psycopg')
    >>> parsed_url("mysql://localhost/news")
    Traceback (most recent call last):
    ...
    onrecord.record.errors.StoreError: mysql://localhost/news: no store is kept in 'mysql' (give a file ...)
    """
    scheme = _SCHEME.match(given)
    if scheme is None:
        return _sqlite(given, given)
    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as error:
        raise StoreError("not a database URL", where=hidden(given), hint=_HINT) from error
    if scheme[1] in _SQLITE:
        return _sqlite(url.database or "", given)
    if scheme[1] in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    raise StoreError(f"no store is kept in '{scheme[1]}'", where=hidden(given), hint=_HINT)


def _sqlite(path: str, given: str) -> URL:
    if not path or path == ":memory:":
        raise StoreError("a store in SQLite needs a file", where=given or None, hint=_HINT)
    return URL.create("sqlite", database=str(Path(os.path.expanduser(path))))  # noqa: PTH111 - "~" alone, no error


def shown(url: URL) -> str:
    """The URL for messages: an SQLite file by its path, a password hidden.

    >>> shown(parsed_url("postgresql://ana:secret@localhost/news"))
    'postgresql://ana:***@localhost/news'
    """
    if url.drivername == "sqlite":
        return url.database or ""
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def hidden(given: str) -> str:
    """A URL as it was given, a password in it hidden.

    >>> hidden("mysql://ana:secret@localhost/news")
    'mysql://ana:***@localhost/news'
    """
    return _PASSWORD.sub(r"\1:***@", given)
