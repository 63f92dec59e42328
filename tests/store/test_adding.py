"""Reports go in once, come out whole, and keep what was coded of them before."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

import pytest

from onrecord.record.errors import StoreError
from onrecord.store.nouns import Added, NewCoding
from onrecord.store.open import open_store
from onrecord.store.packing import text_sha256
from onrecord.store.store import Store
from tests.store.news import ABDUCTION, NOON, SHELLING, TEXT, another, coding


def add(store: Store, *new: NewCoding) -> list[Added]:
    with store.writing() as writer:
        return [writer.add(one) for one in new]


def test_a_report_comes_out_as_it_went_in(store_url: str) -> None:
    """Document, places, events, bytes, and where it came from, opened anew."""
    new = coding(SHELLING, ABDUCTION)
    with open_store(store_url) as store:
        assert add(store, new) == [Added(1, "new", (1, 2), (1, 2))]
    with open_store(store_url) as store:
        assert store.coded(1) == new.report
        assert store.document(1) == new.report.document
        assert store.raw(new.report.document.sha256) == new.raw
        (came,) = store.retrievals(1)
        assert (came.whence, came.given_id, came.at) == ("news/a.txt", "a.txt", NOON)
        first, second = store.tellings([1, 2])
        assert (first.event, first.wording) == (SHELLING, ("killing", "market", "shelled"))
        assert (second.event, second.report) == (ABDUCTION, store.report(1))
        assert (first.report.outlet, first.report.published) == ("Harbour Times", dt.date(2024, 5, 2))
        assert (first.report.added, first.report.signature) == (NOON, b"\x01" * 16)


def test_the_same_again_changes_nothing(store_url: str) -> None:
    """The second time a report is known: no coding, no telling and no place it came from is added."""
    with open_store(store_url) as store:
        add(store, coding(SHELLING))
        assert add(store, coding(SHELLING)) == [Added(1, "known", (1,))]
        assert len(store.codings(1)) == len(store.retrievals(1)) == len(list(store.reports())) == 1


def test_the_same_bytes_under_another_name_are_one_report_that_came_twice(store_url: str) -> None:
    with open_store(store_url) as store:
        add(store, coding(SHELLING), coding(SHELLING, name="copy.txt"))
        assert [r.given_id for r in store.retrievals(1)] == ["a.txt", "copy.txt"]
        assert [r.id for r in store.reports()] == ["a.txt"]


def test_the_reports_of_one_feed_share_its_bytes_and_stay_apart(store_url: str) -> None:
    """One set of bytes, two texts: two reports."""
    feed = b"<rss>both stories</rss>"
    with open_store(store_url) as store:
        one, other = add(store, coding(SHELLING, raw=feed), coding(SHELLING, text=TEXT + "More.", raw=feed))
        assert (one.report_key, other.report_key) == (1, 2)
        assert store.raw(hashlib.sha256(feed).hexdigest()) == feed
        assert store.own_codes([1])[1] != store.own_codes([2])[2]


def test_bytes_that_are_not_the_reports_own_are_refused(store_url: str) -> None:
    """What is archived under a hash has that hash."""
    with open_store(store_url) as store:
        with pytest.raises(StoreError, match="not those"):
            add(store, replace(coding(SHELLING), raw=b"something else"))
        assert list(store.reports()) == []


def test_a_known_coding_can_be_asked_for_before_the_work_is_done_again(store_url: str) -> None:
    new = coding(SHELLING)
    sha256, text = new.report.document.sha256, text_sha256(TEXT)
    with open_store(store_url) as store:
        assert not store.has_coding(sha256, "a.txt", text, "coder 1", "")
        add(store, new)
        assert store.has_coding(sha256, "a.txt", text, "coder 1", "")
        assert not store.has_coding(sha256, "a.txt", text, "coder 2", "")
        assert not store.has_coding(sha256, "a.txt", text, "coder 1", "--outlet X")


def test_what_is_written_together_is_stored_together_or_not_at_all(store_url: str) -> None:
    """A fault on the way takes back all that the transaction wrote, and the next run finishes."""

    def half_done(store: Store) -> None:
        with store.writing() as writer:
            writer.add(another(1))
            raise ZeroDivisionError

    with open_store(store_url) as store:
        with pytest.raises(ZeroDivisionError):
            half_done(store)
        assert list(store.reports()) == []
        assert add(store, another(1))[0] == Added(1, "new", (1,), (1,))


def test_a_very_long_name_is_no_hindrance(store_url: str) -> None:
    """PostgreSQL indexes nothing longer than 2,700 bytes: a report of a long id comes in, and comes in once."""
    name = "".join(hashlib.sha256(str(n).encode()).hexdigest() for n in range(200))
    with open_store(store_url) as store:
        assert [one.status for one in add(store, coding(SHELLING, name=name), coding(SHELLING, name=name))] == [
            "new",
            "known",
        ]
        assert [r.given_id for r in store.retrievals(1)] == [name]


def test_text_that_a_database_cannot_hold_survives(store_url: str) -> None:
    """A zero byte and half a character in the text come back; in names they are replaced."""
    odd = "A shell hit \x00 the \ud800 market."
    new = coding(SHELLING, name="odd\x00\udcff.txt", text=odd, raw=b"odd")
    with open_store(store_url) as store:
        add(store, new)
        assert store.coded(1) == new.report
        assert store.report(1).id == "odd��.txt"
