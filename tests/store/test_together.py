"""Programs that use one store at once: real processes, both kinds of database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.store.open import open_store

ROOT = Path(__file__).resolve().parents[2]
ADDS = """
import sys
from onrecord.store.open import open_store
from tests.store.news import another
url, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with open_store(url) as store:
    for number in range(first, last):
        with store.writing() as writer:
            writer.add(another(number))
"""
KILLED = """
import os, signal, sys
from onrecord.store.open import open_store
from tests.store.news import another
with open_store(sys.argv[1]) as store, store.writing() as writer:
    for number in range(50):
        writer.add(another(number))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_two_processes_add_to_one_store_at_once_and_both_succeed(store_url: str) -> None:
    """The store is not even made yet; some reports come from both, and are stored once."""
    running = [start(ADDS, store_url, "0", "60"), start(ADDS, store_url, "40", "100")]
    errors = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], errors
    with open_store(store_url) as store:
        assert sorted(int(r.id.removesuffix(".txt")) for r in store.reports()) == list(range(100))
        assert [r.key for r in store.reports()] == list(range(1, 101))
        assert not [one for one in store.check() if one.troubles]


@pytest.mark.slow
def test_a_process_that_is_killed_leaves_nothing_half_stored(store_url: str) -> None:
    """Nothing of its transaction is there, and the next program is not kept waiting."""
    open_store(store_url).close()
    process = start(KILLED, store_url)
    process.communicate(timeout=60)
    assert process.returncode == -9
    with open_store(store_url) as store:
        assert list(store.reports()) == []
    done = start(ADDS, store_url, "0", "50")
    assert done.communicate(timeout=60)[1] == ""
    with open_store(store_url) as store:
        assert len(list(store.reports())) == 50
