"""Backups, upgrades and the check: what keeps a store whole, and what tells that it is not."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.record.decision import Decision
from onrecord.record.errors import StoreError
from onrecord.record.incident import Incident, ProfileRef
from onrecord.record.incident_out import to_dict
from onrecord.store.backup import backup
from onrecord.store.engine import make_engine
from onrecord.store.open import open_store
from onrecord.store.schema import HEAD, VERSION_TABLE
from onrecord.store.store import Store
from onrecord.store.upgrade import Upgraded, upgrade_store
from onrecord.store.urls import parsed_url
from tests.postgres import Server
from tests.store.news import ABDUCTION, NOON, SHELLING, another, coding

GUARDED = {"archive", "coding", "event", "decision", "report"}


def fill(url: str) -> None:
    """A store with two reports, an incident and a decision."""
    with open_store(url) as store, store.writing() as writer:
        writer.add(coding(SHELLING, ABDUCTION))
        writer.add(another(1))
        view = Incident("YE-1", "battles", "armed_clash", ProfileRef("plain", ""))
        writer.assign({"YE-1": [1, 3]})
        writer.save_views([(to_dict(view), [1, 3])])
        writer.decide(Decision(0, NOON, "ana", "confirm", "YE-1", refs=(1, 3)))


def tamper(url: str, table: str, change: str) -> None:
    """Change a table by hand, its guards taken off."""
    engine = make_engine(parsed_url(url))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
        elif table in GUARDED:
            connection.execute(text(f"DROP TRIGGER {table}_no_update"))
        connection.execute(text(change))
    engine.dispose()


def troubles(store: Store) -> list[str]:
    """What the check finds."""
    return [line for one in store.check() for line in one.lines]


def test_a_whole_store_has_no_trouble_and_everything_is_looked_at(store_url: str) -> None:
    fill(store_url)
    with open_store(store_url) as store:
        counts = {one.what: (one.count, one.troubles) for one in store.check()}
    assert counts == {
        "the database itself": (counts["the database itself"][0], ()),
        "the journal": (5, ()),  # two retrievals, two codings, a decision
        "archived bytes": (2, ()),
        "texts of reports": (2, ()),
        "codings": (2, ()),
        "current tellings": (3, ()),
        "rows that may change": (5, ()),  # three tellings, a view in two tables
        "how values are written": (counts["how values are written"][0], ()),
        "incident views": (1, ()),
        "decisions": (1, ()),
    }


@pytest.mark.parametrize(
    ("table", "change", "found"),
    [
        (
            "archive",
            "UPDATE archive SET bytes = (SELECT bytes FROM archive ORDER BY bytes LIMIT 1)",
            "not those that were archived",
        ),
        ("archive", "UPDATE archive SET size = size + 1", "not those that were archived"),
        (
            "report",
            "UPDATE report SET text = (SELECT text FROM report ORDER BY text LIMIT 1)",
            "not the one that was stored",
        ),
        ("report", "UPDATE report SET coding = 1", "current coding is not its newest"),
        ("coding", "UPDATE coding SET record = (SELECT bytes FROM archive LIMIT 1)", "cannot be read"),
        ("telling", "UPDATE telling SET incident = NULL WHERE ref = 3", "other tellings than it has now"),
        ("telling", "UPDATE telling SET incident = 'YE-9' WHERE ref = 2", "YE-9: it has no view"),
        ("decision", "UPDATE decision SET refs = '[1,77]'", "telling 77, which is not there"),
    ],
)
def test_what_is_damaged_is_found(store_url: str, table: str, change: str, found: str) -> None:
    """One fault at a time, made by hand."""
    fill(store_url)
    tamper(store_url, table, change)
    with open_store(store_url) as store:
        assert any(found in line for line in troubles(store))


def test_a_value_whose_words_stand_elsewhere_is_found(store_url: str) -> None:
    """The trigger's span is one character off; white space and capitals alone are no fault."""
    assert SHELLING.trigger
    off = replace(SHELLING, trigger=replace(SHELLING.trigger, span=SHELLING.trigger.span.shifted(1)))
    with open_store(store_url) as store:
        with store.writing() as writer:
            writer.add(coding(replace(SHELLING, trigger=replace(SHELLING.trigger, text="SHELLED "))))
            writer.add(replace(coding(off), coder="coder 2"))
        (only,) = troubles(store)
        assert "telling 1 of a.txt: trigger: 'shelled' is not what stands at" in only


def test_damaged_bytes_are_not_handed_out(store_url: str) -> None:
    """Their hash is looked at each time they are read."""
    fill(store_url)
    tamper(store_url, "archive", "UPDATE archive SET bytes = (SELECT bytes FROM archive ORDER BY bytes LIMIT 1)")
    tamper(store_url, "telling", "UPDATE telling SET is_linked = true")
    with open_store(store_url) as store:
        hashes = [r.sha256 for r in store.reports()]
        damaged = [sha256 for sha256 in hashes if not intact(store, sha256)]
    assert len(damaged) == 1


def intact(store: Store, sha256: str) -> bool:
    try:
        store.raw(sha256)
    except StoreError as error:
        return "damaged" not in str(error)
    return True


def test_a_backup_of_sqlite_is_a_store_of_its_own(tmp_path: Path) -> None:
    """It is taken while a writer is at work, and holds what was stored before."""
    url, copy = str(tmp_path / "a.db"), tmp_path / "copy.db"
    fill(url)
    with open_store(url) as store, store.writing() as writer:
        writer.add(another(2))
        backup(url, copy)
    with open_store(str(copy)) as copied:
        assert [r.id for r in copied.reports()] == ["a.txt", "1.txt"]
        assert troubles(copied) == []
    assert sorted(p.name for p in tmp_path.glob("copy.db*") if not p.name.endswith(("-wal", "-shm"))) == ["copy.db"]


def test_a_backup_of_postgresql_can_be_put_back(postgres: Server, tmp_path: Path) -> None:
    """pg_restore makes a whole store of it."""
    dump = tmp_path / "a.dump"
    with postgres.database() as url, postgres.database() as other:
        fill(url)
        backup(url, dump)
        restore = [str(postgres.binaries / "pg_restore"), "--no-owner", f"--dbname={other}", str(dump)]
        subprocess.run(restore, check=True)
        with open_store(other) as restored:
            assert len(list(restored.reports())) == 2
            assert troubles(restored) == []


def test_a_backup_overwrites_nothing_and_leaves_nothing_half_done(store_url: str, tmp_path: Path) -> None:
    """A file that is there, a folder that is not, a store that is not."""
    there = tmp_path / "there"
    there.write_text("mine")
    for target, what in (
        (there, "there already"),
        (tmp_path / "no" / "a", "no such folder"),
        (tmp_path / "b", "no store here|pg_dump failed"),
    ):
        with pytest.raises(StoreError, match=what):
            backup(store_url + ("x" if target.name == "b" else ""), target)
    assert there.read_text() == "mine"
    assert not list(tmp_path.glob("b*"))


def test_without_pg_dump_the_command_to_run_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("onrecord.store.backup.shutil.which", lambda _: None)
    monkeypatch.setattr("onrecord.store.backup._DEBIAN", tmp_path)
    with pytest.raises(StoreError, match=r"pg_dump --format=custom .*postgresql://ana@host/news") as caught:
        backup("postgresql://ana:hunter2@host/news", tmp_path / "a.dump")
    assert "hunter2" not in str(caught.value)


def test_a_store_that_is_up_to_date_is_left_alone(store_url: str) -> None:
    fill(store_url)
    assert upgrade_store(store_url) == Upgraded(HEAD, HEAD)


def test_a_store_is_copied_before_it_is_upgraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy stands beside it under the old revision; a later revision is made up here."""
    path = tmp_path / "a.db"
    fill(str(path))
    monkeypatch.setattr("onrecord.store.upgrade.HEAD", "9998")
    monkeypatch.setattr(
        "onrecord.store.upgrade.upgrade",
        lambda connection: connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9998'")),
    )
    copy = tmp_path / f"a.db.{HEAD}.bak"
    assert upgrade_store(str(path)) == Upgraded(HEAD, "9998", copy)
    with open_store(str(copy)) as store:
        assert troubles(store) == []
    with pytest.raises(StoreError, match="newer version"):
        open_store(str(path))


def test_no_store_and_a_newer_one_are_not_upgraded(store_url: str) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        upgrade_store(store_url)
    fill(store_url)
    tamper(store_url, VERSION_TABLE, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version"):
        upgrade_store(store_url)
