"""The schema: what the migrations make is what the tables say, and versions are told apart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from onrecord.record.errors import StoreError
from onrecord.store.engine import make_engine
from onrecord.store.open import open_store
from onrecord.store.schema import HEAD, REVISIONS, VERSION_TABLE, alembic_config
from onrecord.store.tables import metadata
from onrecord.store.urls import parsed_url


def run(url: str, *statements: str) -> None:
    """Run SQL on a store's database by hand."""
    engine = make_engine(parsed_url(url))
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_the_migrations_make_the_tables_of_the_code(store_url: str) -> None:
    """Alembic finds nothing to change between the two; indexes are compared by name as well."""
    open_store(store_url).close()
    engine = make_engine(parsed_url(store_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []
        made = {i["name"] for t in metadata.tables for i in inspect(connection).get_indexes(t)}
        assert {i.name for t in metadata.tables.values() for i in t.indexes} <= made
    engine.dispose()


def test_the_code_knows_the_revisions_by_their_order() -> None:
    """REVISIONS, which is read without Alembic, is what the migrations' files say."""
    found = [script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


def test_a_newer_store_is_left_alone(store_url: str) -> None:
    open_store(store_url).close()
    run(store_url, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"newer version of onrecord \(schema 9999\)"):
        open_store(store_url)


def test_an_older_store_asks_for_an_upgrade(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """To this code, today's schema is an old one once a later revision is known."""
    open_store(store_url).close()
    monkeypatch.setattr("onrecord.store.schema.REVISIONS", (HEAD, "9998"))
    monkeypatch.setattr("onrecord.store.schema.HEAD", "9998")
    with pytest.raises(StoreError, match="run `onrecord db upgrade`"):
        open_store(store_url)


def test_another_programs_database_is_left_alone(store_url: str) -> None:
    """A table that is not ours (in PostgreSQL: by a name of ours) stops the store from being made."""
    run(store_url, "CREATE TABLE report (headline text)")
    with pytest.raises(StoreError, match="holds other tables"):
        open_store(store_url)


def test_opening_a_store_does_not_load_alembic(tmp_path: Path) -> None:
    """A store that is up to date is opened without the quarter of a second that Alembic takes."""
    open_store(str(tmp_path / "a.db")).close()
    program = (
        "import sys; from onrecord.store.open import open_store; open_store(sys.argv[1]).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program, tmp_path / "a.db"], check=False).returncode == 0


def test_a_store_is_not_made_where_none_was_asked_for(store_url: str) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        open_store(store_url, create=False)
    open_store(store_url).close()
    open_store(store_url, create=False).close()
