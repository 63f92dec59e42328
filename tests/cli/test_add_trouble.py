"""`onrecord add` when something goes wrong: a clear line, nothing half-stored, and the same run again finishes."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.record.errors import StoreError
from onrecord.store.open import open_store
from onrecord.store.schema import VERSION_TABLE
from tests.cli.running import LONG_ENOUGH, Ran, command, environment, onrecord
from tests.postgres import Server

REPORTS = 80
TOWNS = ("Mosul", "Kirkuk", "Tikrit", "Ramadi", "Baqubah")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Short reports, each of one attack: enough to be disturbed in the middle of."""
    path = tmp_path / "news.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(REPORTS):
            text = f"Gunmen killed {number % 30 + 2} soldiers in an attack near {TOWNS[number % 5]} on Tuesday, police said."
            file.write(
                json.dumps({"id": f"n{number}", "text": text, "published": f"2016-03-{number % 27 + 1:02}"}) + "\n"
            )
    return path


def kept(url: str) -> int:
    """How many reports a store holds; none where it cannot be read yet."""
    try:
        with open_store(url, create=False) as store:
            return len(list(store.reports()))
    except StoreError:
        return 0


def started(url: str, news: Path) -> subprocess.Popen[bytes]:
    """An `onrecord add` that has stored some reports and is at work on the rest."""
    adding = command("add", "--db", url, news)
    process = subprocess.Popen(adding, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    until = time.monotonic() + LONG_ENOUGH
    while not kept(url):
        assert process.poll() is None and time.monotonic() < until, "it ended before it could be disturbed"
        time.sleep(0.02)
    return process


def ended(process: subprocess.Popen[bytes]) -> Ran:
    """What it left."""
    out, err = process.communicate(timeout=LONG_ENOUGH)
    return Ran(process.returncode, out, err.decode())


def finished(url: str, news: Path) -> None:
    """The same command finishes the work, changes nothing that was done, and the store is whole."""
    with open_store(url) as store:
        before = [(r.key, r.id, r.added) for r in store.reports()]
    assert 0 < len(before) < REPORTS
    assert onrecord("add", "--db", url, news).status == 0
    with open_store(url) as store:
        after = [(r.key, r.id, r.added) for r in store.reports()]
        assert after[: len(before)] == before
        assert sorted(name for _, name, _ in after) == sorted(f"n{number}" for number in range(REPORTS))
        assert not [one for one in store.check() if one.troubles]
        assert store.count_unlinked() == 0


@pytest.mark.slow
def test_a_server_that_stops_half_way(postgres: Server, news: Path) -> None:
    """One line that says so, exit status 1, and the next run finishes."""
    with postgres.database() as url:
        process = started(url, news)
        postgres.stop()
        try:
            ran = ended(process)
        finally:
            postgres.start()
        assert ran.status == 1
        assert len(ran.errors) == 1 and ("went away" in ran.err or "cannot be reached" in ran.err)
        assert "run the same again" in ran.err or "is it running" in ran.err
        finished(url, news)


@pytest.mark.slow
def test_an_add_that_is_killed_half_way(store_url: str, news: Path) -> None:
    """The power goes: what was stored is whole, and the next run finishes."""
    process = started(store_url, news)
    process.send_signal(signal.SIGKILL)
    assert ended(process).status == -signal.SIGKILL
    finished(store_url, news)


@pytest.mark.slow
def test_two_adds_at_once(store_url: str, news: Path) -> None:
    """Both end well, each report is kept once, and the store is whole."""
    adding = command("add", "--db", store_url, news)
    both = [
        subprocess.Popen(adding, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) for _ in range(2)
    ]
    assert [(ran.status, ran.err) for ran in map(ended, both)] == [(0, "")] * 2
    assert kept(store_url) == REPORTS
    with open_store(store_url) as store:
        assert not [one for one in store.check() if one.troubles]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://localhost/news", "no store is kept in 'mysql'"),
        ("none/such/folder.db", "there is no such folder"),
        ("news.jsonl", "this file is no store"),
        ("postgresql://ana:hunter2@/news?host=/nowhere", "cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere(news: Path, url: str, said: str) -> None:
    """One line on standard error before any report is coded, and no password in it."""
    ran = onrecord("add", "--db", url, news, cwd=news.parent)
    assert ran.status in {1, 2} and len(ran.errors) == 1
    assert said in ran.err and "hunter2" not in ran.err
    assert [path.name for path in news.parent.iterdir()] == ["news.jsonl"]


def test_a_store_from_a_newer_version(tmp_path: Path, news: Path) -> None:
    """It is told, and the store is left as it is."""
    path = tmp_path / "later.db"
    open_store(str(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
        connection.commit()
    ran = onrecord("add", "--db", path, news)
    assert ran.status == 1 and "newer version of onrecord" in ran.err
