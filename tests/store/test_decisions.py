"""The decision log comes back as it was written, and knows who it concerns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.record.decision import Decision
from onrecord.record.errors import StoreError
from onrecord.store.open import open_store
from onrecord.store.store import Store
from tests.store.news import NOON

CORRECTED = Decision(
    id=99,
    at=NOON,
    who="Zoë",
    kind="correct",
    incident="YE-1",
    refs=(1, 2),
    rest=(3,),
    field="killed",
    value={"low": 6, "best": 7, "high": None},
    before={"low": 6, "best": 6, "high": 6},
    why="the hospital's list names seven",
)


def failing(store: Store) -> None:
    """Decides, and then fails before the transaction ends."""
    with store.writing() as writer:
        writer.decide(CORRECTED)
        raise ZeroDivisionError


def test_a_decision_comes_back_as_it_was_made_with_a_number_of_its_own(store_url: str) -> None:
    with open_store(store_url) as store, store.writing() as writer:
        assert writer.decide(CORRECTED) == replace(CORRECTED, id=1)
        assert writer.decide(replace(CORRECTED, value="", why=None)).id == 2
    with open_store(store_url) as store:
        assert store.decisions() == (replace(CORRECTED, id=1), replace(CORRECTED, id=2, value="", why=None))


def test_the_log_of_an_incident_holds_what_was_decided_on_it(store_url: str) -> None:
    with open_store(store_url) as store:
        with store.writing() as writer:
            writer.decide(CORRECTED)
            writer.decide(replace(CORRECTED, incident="YE-2"))
        assert [d.id for d in store.decisions(["YE-2", "YE-3"])] == [2]


def test_only_what_was_decided_can_be_undone(store_url: str) -> None:
    undo = replace(CORRECTED, kind="undo", undoes=5)
    said = pytest.raises(StoreError, match="no decision 5 to undo")
    with open_store(store_url) as store, store.writing() as writer, said:
        writer.decide(undo)
    with open_store(store_url) as store:
        assert store.decisions() == ()


def test_a_decision_taken_back_with_its_transaction_is_not_remembered(store_url: str) -> None:
    """The log in memory does not keep what the database does not."""
    with open_store(store_url) as store:
        with pytest.raises(ZeroDivisionError):
            failing(store)
        assert store.decisions() == ()


def test_what_another_program_decides_is_seen(store_url: str) -> None:
    """Two stores open on one database: the log of each goes on from where it was read."""
    with open_store(store_url) as one, open_store(store_url) as other:
        assert one.decisions() == ()
        for store in (other, one, other):
            with store.writing() as writer:
                writer.decide(CORRECTED)
        assert [d.id for d in one.decisions()] == [d.id for d in other.decisions()] == [1, 2, 3]
