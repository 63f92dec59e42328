"""Processes killed without warning at random moments: what was acknowledged is there, once, and the store is whole.

Twenty kills of work and some of upgrades run here; `make reliability` runs hundreds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import LONG_ENOUGH, ROOT
from tests.postgres import Server
from tests.store.old_stores import EARLIER, made, poured

KILLS = 10  # on each kind of database


def trial(module: str, *arguments: str) -> dict[str, Any]:
    """What a trial, a program of its own, tells."""
    words = [sys.executable, "-m", f"benchmarks.trials.{module}", *arguments]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=LONG_ENOUGH, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return told


@pytest.mark.slow
def test_what_is_acknowledged_survives_kills(store_url: str) -> None:
    """add, link, decisions and undo, killed: no report lost or doubled, no decision lost, the journal's chain unbroken."""
    told = trial("killed", store_url, str(KILLS), "3")
    assert told["failures"] == []
    assert sum(told["kills"].values()) == KILLS and told["acknowledged"]["report"] > 0


@pytest.mark.slow
def test_an_upgrade_survives_kills(tmp_path: Path) -> None:
    """On SQLite: each store is old or new, never between, and the next try brings it up to date."""
    urls = [str(made(revision, tmp_path / f"{revision}-{n}.db")) for n in range(4) for revision in EARLIER]
    told = trial("killed_upgrades", "5", *urls)
    assert told["failures"] == [] and told["kills"] > 0


@pytest.mark.slow
def test_an_upgrade_of_postgresql_survives_kills(postgres: Server, tmp_path: Path) -> None:
    """The same where the server outlives the client that was killed."""
    with postgres.database() as one, postgres.database() as two, postgres.database() as three:
        urls = [one, two, three]
        for number, url in enumerate(urls):
            revision = EARLIER[number % len(EARLIER)]
            poured(revision, made(revision, tmp_path / f"{number}.db"), url)
        told = trial("killed_upgrades", "5", *urls)
    assert told["failures"] == []
