"""Reports become incidents: linked, corrected by people, coded again, on SQLite and on PostgreSQL."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.ledger.deciding import Person
from onrecord.record.errors import UsageError
from onrecord.rules.profile import load_profile
from onrecord.store.filters import ViewFilter
from tests.ledger.reports import ALL, AMBUSH, CAR_BOMB, CAR_BOMB_TWO, MARKET, MARKET_LATER, MARKET_UNDATED, Given, coded

ANA = Person("ana", "the governor says so")


@pytest.fixture
def ledger(store_url: str) -> Iterator[Ledger]:
    """An empty ledger on each database."""
    with open_ledger(store_url, create=True) as opened:
        yield opened


def add(ledger: Ledger, *given: Given, coder: str = "onrecord test 1") -> None:
    """Take in reports one by one, linking after each."""
    for one in given:
        ledger.add(*coded(one), settings="{}", coder=coder)
        ledger.linking.link_new()


def listed(ledger: Ledger, **asked: Any) -> list[dict[str, Any]]:
    """The incidents, as a list."""
    return list(ledger.incidents(ViewFilter(**asked)))


def groups(ledger: Ledger) -> set[frozenset[str]]:
    """Which reports tell one incident."""
    return {frozenset(i["reports"]) for i in listed(ledger)}


def one_with(ledger: Ledger, report: str) -> dict[str, Any]:
    """The incident that a report tells."""
    return next(i for i in listed(ledger, included_only=False) if report in i["reports"])


def test_two_reports_of_one_bomb_are_one_incident(ledger: Ledger) -> None:
    """Different words, one incident, both reports named; the ambush elsewhere stays apart."""
    add(ledger, CAR_BOMB, CAR_BOMB_TWO, AMBUSH)
    assert groups(ledger) == {frozenset({"car-bomb", "car-bomb-2"}), frozenset({"ambush"})}


def test_the_toll_over_time_is_kept(ledger: Ledger) -> None:
    """First 12, then 20: the later toll stands, and the series has both."""
    add(ledger, MARKET, MARKET_LATER)
    incident = one_with(ledger, "market")
    assert [(t["as_of"], t["killed"]["best"]) for t in incident["toll"]] == [("2019-07-24", 12), ("2019-07-25", 20)]
    assert incident["killed"]["best"] == 20


def test_incidents_are_in_a_fixed_order_by_date(ledger: Ledger) -> None:
    """By date, then code."""
    add(ledger, *ALL)
    add(ledger, Given("nowhen", "Gunmen shot two farmers dead in Juba, a pastor said."))
    shown = [(i["date"]["start"] or "unknown comes last", i["code"]) for i in listed(ledger)]
    assert shown == sorted(shown) and len(shown) == 4


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_adding_does_not_change_who_belongs_together(ledger: Ledger, seed: int) -> None:
    """Shuffled, the same reports make the same incidents."""
    shuffled = random.Random(seed).sample(ALL, len(ALL))
    add(ledger, *shuffled)
    assert groups(ledger) == {
        frozenset({"market", "market-later", "market-undated"}),
        frozenset({"car-bomb", "car-bomb-2"}),
        frozenset({"ambush"}),
    }


def test_one_batch_links_as_one_by_one_does(ledger: Ledger) -> None:
    """Ten reports at once link as ten that come one after another."""
    for one in ALL:
        ledger.add(*coded(one), settings="{}", coder="c")
    ledger.linking.link_new()
    assert len(groups(ledger)) == 3


def test_adding_again_changes_nothing(ledger: Ledger) -> None:
    """The same report by the same coder leaves every incident as it was."""
    add(ledger, *ALL)
    before = listed(ledger)
    add(ledger, *ALL)
    assert listed(ledger) == before


def date_of(incident: dict[str, Any], report: str) -> dict[str, Any]:
    """The date of what a report told, inside its incident."""
    date: dict[str, Any] = next(t["date"] for t in incident["tellings"] if t["report"] == report)
    return date


def test_an_undated_report_gets_its_date_by_corroboration_and_loses_it_with_the_link(ledger: Ledger) -> None:
    """The date is marked as from the other report, gone after a split, and back after the undo."""
    add(ledger, MARKET_UNDATED, MARKET)
    incident = one_with(ledger, "market-undated")
    assert date_of(incident, "market-undated")["start"] == "2019-07-23"
    assert date_of(incident, "market-undated")["basis"] == "corroboration"
    undated = next(t["telling"] for t in incident["tellings"] if t["report"] == "market-undated")
    made = ledger.deciding.split(incident["code"], [undated], ANA)
    alone = one_with(ledger, "market-undated")
    assert alone["reports"] == ["market-undated"] and alone["date"]["start"] is None
    ledger.deciding.undo(made.id, ANA)
    assert date_of(one_with(ledger, "market-undated"), "market-undated")["basis"] == "corroboration"


def test_a_merge_and_its_undo(ledger: Ledger) -> None:
    """People may join what the machine keeps apart; both codes find the one incident, and undoing parts them again."""
    add(ledger, CAR_BOMB, AMBUSH)
    first, second = one_with(ledger, "car-bomb")["code"], one_with(ledger, "ambush")["code"]
    before = listed(ledger)
    made = ledger.deciding.merge([first, second], ANA)
    merged = one_with(ledger, "ambush")
    assert set(merged["reports"]) == {"car-bomb", "ambush"}
    assert ledger.incident(second)["code"] == ledger.incident(first)["code"] == merged["code"]
    ledger.deciding.undo(made.id, ANA)
    assert listed(ledger) == before


def test_a_split_holds_when_more_reports_come(ledger: Ledger) -> None:
    """What people parted stays parted, whatever is added."""
    add(ledger, CAR_BOMB, CAR_BOMB_TWO)
    incident = one_with(ledger, "car-bomb")
    taken = next(t["telling"] for t in incident["tellings"] if t["report"] == "car-bomb-2")
    ledger.deciding.split(incident["code"], [taken], ANA)
    add(ledger, *ALL)
    assert "car-bomb" not in one_with(ledger, "car-bomb-2")["reports"]


def test_a_correction_outlives_a_newer_coder_and_the_old_coding_is_kept(ledger: Ledger) -> None:
    """Coding again overwrites neither the person nor the earlier coding."""
    add(ledger, CAR_BOMB)
    code = one_with(ledger, "car-bomb")["code"]
    ledger.deciding.correct(code, "killed", "5", ANA)
    ledger.deciding.judge("confirm", code, Person("bo"))
    add(ledger, CAR_BOMB, coder="onrecord test 2")
    incident = ledger.incident(code)
    assert incident["killed"] == {"low": 5, "best": 5, "high": 5}
    assert incident["state"] == "confirmed" and "killed" in incident["corrected"]
    assert [c.coder for c in ledger.codings_of("car-bomb")] == ["onrecord test 1", "onrecord test 2"]


def test_the_log_says_who_what_why_and_what_stood_before(ledger: Ledger) -> None:
    """Each decision is there with the value it replaced; an undo is one more."""
    add(ledger, CAR_BOMB)
    code = one_with(ledger, "car-bomb")["code"]
    made = ledger.deciding.correct(code, "killed", "5", ANA)
    ledger.deciding.undo(made.id, Person("bo", "misread"))
    first, second = ledger.decisions_on(code)
    assert (first.who, first.field, first.value["best"], first.before["best"], first.why) == (
        "ana", "killed", 5, 4, "the governor says so",
    )  # fmt: skip
    assert (second.kind, second.undoes, second.who) == ("undo", first.id, "bo")
    assert ledger.incident(code)["killed"]["best"] == 4


def test_a_rejected_incident_is_kept_but_not_listed(ledger: Ledger) -> None:
    """It leaves the list, `--all` still has it, and the undo brings it back."""
    add(ledger, CAR_BOMB, AMBUSH)
    code = one_with(ledger, "ambush")["code"]
    made = ledger.deciding.judge("reject", code, ANA)
    assert code not in [i["code"] for i in listed(ledger)]
    assert ledger.incident(code)["state"] == "rejected"
    ledger.deciding.undo(made.id, ANA)
    assert code in [i["code"] for i in listed(ledger)]


def test_the_machine_never_joins_two_incidents_that_people_confirmed(ledger: Ledger) -> None:
    """Two confirmed incidents stay two, even when a report comes that would bridge them."""
    add(ledger, CAR_BOMB, CAR_BOMB_TWO)
    incident = one_with(ledger, "car-bomb")
    taken = next(t["telling"] for t in incident["tellings"] if t["report"] == "car-bomb-2")
    parted = ledger.deciding.split(incident["code"], [taken], ANA)
    for report in ("car-bomb", "car-bomb-2"):
        ledger.deciding.judge("confirm", one_with(ledger, report)["code"], ANA)
    ledger.deciding.undo(parted.id, ANA)
    assert "car-bomb" not in one_with(ledger, "car-bomb-2")["reports"]


@pytest.mark.parametrize(
    ("field", "value"), [("killed", "many"), ("date", "last week"), ("colour", "red"), ("sub_event_type", "quarrel")]
)
def test_nonsense_is_refused_and_leaves_no_trace(ledger: Ledger, field: str, value: str) -> None:
    """A correction that makes no sense is wrong usage; the log stays empty."""
    add(ledger, CAR_BOMB)
    code = one_with(ledger, "car-bomb")["code"]
    with pytest.raises(UsageError):
        ledger.deciding.correct(code, field, value, ANA)
    assert ledger.decisions_on(code) == ()


def test_another_profile_reckons_anew(ledger: Ledger) -> None:
    """The profile and its hash stand in the record, and the default's views are untouched."""
    add(ledger, CAR_BOMB, AMBUSH)
    acled = load_profile("acled")
    found = list(ledger.incidents(ViewFilter(), acled))
    assert {i["profile"] for i in found} == {"acled"}
    assert {i["profile_sha256"] for i in found} == {acled.sha256}
    assert {i["profile"] for i in listed(ledger)} == {"plain"}


def test_each_claim_says_its_words_and_its_report(ledger: Ledger) -> None:
    """No value without the words: a claim's span, in its report's text, is its phrase."""
    add(ledger, *ALL)
    for incident in listed(ledger):
        quote = ledger.quotes(incident)
        assert incident["claims"]
        for claim in incident["claims"]:
            assert quote(claim["telling"], claim["span"]) == claim["phrase"]


def test_what_an_earlier_run_left_unlinked_is_linked_by_the_next(ledger: Ledger) -> None:
    """Kept but not linked, as after a cut-off run: the next link finishes the work."""
    for one in ALL[:3]:
        ledger.add(*coded(one), settings="{}", coder="c")
    assert listed(ledger) == []
    add(ledger, *ALL[3:])
    assert len(groups(ledger)) == 3


def test_linking_everything_anew_gives_the_same_incidents(ledger: Ledger) -> None:
    """Forgetting all pairs and comparing again changes neither incidents nor decisions."""
    add(ledger, *ALL)
    ledger.deciding.judge("confirm", one_with(ledger, "ambush")["code"], ANA)
    before = listed(ledger)
    ledger.linking.forget()
    ledger.linking.link_new()
    assert listed(ledger) == before


def test_reports_stand_in_the_order_they_were_published(ledger: Ledger) -> None:
    """The tellings of an incident are listed by the day of their report."""
    add(ledger, MARKET_LATER, MARKET)
    shown: Sequence[dict[str, Any]] = one_with(ledger, "market")["tellings"]
    assert [t["published"] for t in shown] == ["2019-07-24", "2019-07-25"]
