"""A report coded again: old codings stay, events keep their refs, and people outrank the machine."""

from __future__ import annotations

from dataclasses import replace

from onrecord.record.actor import Thing
from onrecord.record.count import Count
from onrecord.record.decision import Decision
from onrecord.record.event import Event
from onrecord.record.pair import Pair
from onrecord.store.nouns import Added, NewCoding
from onrecord.store.open import open_store
from onrecord.store.store import Store
from tests.store.news import ABDUCTION, FIRST, NOON, SECOND, SHELLING, another, at, coding

SEVEN = replace(SHELLING, id="s2", killed=Count(7, 7, 7))
CONFIRMED = Decision(0, NOON, "ana", "confirm", "", why="the family was asked")


def add(store: Store, *new: NewCoding) -> Added:
    """Adds all in one transaction; what the last one did."""
    with store.writing() as writer:
        return [writer.add(one) for one in new][-1]


def decide(store: Store, made: Decision) -> Decision:
    with store.writing() as writer:
        return writer.decide(made)


def test_both_codings_stay_and_the_newer_is_current(store_url: str) -> None:
    old, new = coding(SHELLING), coding(SEVEN, coder="coder 2")
    with open_store(store_url) as store:
        add(store, old)
        assert add(store, new) == Added(1, "recoded", (1,), changed=(1,))
        assert [(c.coder, c.is_current) for c in store.codings(1)] == [("coder 1", False), ("coder 2", True)]
        assert store.coded(1) == new.report
        assert store.coded(1, store.codings(1)[0].id) == old.report
        assert store.tellings([1])[0].event == SEVEN


def test_an_event_keeps_its_ref_and_its_code_and_a_new_one_gets_its_own(store_url: str) -> None:
    """Told in another order, with other ids: found again by the words of its trigger."""
    with open_store(store_url) as store:
        add(store, coding(ABDUCTION))
        code = store.own_codes([1])[1]
        done = add(store, coding(SEVEN, replace(ABDUCTION, id="a2"), coder="coder 2"))
        assert (done.refs, done.changed) == ((1, 2), (1, 2))
        assert [t.event.id for t in store.tellings([1, 2])] == ["a2", "s2"]
        assert store.own_codes([1])[1] == code


def test_an_event_told_just_the_same_needs_no_new_linking(store_url: str) -> None:
    """The coder is another, what it says is not: nothing has changed for linking, and pairs stay."""
    with open_store(store_url) as store:
        add(store, coding(SHELLING), another(1))
        with store.writing() as writer:
            writer.mark_linked([1, 2])
            writer.save_pairs([Pair(1, 2, 4.0, 0.9)])
        assert add(store, coding(SHELLING, coder="coder 2")) == Added(1, "recoded", (1,))
        assert store.unlinked(9) == ()
        assert len(store.pairs_of([1])) == 1


def test_an_event_told_differently_is_linked_anew(store_url: str) -> None:
    """Its pairs and block keys were another telling's."""
    with open_store(store_url) as store:
        add(store, coding(SHELLING), another(1))
        with store.writing() as writer:
            writer.mark_linked([1, 2])
            writer.save_pairs([Pair(1, 2, 4.0, 0.9)])
        add(store, coding(SEVEN, coder="coder 2"))
        assert [t.ref for t in store.unlinked(9)] == [1]
        assert store.pairs_of([1]) == ()
        with store.writing() as writer:
            writer.mark_linked([1])
        assert store.candidates(["YE|market"], 9) == ()


def test_an_event_the_newer_coder_does_not_tell_is_let_go(store_url: str) -> None:
    """It is no longer current and no candidate, and its old coding still has it."""
    with open_store(store_url) as store:
        add(store, coding(SHELLING, ABDUCTION))
        with store.writing() as writer:
            writer.mark_linked([1, 2])
            writer.assign({"YE-1": [1], "XX-2": [2]})
        assert add(store, coding(SHELLING, coder="coder 2")).gone == (2,)
        assert store.candidates(["YE|teachers"], 9) == ()
        assert list(store.members(["YE-1", "XX-2"])) == ["YE-1"]
        assert store.incident_of([2]) == {2: "XX-2"}  # the ledger must know whose view to drop
        assert store.coded(1, store.codings(1)[0].id).events == (SHELLING, ABDUCTION)


def test_an_event_that_a_decision_is_about_stays(store_url: str) -> None:
    """The machine does not take away what a person confirmed, until the decision is undone."""
    with open_store(store_url) as store:
        add(store, coding(SHELLING, ABDUCTION))
        confirmed = decide(store, replace(CONFIRMED, refs=(2,)))
        done = add(store, coding(SHELLING, coder="coder 2"))
        assert (done.refs, done.gone) == ((1, 2), ())
        assert store.tellings([2])[0].event == ABDUCTION
        decide(store, replace(CONFIRMED, kind="undo", undoes=confirmed.id))
        assert add(store, coding(SHELLING, coder="coder 3")).gone == (2,)


def test_an_event_told_again_after_a_while_comes_back_under_its_ref(store_url: str) -> None:
    with open_store(store_url) as store:
        add(store, coding(SHELLING, ABDUCTION))
        add(store, coding(SHELLING, coder="coder 2"))
        assert add(store, coding(SHELLING, ABDUCTION, coder="coder 3")) == Added(1, "recoded", (1, 2), changed=(2,))


def test_another_event_of_the_same_sentence_is_a_new_one() -> None:
    """A protest is not the shelling it followed, although one sentence tells both."""
    from onrecord.store.matching import matched

    protest = Event(
        "p", "body", "protests", "peaceful_protest", evidence=(at(FIRST),), trigger=Thing("x", at("people"))
    )
    assert matched({1: SHELLING}, [protest]) == {}
    bare = replace(protest, event_type=SHELLING.event_type, trigger=None)
    assert matched({1: SHELLING}, [bare]) == {0: 1}
    assert matched({1: SHELLING}, [replace(bare, evidence=(at(SECOND),))]) == {}


def test_of_two_that_fit_the_same_type_is_preferred() -> None:
    """One trigger, two old tellings: the one of the same type is it, whatever the order."""
    from onrecord.store.matching import matched

    raid = replace(SHELLING, event_type="battles", sub_event_type="armed_clash")
    assert matched({1: raid, 2: SHELLING}, [SEVEN, raid]) == {0: 2, 1: 1}
    assert matched({1: SHELLING, 2: raid}, [SEVEN, raid]) == {0: 1, 1: 2}


def test_codes_lengthen_rather_than_clash(store_url: str) -> None:
    """Two events of one report under one id have codes of their own."""
    with open_store(store_url) as store:
        add(store, coding(SHELLING, replace(ABDUCTION, id="shelling", places=SHELLING.places)))
        first, second = store.own_codes([1, 2]).values()
        assert second.startswith(first) and len(second) == len(first) + 1
        assert first.startswith("YE-") and len(first) == len("YE-") + 8
