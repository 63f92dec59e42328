"""One byte of a store's file flipped, anywhere: `db check` names what was hit, or every row reads as before."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from benchmarks.made_up import reports
from benchmarks.trials.trial import Trial

from onrecord.ledger import open_ledger
from onrecord.ledger.deciding import Person
from onrecord.record.errors import OnrecordError
from onrecord.store.accounts import open_accounts
from onrecord.store.open import open_store

NOON = dt.datetime(2024, 5, 2, 12, tzinfo=dt.UTC)


def fill(path: Path, count: int = 12) -> None:
    """A store with reports, incidents, decisions and an account, all in the one file."""
    with open_ledger(str(path), create=True) as ledger:
        for report, original in reports(count, seed=5):
            ledger.add(report, original, "{}", "made up")
        ledger.linking.link_new()
        for number, code in enumerate(list(ledger.store.all_codes())[:4]):
            ledger.deciding.judge("confirm", code, Person("ana", "read both"))
            ledger.deciding.correct(code, "killed", str(10 + number), Person("bo"))
        ledger.write_out_names("list.csv", Person("ana", "the families asked"))
    with open_accounts(str(path)) as accounts:
        accounts.add("ana", "editor", "a hash", NOON)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def flipped(store: Path, folder: Path, flips: int, seed: int = 1) -> Trial:
    """Flip so many bytes, one at a time, each in a fresh copy."""
    chance = random.Random(seed)
    original, before = store.read_bytes(), content(store)
    if look(store, before) != "harmless":
        raise ValueError("the store is not whole to begin with")
    outcomes: Counter[str] = Counter()
    missed: list[str] = []
    for _ in range(flips):
        at, change = chance.randrange(len(original)), chance.randrange(1, 256)
        copy = folder / "flipped.db"
        copy.write_bytes(original[:at] + bytes([original[at] ^ change]) + original[at + 1 :])
        outcome = look(copy, before)
        outcomes[outcome] += 1
        if outcome == "missed":
            missed.append(f"byte {at} xor {change}")
        for left in folder.glob("flipped.db*"):
            left.unlink()
    well = flips - len(missed)
    detail = f"{outcomes['named']} named, {outcomes['harmless']} where nothing is kept"
    return Trial("bytes of a store flipped", flips, well, detail, tuple(missed))


def look(copy: Path, before: object) -> str:
    """Whether the flip is named, changes nothing that is kept, or is missed."""
    try:
        with open_store(str(copy), create=False) as store:
            if any(one.troubles for one in store.check()):
                return "named"
    except OnrecordError as error:
        return "named" if copy.name in str(error) else "missed"
    return "harmless" if content(copy) == before else "missed"


def content(path: Path) -> object:
    """Every row of every table, or None where the file cannot be read."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return list(connection.iterdump())
    except (sqlite3.Error, UnicodeDecodeError):
        return None
