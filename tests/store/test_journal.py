"""Tamper evidence: what is changed, taken away or slipped in by hand is found and named; a seal proves what was there."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.ledger import open_ledger
from onrecord.ledger.deciding import Person
from onrecord.record.act import Act
from onrecord.record.decision import Decision
from onrecord.record.errors import UsageError
from onrecord.record.remark import Remark
from onrecord.store.accounts import open_accounts
from onrecord.store.engine import make_engine
from onrecord.store.journal import BEGINNING, Seal
from onrecord.store.open import open_store
from onrecord.store.store import Store
from onrecord.store.urls import parsed_url
from tests.cli.running import onrecord
from tests.store.news import ABDUCTION, NOON, SHELLING, another, coding


def fill(url: str) -> None:
    """A store with something in every table."""
    with open_ledger(url, create=True) as ledger:
        with ledger.store.writing() as writer:
            writer.add(coding(SHELLING, ABDUCTION))
            writer.add(another(1))
        ledger.linking.link_new()
        code = next(ledger.store.all_codes())
        ledger.deciding.judge("confirm", code, Person("ana"))
        with ledger.store.writing() as writer:
            writer.remark(Remark(0, NOON, "ana", "comment", code, "seen twice"))
            writer.act(Act(0, NOON, "ana", "names", "list.csv", "asked for by the families"))
    with open_accounts(url) as accounts:
        accounts.add("ana", "editor", "a hash", NOON)


def by_hand(url: str, *statements: str) -> None:
    """Change the database past onrecord, as its owner can: without guards, which are put back afterwards."""
    engine = make_engine(parsed_url(url))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
            for statement in statements:
                connection.execute(text(statement))
            return
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        guards = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
        for guard in guards:
            connection.execute(text(f"DROP TRIGGER {guard.name}"))
        for statement in statements:
            connection.execute(text(statement))
        for guard in guards:
            connection.execute(text(guard.sql))
    engine.dispose()


def troubles(url: str, since: Seal | None = None) -> list[str]:
    with open_store(url, create=False) as store:
        return [line for one in store.check(since) for line in one.lines]


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE decision SET who = 'bo'", "the journal: decision 1: it is not what was written"),
        ("UPDATE decision SET at = '2024-05-02 12:00:01'", "the journal: decision 1: it is not what was written"),
        ("DELETE FROM decision", "the journal: decision 1: it is gone"),
        ("UPDATE remark SET value = 'seen once'", "the journal: remark 1: it is not what was written"),
        ("DELETE FROM act", "the journal: act 1: it is gone"),
        ("UPDATE retrieval SET whence = 'b.txt' WHERE id = 2", "the journal: retrieval 2: it is not what was written"),
        ("UPDATE coding SET outlet = 'Wire' WHERE id = 1", "the journal: coding 1: it is not what was written"),
        ("UPDATE report SET added = '2020-01-01 00:00:00' WHERE key = 2", "the journal: coding 2: it is not"),
        ("UPDATE event SET wording = 'x' WHERE id = 1", "the journal: coding 1: it is not what was written"),
        ("UPDATE telling SET code = 'YE-00000000' WHERE ref = 3", "the journal: coding 2: it is not what was written"),
        ("DELETE FROM journal WHERE id = 2", "the journal: entries 2 to 2 of the journal are gone"),
        ("UPDATE journal SET number = 9 WHERE id = 1", "the journal: retrieval 9: it is gone"),
        ("DELETE FROM journal WHERE what = 'act'", "the journal: act 1: it was never entered"),
        (
            "INSERT INTO remark SELECT 2, at, who, kind, incident, 'slipped in' FROM remark",
            "the journal: remark 2: it was never entered",
        ),
        ("UPDATE telling SET is_linked = false WHERE ref = 1", "rows that may change: telling, ref 1: it is not what"),
        ("UPDATE account SET role = 'viewer'", "rows that may change: account, name ana: it is not what was written"),
        ("UPDATE account SET name = 'bo'", "rows that may change: account, name bo: it is not what was written"),
        ("UPDATE incident_view SET killed_best = 60 WHERE killed_best = 6", "rows that may change: incident_view, "),
        ("UPDATE incident_view_body SET body = replace(body, '6', '9')", "rows that may change: incident_view_body, "),
    ],
)
def test_what_was_changed_by_hand_is_named(store_url: str, statement: str, named: str) -> None:
    """One change at a time, by somebody who can write to the database."""
    fill(store_url)
    assert troubles(store_url) == []
    by_hand(store_url, statement)
    found = troubles(store_url)
    assert any(line.startswith(named) for line in found), found


def test_what_reads_the_same_and_is_written_otherwise_is_named(tmp_path: Path) -> None:
    """SQLite keeps moments as words, and another sign between day and hour reads as the same moment."""
    db = str(tmp_path / "a.db")
    fill(db)
    by_hand(db, "UPDATE report SET added = replace(added, ' ', 'T') WHERE key = 2")
    assert troubles(db) == ["how values are written: report.added: 1 not as onrecord writes it"]


def test_a_guard_that_is_off_is_named(store_url: str) -> None:
    """Somebody who takes a guard off has something in mind."""
    fill(store_url)
    engine = make_engine(parsed_url(store_url))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE decision DISABLE TRIGGER ALL"))
        else:
            connection.execute(text("DROP TRIGGER decision_no_update"))
    engine.dispose()
    (only,) = troubles(store_url)
    assert only.startswith("the database itself: ") and "decision" in only


def test_each_entry_carries_the_hash_of_the_one_before(tmp_path: Path) -> None:
    """The same decision after another past has another chain."""
    seals = []
    for first in ("ana", "bo"):
        with open_store(str(tmp_path / f"{first}.db")) as store:
            for who in (first, "cy"):
                with store.writing() as writer:
                    writer.decide(Decision(0, NOON, who, "confirm", "YE-1"))
            seals.append(store.seal())
    assert [seal.entry for seal in seals] == [2, 2] and seals[0].chain != seals[1].chain


def test_a_seal_kept_elsewhere_shows_that_the_past_was_written_anew(tmp_path: Path) -> None:
    """Whoever can write to a store can make another whole one; it does not fit the seal of the first."""
    one, other = str(tmp_path / "one.db"), str(tmp_path / "other.db")
    fill(one)
    with open_store(one) as store:
        seal = store.seal()
        with store.writing() as writer:
            writer.remark(Remark(0, NOON, "bo", "comment", "YE-1", "later"))
    assert troubles(one, seal) == [] == troubles(one, Seal(0, BEGINNING))
    with open_store(other) as store, store.writing() as writer:
        for number in range(5):
            writer.add(another(number))
    assert troubles(other) == []
    (only,) = troubles(other, seal)
    assert "the seal does not fit" in only


def test_the_check_prints_a_seal_and_takes_one(tmp_path: Path) -> None:
    """As a command: whole with its seal, wrong with its exit status, nonsense as wrong usage."""
    db = tmp_path / "a.db"
    fill(str(db))
    first = onrecord("db", "check", "--db", db)
    assert first.status == 0, first.out
    seal = first.out.decode().splitlines()[-1].removeprefix("whole; its seal is ")
    assert onrecord("db", "check", "--db", db, "--since", seal).status == 0
    entry, chain = seal.split("-")
    for wrong in (f"{entry}-{chain[:-1]}{'1' if chain[-1] == '0' else '0'}", f"0-{chain}", f"{int(entry) + 1}-{chain}"):
        other = onrecord("db", "check", "--db", db, "--since", wrong)
        assert other.status == 1 and b"the seal does not fit" in other.out, wrong
    nonsense = onrecord("db", "check", "--db", db, "--since", "soon")
    assert nonsense.status == 2 and "is no seal" in nonsense.err


def test_names_are_written_out_for_a_reason_that_is_kept(tmp_path: Path) -> None:
    """Without one the file has no name, an empty one is refused, and the log tells who wrote names, where and why."""
    db, out = tmp_path / "a.db", tmp_path / "list.csv"
    fill(str(db))
    asked = ("export", "--db", db, "--format", "csv", "--output", out, "--who", "bo")
    plain = onrecord(*asked)
    assert plain.status == 0 and b"names of private persons are left out" in plain.out
    refused = onrecord(*asked, "--with-names", " ")
    assert refused.status == 2 and "for a reason" in refused.err
    assert onrecord(*asked, "--with-names", "the families asked").status == 0
    log = onrecord("log", "--db", db).out.decode()
    assert "list.csv (csv)" in log and "the families asked" in log and "bo" in log
    assert troubles(str(db)) == []


def test_a_site_writes_names_for_a_reason_too(tmp_path: Path) -> None:
    """It goes into the log as the site is started; with masked pages it makes no sense."""
    from onrecord.web.serving import note_names
    from onrecord.web.settings import SiteSettings

    db = str(tmp_path / "a.db")
    fill(db)
    note_names(SiteSettings(db, who="bo", export_names="for the registry of the dead"))
    with open_store(db) as store:
        assert _last(store) == ("bo", "exports of the review site", "for the registry of the dead")
    with pytest.raises(UsageError, match="exclude each other"):
        note_names(SiteSettings(db, mask_names=True, export_names="why"))


def _last(store: Store) -> tuple[str, str, str]:
    act = store.acts()[-1]
    return act.who, act.what, act.why
