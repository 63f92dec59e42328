"""A disk that is full and a file system that is read-only: one line that says so, and nothing half-stored."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from onrecord.store.open import open_store
from tests.cli.running import Ran, onrecord

REPORTS = 60


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Callable[[str], None]]]:
    """A file system of its own in memory, and how to mount it otherwise; skipped where this machine lets nobody mount."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def mount(options: str) -> None:
        subprocess.run(
            ["/bin/mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], check=True, capture_output=True
        )

    try:
        mount("size=1m")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine lets nobody mount a small file system")
    try:
        yield disk, mount
    finally:
        subprocess.run(["/bin/umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """More news than a small disk holds."""
    path = tmp_path / "news.jsonl"
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        for number in range(REPORTS):
            text = f"Gunmen killed {number + 2} soldiers near Mosul on Tuesday, police said."
            bulk = chance.randbytes(20_000).hex()  # kept with the report, and read by nobody
            row = {"id": f"n{number}", "text": text, "published": "2016-03-02", "bulk": bulk}
            file.write(json.dumps(row) + "\n")
    return path


@pytest.mark.slow
def test_a_disk_that_is_full(small_disk: tuple[Path, Callable[[str], None]], news: Path, tmp_path: Path) -> None:
    """What was stored before is whole; with more room the same command finishes."""
    disk, mount = small_disk
    db = disk / "a.db"
    ran = onrecord("add", "--gate", "--db", db, news)
    assert ran.status == 1, ran.err
    assert "the disk is full" in ran.err and "Traceback" not in ran.err
    roomy = tmp_path / "roomy"
    roomy.mkdir()
    for path in disk.iterdir():
        shutil.copy(path, roomy)
    stored = ids(roomy / "a.db")
    assert len(stored) == len(set(stored)) < REPORTS
    assert not troubles(roomy / "a.db")
    mount("remount,size=64m")
    assert onrecord("add", "--gate", "--db", db, news).status == 0
    assert sorted(ids(db)) == sorted(f"n{number}" for number in range(REPORTS)) and not troubles(db)


def test_a_full_disk_takes_no_export_and_no_backup(
    small_disk: tuple[Path, Callable[[str], None]], tmp_path: Path
) -> None:
    """The file is not there at all, rather than there in part."""
    disk, _ = small_disk
    db = tmp_path / "a.db"
    report = tmp_path / "a.txt"
    report.write_text("Gunmen killed 12 soldiers near Mosul on Tuesday, the police said.", encoding="utf-8")
    assert onrecord("add", "--db", db, report).status == 0
    with suppress(OSError), (disk / "filler").open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 512)
    for asked in (("export", "--format", "csv", "--output", disk / "a.csv"), ("db", "backup", disk / "copy.db")):
        ran = onrecord(*asked, "--db", db)
        assert refused(ran) and ("space" in ran.err or "full" in ran.err), ran.err
    assert [path.name for path in disk.iterdir()] == ["filler"]


def test_a_file_system_that_is_read_only(small_disk: tuple[Path, Callable[[str], None]], tmp_path: Path) -> None:
    """Nothing can be added, decided or backed up there; it is said in one line."""
    disk, mount = small_disk
    report = tmp_path / "a.txt"
    report.write_text("Gunmen killed 12 soldiers near Mosul on Tuesday, the police said.", encoding="utf-8")
    assert onrecord("add", "--db", disk / "a.db", report).status == 0
    (code,) = [
        json.loads(line)["code"]
        for line in onrecord("incidents", "--db", disk / "a.db", "--format", "jsonl").out.splitlines()
    ]
    mount("remount,ro")
    other = tmp_path / "b.txt"
    other.write_text("Gunmen killed 9 soldiers near Kirkuk on Monday, the police said.", encoding="utf-8")
    for asked in (
        ("add", "--db", disk / "a.db", other),
        ("add", "--db", disk / "new.db", other),
        ("confirm", code, "--db", disk / "a.db"),
        ("db", "backup", disk / "copy.db", "--db", disk / "a.db"),
    ):
        ran = onrecord(*asked)
        assert refused(ran), (asked, ran.status, ran.err)


def refused(ran: Ran) -> bool:
    """One line on standard error, no traceback, and a status that says so."""
    return ran.status in {1, 2} and len(ran.errors) == 1 and ran.err.startswith("onrecord: ")


def ids(db: Path) -> list[str]:
    with open_store(str(db), create=False) as store:
        return [report.id for report in store.reports()]


def troubles(db: Path) -> list[str]:
    with open_store(str(db), create=False) as store:
        return [trouble for one in store.check() for trouble in one.troubles]
