"""What is archived, coded or decided cannot be changed or taken away, not even with SQL by hand."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from onrecord.record.act import Act
from onrecord.record.decision import Decision
from onrecord.record.remark import Remark
from onrecord.store.engine import make_engine
from onrecord.store.open import open_store
from onrecord.store.tables import APPEND_ONLY
from onrecord.store.urls import parsed_url
from tests.store.news import NOON, SHELLING, coding

TABLES = [table.name for table in APPEND_ONLY]


def fill(url: str) -> None:
    """A store with a row in every table that is append-only."""
    with open_store(url) as store, store.writing() as writer:
        writer.add(coding(SHELLING))
        writer.decide(Decision(0, NOON, "ana", "confirm", "YE-1", refs=(1,), why="seen"))
        writer.remark(Remark(0, NOON, "ana", "comment", "YE-1", "seen twice"))
        writer.act(Act(0, NOON, "ana", "names", "list.csv", "asked for by the families"))


def refused(url: str, statement: str) -> bool:
    """Whether a trigger stops the statement."""
    engine = make_engine(parsed_url(url))
    try:
        with engine.begin() as connection:
            connection.execute(text(statement))
    except DBAPIError as error:
        return "append-only" in str(error)
    finally:
        engine.dispose()
    return False


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_not_changed_and_not_deleted(store_url: str, table: str) -> None:
    fill(store_url)
    column = APPEND_ONLY[TABLES.index(table)].primary_key.columns[0].name
    assert refused(store_url, f"UPDATE {table} SET {column} = {column}")
    assert refused(store_url, f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_not_replaced(tmp_path_factory: pytest.TempPathFactory, table: str) -> None:
    """SQLite's INSERT OR REPLACE deletes without asking the triggers on DELETE."""
    url = str(tmp_path_factory.mktemp("replaced") / "a.db")
    fill(url)
    assert refused(url, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


def test_a_table_is_not_emptied_at_one_stroke(store_url: str) -> None:
    """PostgreSQL's TRUNCATE fires no trigger on rows."""
    if store_url.startswith("postgresql"):
        fill(store_url)
        for table in TABLES:
            assert refused(store_url, f"TRUNCATE {table} CASCADE")


def test_a_table_that_may_change_does(store_url: str) -> None:
    """The guards are on what must stay, not on everything."""
    fill(store_url)
    assert not refused(store_url, "UPDATE telling SET is_linked = true, incident = 'YE-1'")
    assert not refused(store_url, "UPDATE report SET coding = 1")
    assert not refused(store_url, "DELETE FROM block_key")
