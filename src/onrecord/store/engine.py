"""Connections: what is set on each, and how a writing begins."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

from onrecord.record.errors import StoreError
from onrecord.store.urls import shown

WAIT = 60  # seconds that one writer waits for another
# How a PostgreSQL server is reached: seconds it may take to answer, and after which silence it is taken for gone.
REACHED = {"connect_timeout": 10, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
LOCK = 7_305_804_402  # of PostgreSQL's advisory locks, the one that writers of a store take in turn
WRITING = "onrecord_writing"


def make_engine(url: URL) -> Engine:
    """The engine for a store's URL; nothing is opened yet.

    Raises:
        StoreError: the driver for PostgreSQL is not installed.
    """
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": WAIT, "check_same_thread": False}, hide_parameters=True)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine
    try:
        return create_engine(
            url,
            connect_args=REACHED,
            pool_pre_ping=True,
            hide_parameters=True,  # an error that is logged shows no hash of a password
            isolation_level="READ COMMITTED",  # a writer that waited for its turn must see what the other wrote
        )
    except ModuleNotFoundError as error:
        hint = "pip install 'onrecord[postgres]'"
        raise StoreError("the driver for PostgreSQL is not installed", where=shown(url), hint=hint) from error


def writing(connection: Connection) -> Connection:
    """The connection, marked so that its next transaction begins as a writer's."""
    return connection.execution_options(**{WRITING: True})


def take_turn(connection: Connection) -> None:
    """Wait until no other writes. SQLite has done so when it began; PostgreSQL takes a lock till the end."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = {int(WAIT * 1000)}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver would do so too late
    connection.execute(f"PRAGMA busy_timeout = {WAIT * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")


def _write_ahead(connection: Any) -> None:
    """Switch to the write-ahead log. SQLite does not wait for a lock here, so we do."""
    until = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
