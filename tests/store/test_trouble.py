"""Bad addresses, files that are no stores, servers that go away: a clear error, and nothing half-stored."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from onrecord.record.errors import StoreError
from onrecord.store.nouns import Added
from onrecord.store.open import open_store
from onrecord.store.store import Store
from tests.postgres import Server
from tests.store.news import another

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """As a user whom permissions bind; they do not bind root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def said(url: str | Path) -> str:
    """What opening a store objects to."""
    with pytest.raises(StoreError) as caught:
        open_store(str(url))
    return str(caught.value)


@pytest.mark.parametrize("scheme", ["mysql", "mongodb", "duckdb", "oracle+cx"])
def test_an_unknown_scheme_is_named(scheme: str) -> None:
    assert f"no store is kept in '{scheme}'" in said(f"{scheme}://ana:hunter2@host/news")
    assert "hunter2" not in said(f"{scheme}://ana:hunter2@host/news")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "", "postgresql://host:port/x"])
def test_an_address_that_makes_no_sense_is_refused(url: str) -> None:
    assert "name" in said(url) or "not a database URL" in said(url) or "needs a file" in said(url)


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    """A text, a folder, a folder that is not there, another program's database."""
    text = tmp_path / "a.txt"
    text.write_text("Two men were killed in the town on Monday, police said.")
    other = tmp_path / "bookmarks.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE bookmark (address TEXT)")
    before = text.read_bytes(), other.read_bytes()
    assert "this file is no store" in said(text)
    assert "this is a folder" in said(tmp_path)
    assert "there is no such folder" in said(tmp_path / "none" / "a.db")
    assert "holds other tables" in said(other)
    assert text.read_bytes() == before[0]
    with closing(sqlite3.connect(other)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmark",)]


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(str(path)).close()
    data = bytearray(path.read_bytes())
    data[100:8192] = b"\xff" * 8092
    path.write_bytes(data)
    assert "damaged" in said(path) or "no store" in said(path)


def test_a_read_only_folder_says_so() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        with as_nobody():
            assert "cannot be opened or made" in said(f"{folder}/a.db")
        Path(folder).chmod(0o700)


def test_a_store_in_use_says_so_after_its_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program that holds the file and does not let go."""
    monkeypatch.setattr("onrecord.store.engine.WAIT", 0.2)
    path = tmp_path / "a.db"
    open_store(str(path)).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other, open_store(str(path)) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing"):
            add(store, 1)
        other.execute("ROLLBACK")
        assert add(store, 1).status == "new"


def test_a_server_in_use_says_so_after_its_wait(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another writer that holds its turn and does not let go."""
    monkeypatch.setattr("onrecord.store.engine.WAIT", 0.2)
    with postgres.database() as url, open_store(url) as store, open_store(url) as other:
        with other.writing(), pytest.raises(StoreError, match="another program is writing"):
            add(store, 1)
        assert add(store, 1).status == "new"


def test_a_store_on_a_read_only_medium_says_so() -> None:
    """SQLite needs its folder even to read: the message says what is in the way."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        open_store(str(path)).close()
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        with as_nobody():
            assert "cannot be opened or made" in said(path) or "read-only" in said(path)
        Path(folder).chmod(0o700)


def test_without_its_driver_postgresql_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert r"pip install 'onrecord[postgres]'" in said("postgresql://host/news")


def add(store: Store, number: int) -> Added:
    with store.writing() as writer:
        return writer.add(another(number))


def test_a_server_that_is_not_there_says_so(tmp_path: Path) -> None:
    text = said(f"postgresql://ana:hunter2@/news?host={tmp_path}")
    assert "cannot be reached" in text
    assert "hunter2" not in text


def test_a_database_that_is_not_there_says_so(postgres: Server) -> None:
    assert "none_such" in said(postgres.url("none_such"))


def cut_off(store: Store, postgres: Server) -> None:
    """Adds a report; the server throws all others out before the transaction ends."""
    with store.writing() as writer:
        writer.add(another(2))
        postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test_%'")
        writer.add(another(3))


def crash(store: Store, postgres: Server) -> None:
    """Adds a report; the server crashes before the transaction ends."""
    with store.writing() as writer:
        writer.add(another(2))
        postgres.stop()


@pytest.mark.parametrize("how", [cut_off, crash])
def test_a_server_that_goes_away_half_way_leaves_nothing_half_stored(postgres: Server, how: object) -> None:
    """What was stored before is there, what was on its way is not, and the same run again finishes."""
    with postgres.database() as url, open_store(url) as store:
        assert add(store, 1).report_key == 1
        try:
            with pytest.raises(StoreError, match="went away"):
                how(store, postgres)  # type: ignore[operator]
            if how is crash:
                with pytest.raises(StoreError, match=r"went away|cannot be reached"):
                    add(store, 2)
        finally:
            if postgres.process is None:
                postgres.start()
        assert [r.id for r in store.reports()] == ["1.txt"]
        assert [add(store, n).status for n in (1, 2, 3)] == ["known", "new", "new"]
        assert [r.key for r in store.reports()] == [1, 2, 3]
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT count(*) FROM archive").fetchone() == (3,)
