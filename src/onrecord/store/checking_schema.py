"""Whether the tables are those that onrecord makes, with the guards on them: a guard taken off is a door left open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, create_engine, text

from onrecord.store.schema import upgrade
from onrecord.store.tables import APPEND_ONLY

_ALL = text("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
_GUARDS = text(
    "SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relname = :table AND t.tgenabled = 'O'"
)


def broken(connection: Connection) -> Iterator[str | None]:
    """Table by table, index by index, guard by guard: None, or what is wrong with it."""
    if connection.dialect.name == "sqlite":
        yield from _sqlite(connection)
        return
    for table in APPEND_ONLY:
        guards = set(connection.execute(_GUARDS, {"table": table.name}).scalars())
        yield None if f"{table.name}_append_only" in guards else f"the guard on {table.name} is off"


def _sqlite(connection: Connection) -> Iterator[str | None]:
    found = {row.name: row.sql for row in connection.execute(_ALL)}
    for kind, name, sql in _expected():
        if name not in found:
            yield f"{kind} {name} is gone"
        else:
            yield None if found[name] == sql else f"{kind} {name} is not as onrecord makes it"


@cache
def _expected() -> tuple[tuple[str, str, str], ...]:
    """Kind, name and words of all that a new store has, from one made in memory."""
    engine = create_engine("sqlite://")
    with engine.begin() as fresh:
        upgrade(fresh)
        expected = tuple((row.type, row.name, row.sql) for row in fresh.execute(_ALL))
    engine.dispose()
    return expected
