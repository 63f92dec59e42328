"""What linking asks: who waits, who could be the same, which pairs were scored, what hangs together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.record.decision import Decision
from onrecord.record.pair import Agreement, Pair
from onrecord.store.nouns import NewTelling
from onrecord.store.open import open_store
from onrecord.store.store import Store
from tests.store.news import NOON, another

STRONG = Pair(1, 2, 9.5, 0.998, (Agreement("place", "the same town", 6.5), Agreement("date", "unknown", 0.0)), "m1")
WEAK = Pair(2, 3, 1.0, 0.66, (), "m1")
MERGE = Decision(0, NOON, "ana", "merge", "YE-1", refs=(3, 4))


def filled(url: str, count: int = 4) -> Store:
    """A store with `count` reports of one telling each, every second of the port; the refs count from 1."""
    store = open_store(url)
    with store.writing() as writer:
        for number in range(1, count + 1):
            new = another(number)
            keys = ("all", "even", "port") if number % 2 == 0 else ("all",)
            writer.add(replace(new, tellings=(NewTelling(new.report.events[0], (), keys),)))
    return store


def refs(found: tuple[object, ...]) -> list[int]:
    return [one.ref for one in found]  # type: ignore[attr-defined]


def test_tellings_wait_in_order_until_they_are_marked(store_url: str) -> None:
    with filled(store_url) as store:
        assert refs(store.unlinked(3)) == [1, 2, 3]
        with store.writing() as writer:
            writer.mark_linked([1, 2])
            assert refs(store.unlinked(9)) == [3, 4]  # what was just written is read
            writer.mark_unlinked([1])
        assert refs(store.unlinked(9)) == [1, 3, 4]


def test_candidates_share_a_key_and_were_linked(store_url: str) -> None:
    """Those that still wait are no candidates: they will ask in their turn."""
    with filled(store_url) as store:
        assert store.candidates(["all"], 9) == ()
        with store.writing() as writer:
            writer.mark_linked([1, 2, 3])
        assert refs(store.candidates(["port", "nowhere"], 9)) == [2]
        assert refs(store.candidates(["all"], 9)) == [1, 2, 3]
        assert store.candidates([], 9) == ()


def test_of_many_candidates_those_with_most_keys_in_common_come(store_url: str) -> None:
    with filled(store_url) as store:
        with store.writing() as writer:
            writer.mark_linked([1, 2, 3, 4])
        assert refs(store.candidates(["all", "port"], 2)) == [2, 4]
        assert refs(store.candidates(["all", "port"], 3)) == [1, 2, 4]


def test_very_many_keys_are_looked_up_in_parts(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The candidates are those of one query, whatever a database takes at once."""
    keys = ["all", "port", "even", *(f"nowhere {n}" for n in range(40_000))]
    with filled(store_url) as store:
        with store.writing() as writer:
            writer.mark_linked([1, 2, 3, 4])
        assert refs(store.candidates(keys, 3)) == [1, 2, 4]
        monkeypatch.setattr("onrecord.store.read_tellings.MOST_KEYS", 1)
        assert refs(store.candidates(["all", "port", "even"], 3)) == [1, 2, 4]


def test_a_key_of_two_lines_is_one_key(store_url: str) -> None:
    with filled(store_url, 0) as store, store.writing() as writer:
        new = another(1)
        writer.add(replace(new, tellings=(NewTelling(new.report.events[0], (), ("near the\nport",)),)))
        writer.mark_linked([1])
        assert refs(store.candidates(["near the\nport"], 9)) == [1]
        assert store.candidates(["port"], 9) == ()


def test_pairs_come_back_as_they_went_in_and_newer_scores_replace_older(store_url: str) -> None:
    with filled(store_url) as store:
        with store.writing() as writer:
            writer.save_pairs([STRONG, WEAK])
            writer.save_pairs([])
        assert store.pairs_of([2]) == (STRONG, WEAK)
        assert store.pairs_of([2], 5.0) == store.pairs_of([1]) == (STRONG,)
        with store.writing() as writer:
            writer.save_pairs([replace(STRONG, weight=-2.0)])
        assert store.pairs_of([1]) == (replace(STRONG, weight=-2.0),)


def test_what_hangs_together_is_reached_over_strong_pairs_and_peoples_word(store_url: str) -> None:
    with filled(store_url) as store:
        with store.writing() as writer:
            writer.save_pairs([STRONG, WEAK])
        assert store.component([1], 5.0) == {1, 2}
        assert store.component([3], 0.5) == {1, 2, 3}
        with store.writing() as writer:
            merged = writer.decide(MERGE)
        assert store.component([1], 0.5) == {1, 2, 3, 4}
        assert store.component([4], 5.0) == {3, 4}
        with store.writing() as writer:
            writer.decide(replace(MERGE, kind="undo", refs=(), undoes=merged.id))
        assert store.component([1], 0.5) == {1, 2, 3}


def test_the_later_word_on_a_pair_holds_until_it_is_undone(store_url: str) -> None:
    """A split after a merge parts; the undo of the split puts the merge back in force."""
    with filled(store_url) as store:
        with store.writing() as writer:
            writer.decide(MERGE)
            split = writer.decide(replace(MERGE, kind="split", refs=(4,), rest=(3,)))
        assert [(j.left, j.right, j.same, j.decision) for j in store.judgements([3, 4])] == [(3, 4, False, split.id)]
        assert store.judgements([3]) == ()
        with store.writing() as writer:
            writer.decide(replace(MERGE, kind="undo", undoes=split.id))
        assert [j.same for j in store.judgements([3, 4])] == [True]


def test_pairs_and_peoples_word_on_them_are_labels(store_url: str) -> None:
    """A pair that nobody judged, one that was judged, and one that only people brought together."""
    with filled(store_url) as store:
        with store.writing() as writer:
            writer.save_pairs([STRONG, WEAK])
            writer.decide(replace(MERGE, refs=(3, 4)))
            writer.decide(replace(MERGE, kind="split", refs=(2,), rest=(3,)))
        found = [(one.left, one.right, one.pair, one.same) for one in store.labels()]
        assert found == [(1, 2, STRONG, None), (2, 3, WEAK, False), (3, 4, None, True)]
