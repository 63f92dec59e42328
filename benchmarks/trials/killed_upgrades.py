"""Upgrades of old stores, each killed without warning: the store is the old one or the new one, and the next try goes through.

Run as a program of its own: python -m benchmarks.trials.killed_upgrades SEED URL..., each URL an old store.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import alembic.command  # noqa: F401 - loaded before the first fork
from sqlalchemy import text

from onrecord.ledger import open_ledger
from onrecord.store.engine import make_engine
from onrecord.store.schema import REVISIONS, version_of
from onrecord.store.upgrade import upgrade_store
from onrecord.store.urls import parsed_url

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.trials.killed import killed_in

LONGEST = 0.15  # seconds until the kill


def state(url: str) -> tuple[str | None, int, int]:
    """The schema, how many reports, how many decisions."""
    engine = make_engine(parsed_url(url))
    with engine.connect() as connection:
        counts = [connection.execute(text(f"SELECT count(*) FROM {t}")).scalar_one() for t in ("report", "decision")]
        found = version_of(connection)
    engine.dispose()
    return found, *counts


def wrong(url: str, before: tuple[str | None, int, int]) -> Iterator[str]:
    """What is not as it must be after the kill, and after the upgrade that follows it."""
    version, *counts = state(url)
    if version not in {before[0], REVISIONS[-1]} or counts != [*before[1:]]:
        yield f"after the kill: schema {version}, {counts} where {before} was"
    upgrade_store(url)
    if state(url) != (REVISIONS[-1], *before[1:]):
        yield f"after the next try: {state(url)} where {before} was"
    with open_ledger(url) as ledger:
        ledger.linking.refresh_views()  # what the command does at its end
        yield from (line for one in ledger.store.check() for line in one.lines)


def run(urls: list[str], seed: int) -> dict[str, object]:
    """One upgrade killed for each store."""
    chance = random.Random(seed)
    kills, failures = 0, []
    for url in urls:
        before = state(url)
        kills += killed_in(lambda url=url: upgrade_store(url), chance.random() * LONGEST)
        failures += list(wrong(url, before))
    return {"kills": kills, "upgrades": len(urls), "failures": failures}


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[2:], int(sys.argv[1]))))
