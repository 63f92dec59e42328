"""A store that any earlier onrecord made comes through an upgrade unharmed: fixtures in released/, one for each schema.

They were made by the code of their day: the reports of examples/, linked, then confirmed, corrected, merged and undone.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.ledger import open_ledger
from onrecord.store.filters import ViewFilter
from onrecord.store.schema import HEAD
from onrecord.store.upgrade import upgrade_store
from tests.cli.running import onrecord
from tests.store.old_stores import EARLIER, RELEASED, made, poured


def told(url: str) -> tuple[list[str], list[tuple[str, object]], list[str], list[tuple[str, str]]]:
    """What the upgraded store holds: reports, incidents with their figures, troubles, the log."""
    with open_ledger(url) as ledger:
        return (
            [report.id for report in ledger.store.reports()],
            [(i["code"], i["killed"]["best"]) for i in ledger.incidents(ViewFilter(included_only=False))],
            [line for one in ledger.store.check() for line in one.lines],
            [(d.kind, d.incident) for d in ledger.store.decisions()],
        )


def test_there_is_a_fixture_of_every_released_schema() -> None:
    """Who adds a revision adds the store that the one before it made."""
    assert {path.name for path in RELEASED.glob("*.sql.gz")} == {f"{revision}.sql.gz" for revision in EARLIER}


@pytest.mark.parametrize("revision", EARLIER)
def test_an_old_store_is_brought_up_to_date(revision: str, store_url: str, tmp_path: Path) -> None:
    """Every report, incident, figure and decision is there after it; the copy made before is the old store."""
    path = made(revision, tmp_path / "store.db")
    if store_url != str(path):
        poured(revision, path, store_url)
    ran = onrecord("db", "upgrade", "--db", store_url)
    assert ran.status == 0, ran.err
    assert f"upgraded from schema {revision} to {HEAD}" in ran.out.decode()
    reports, incidents, troubles, log = told(store_url)
    assert troubles == []
    assert reports == ["desert-attack.txt", "night-shelling.html", "wire-1", "wire-2", "wire-3"]
    assert len(incidents) == 9 and dict(incidents)["IQ-WY3C0DMN"] == 60
    assert log == [
        ("confirm", "IQ-WY3C0DMN"), ("correct", "IQ-WY3C0DMN"), ("merge", "SO-PWNEG7DJ"), ("undo", "SO-PWNEG7DJ")
    ]  # fmt: skip
    if store_url == str(path):
        with closing(sqlite3.connect(tmp_path / f"store.db.{revision}.bak")) as copy:
            assert copy.execute("SELECT version_num FROM onrecord_version").fetchall() == [(revision,)]


def test_an_upgrade_that_is_cut_off_leaves_the_old_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one transaction: a failure on its way takes all of it back, and the next try goes through."""
    path = made("0002", tmp_path / "old.db")

    def fails(*_: object) -> None:
        raise RuntimeError("no power")

    with monkeypatch.context() as patched:
        patched.setattr("onrecord.store.journal.enter_all", fails)
        with pytest.raises(RuntimeError):
            upgrade_store(str(path))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM onrecord_version").fetchall() == [("0002",)]
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'journal'").fetchall()
    again = upgrade_store(str(path))
    assert (again.after, again.copy) == (HEAD, tmp_path / "old.db.0002.2.bak")
