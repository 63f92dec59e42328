"""Stores that earlier versions of onrecord made, as they were: on SQLite, or poured into PostgreSQL."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, MetaData, create_engine, insert, select, text

from onrecord.store.engine import make_engine
from onrecord.store.schema import REVISIONS, upgrade
from onrecord.store.tables.base import Moment
from onrecord.store.urls import parsed_url

RELEASED = Path(__file__).with_name("released")
EARLIER = REVISIONS[:-1]


def made(revision: str, path: Path) -> Path:
    """The store of that day, as a file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(gzip.decompress((RELEASED / f"{revision}.sql.gz").read_bytes()).decode())
    return path


def poured(revision: str, source: Path, url: str) -> None:
    """The same rows in a PostgreSQL database, in the schema of that day."""
    engine, old = make_engine(parsed_url(url)), create_engine(f"sqlite:///{source}")
    with engine.begin() as connection:
        upgrade(connection, revision)
    there, here = MetaData(), MetaData()
    there.reflect(engine)
    here.reflect(old)
    _pour(old, engine, here, there)
    engine.dispose()
    old.dispose()


def _pour(old: Engine, new: Engine, here: MetaData, there: MetaData) -> None:
    with old.connect() as source, new.begin() as target:
        target.execute(text("SET session_replication_role = replica"))  # no guard, no reference, in whatever order
        for table in there.sorted_tables:
            if table.name == "onrecord_version":
                continue
            moments = {c.name for c in here.tables[table.name].columns if str(c.type) == "DATETIME"}
            rows = [dict(row) for row in source.execute(select(here.tables[table.name])).mappings()]
            for row in rows:
                row.update({name: Moment().process_result_value(row[name], old.dialect) for name in moments})
            if rows:
                target.execute(insert(table), rows)
