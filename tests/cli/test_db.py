"""`onrecord db`: upgrade, backup and check from the command line, on both kinds of store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from onrecord.store.open import open_store
from tests.cli.running import onrecord
from tests.store.news import SHELLING, coding


def fill(url: str) -> None:
    with open_store(url) as store, store.writing() as writer:
        writer.add(coding(SHELLING))


def test_a_store_is_checked_backed_up_and_upgraded(store_url: str, tmp_path: Path) -> None:
    """Each command says what it did; the table names what was looked at."""
    fill(store_url)
    checked = onrecord("db", "check", "--db", store_url)
    assert (checked.status, checked.err) == (0, "")
    assert "archived bytes" in checked.out.decode()
    copy = tmp_path / "copy"
    assert onrecord("db", "backup", copy, "--db", store_url).out.decode().strip() == str(copy)
    assert copy.stat().st_size > 0
    assert onrecord("db", "upgrade", ONRECORD_DB=store_url).out.decode() == "up to date\n"


def test_damage_is_told_and_the_exit_status_is_1(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    fill(str(path))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER archive_no_update")
        connection.execute("UPDATE archive SET bytes = x'00'")
        connection.commit()
    checked = onrecord("db", "check", "--db", path)
    assert checked.status == 1
    assert "archived bytes: " in checked.out.decode() and "cannot be unpacked" in checked.out.decode()


def test_without_a_store_each_command_says_so_in_one_line(tmp_path: Path) -> None:
    """Nothing is made on the way."""
    for arguments in (["check"], ["backup", str(tmp_path / "copy")], ["upgrade"]):
        ran = onrecord("db", *arguments, cwd=tmp_path)
        assert (ran.status, len(ran.errors)) == (1, 1)
        assert "onrecord.db: there is no store here" in ran.errors[0]
    assert list(tmp_path.iterdir()) == []
