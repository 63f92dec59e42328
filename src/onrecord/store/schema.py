"""Which schema a store has, and which this onrecord knows. Alembic is loaded only where something must change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from onrecord.record.errors import StoreError
from onrecord.store.tables import metadata

VERSION_TABLE = "onrecord_version"  # Alembic's own name would clash with another program's in a shared database
REVISIONS = ("0001", "0002", "0003")  # oldest first; a test ties them to the files in migrations/versions
HEAD = REVISIONS[-1]


def version_of(connection: Connection) -> str | None:
    """The revision a database stands at, None where it holds no store."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - a constant
    return None if found is None else str(found)


def check_version(found: str, where: str) -> None:
    """Object to a store that is newer or older than this onrecord.

    Raises:
        StoreError: it is; the message says what to do.

    >>> check_version(HEAD, "news.db")
    >>> check_version("9999", "news.db")
    Traceback (most recent call last):
    ...
    onrecord.record.errors.StoreError: news.db: made by a newer version of onrecord (schema 9999) (update onrecord)
    """
    if found not in REVISIONS:
        what = f"made by a newer version of onrecord (schema {found})"
        raise StoreError(what, where=where, hint="update onrecord")
    if found != HEAD:
        what = f"made by an older version of onrecord (schema {found}, now {HEAD})"
        raise StoreError(what, where=where, hint="run `onrecord db upgrade`")


def check_vacant(connection: Connection, where: str) -> None:
    """Object to make a store among the tables of another program.

    Raises:
        StoreError: an SQLite file has tables, or a PostgreSQL database has one by a name of ours.
    """
    there = set(inspect(connection).get_table_names())
    ours = there & set(metadata.tables)
    if ours if connection.dialect.name == "postgresql" else there:
        what = "this database is no store of onrecord's: it holds other tables"
        raise StoreError(what, where=where, hint="name another with --db")


def upgrade(connection: Connection, target: str = "head") -> None:
    """Bring the schema up to `target` inside the connection's transaction."""
    from alembic import command  # noqa: PLC0415 - a quarter of a second, seldom needed

    command.upgrade(alembic_config(connection), target)


def alembic_config(connection: Connection | None = None) -> Any:
    """Alembic's settings, without a file: where the migrations lie and which connection to use."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["version_table"] = VERSION_TABLE
    return config
