"""An incident's figures: tellings in, low, best and high out, by each profile."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reconcile.copies import signature_of
from onrecord.reconcile.reconcile import reconcile
from onrecord.record.claim import Claim, Counted, Speaker
from onrecord.record.count import Count
from onrecord.record.incident import Incident
from onrecord.record.telling import Telling
from onrecord.rules.profile import BUILT_IN, load_profile
from tests.incidents import NOW, POLICE, event, killed, telling

CIVILIANS = Counted("villagers", NOW, "civilians", civilian=True, kind="civilians")
FIGHTERS = Counted("militants", NOW, "target", civilian=False, kind="rebel_group")
ARMY_SAYS = Speaker("the army", NOW, "Armed Forces", "military", kind="state_forces")


def says(
    ref: int, *claims: Claim, published: str | None = "2017-09-29", outlet: str | None = None, **changes: Any
) -> Telling:
    """A report with these claims, from an outlet of its own."""
    return telling(ref, event(*claims, **changes), published, outlet or f"Outlet {ref}")


def made(*tellings: Telling, profile: str = "plain") -> Incident:
    """The incident."""
    return reconcile("SY-1", tellings, load_profile(profile))


def triple(count: Count) -> tuple[int | None, int | None, int | None]:
    """Low, best, high."""
    return count.low, count.best, count.high


def test_one_report_gives_its_own_figure() -> None:
    """What the report says is what the incident has."""
    assert triple(made(says(1, killed(12))).killed) == (12, 12, 12)


def test_first_12_then_20_then_17() -> None:
    """The latest toll stands, and the series keeps all three with their days."""
    incident = made(
        *(says(n, killed(k), published=f"2017-09-{d}") for n, (k, d) in enumerate([(12, 28), (20, 29), (17, 30)], 1))
    )
    assert triple(incident.killed) == (17, 17, 17)
    assert [(t.as_of, t.killed.best) for t in incident.toll] == [
        (dt.date(2017, 9, 28), 12), (dt.date(2017, 9, 29), 20), (dt.date(2017, 9, 30), 17),
    ]  # fmt: skip
    assert [c.value.used for c in incident.claims] == [False, False, True]
    assert "earlier toll" in incident.claims[0].value.why


def test_two_voices_of_one_day_stand_side_by_side() -> None:
    """The range spans both, a note names both, and neither is thrown away."""
    incident = made(says(1, killed(12), outlet="AFP"), says(2, killed(15), outlet="Local Radio"))
    assert triple(incident.killed) == (12, 12, 15)
    assert incident.notes == ("sources differ on how many were killed: AFP: 12; Local Radio: 15",)
    assert all(c.value.used for c in incident.claims)


def test_at_least_stays_open() -> None:
    """At least 20 has no upper end, alone or beside a lower figure."""
    open_claim = killed(20, 20, None, rule="at_least")
    assert triple(made(says(1, open_claim)).killed) == (20, 20, None)
    assert made(says(1, open_claim), says(2, killed(18))).killed.high is None


def test_an_exact_figure_above_closes_at_least() -> None:
    """At least 20, and 25, make 20 to 25."""
    assert triple(made(says(1, killed(20, 20, None)), says(2, killed(25))).killed)[::2] == (20, 25)


def test_a_later_at_least_does_not_undo_an_exact_toll() -> None:
    """12, and two days later "at least 10": the 12 stands."""
    incident = made(says(1, killed(12)), says(2, killed(10, 10, None), published="2017-10-01"))
    assert incident.killed.high is None or incident.killed.high >= 12
    assert any(c.value.used and c.value.count.best == 12 for c in incident.claims)


def test_ten_copies_are_one_voice() -> None:
    """Copies of one wire story do not outvote a second source, and their figure counts once."""
    text = "gunmen killed a dozen farmers at dawn on the road to the river while others fled into the reeds nearby"
    mark = signature_of(text)
    copies = [replace(t, report=replace(t.report, signature=mark)) for t in (says(n, killed(12)) for n in range(1, 11))]
    incident = made(*copies, says(11, killed(9)), profile="ucdp")
    assert len(incident.origins) == 2 and incident.killed.best == 9
    assert sum("one source with" in c.value.why for c in incident.claims) == 9


def test_an_outlet_that_cites_an_agency_is_the_agency() -> None:
    """X, citing Y, is Y's voice."""
    citing = Speaker("Reuters", NOW, "Reuters", "media")
    incident = made(
        says(1, killed(12), outlet="Reuters"), says(2, killed(12, by=citing), outlet="Daily Mirror of Homs")
    )
    assert [o.reports for o in incident.origins] == [("r1", "r2")] and "cites Reuters" in incident.origins[0].why
    assert incident.grade.value == "weak"


def test_a_paper_that_tells_it_again_is_not_a_second_source() -> None:
    """Its later report says what it knows by then: one voice, not two."""
    incident = made(
        says(1, killed(12), outlet="The Daily Mirror of Homs"),
        says(2, killed(15), published="2017-09-30", outlet="Daily Mirror of Homs"),
    )
    assert [o.reports for o in incident.origins] == [("r1", "r2")] and "both by The Daily" in incident.origins[0].why
    assert (incident.killed.best, incident.grade.value) == (15, "weak")


def test_two_papers_that_pass_on_one_monitor_are_one_source() -> None:
    """The Observatory said it once, however many print it."""
    monitor = Speaker("a monitor", NOW, "Syrian Observatory for Human Rights", "monitor")
    incident = made(says(1, killed(12, by=monitor)), says(2, killed(12, by=monitor)))
    assert len(incident.origins) == 1 and "Observatory" in incident.origins[0].why


def test_a_party_does_not_set_the_figure_while_another_speaks() -> None:
    """The army's 40 stands beside the police's 12; alone it counts, and says so."""
    army = killed(40, by=ARMY_SAYS, party=True)
    both = made(says(1, army), says(2, killed(12)))
    assert triple(both.killed) == (12, 12, 12)
    assert "party" in next(c.value.why for c in both.claims if c.value.count.best == 40)
    alone = made(says(1, army))
    assert alone.killed.best == 40 and "party" in alone.claims[0].value.why


def test_a_partys_figure_may_raise_the_high_one_for_ucdp() -> None:
    """Partisan higher figures go to the high estimate."""
    army = killed(40, by=ARMY_SAYS, party=True)
    assert triple(made(says(1, army), says(2, killed(12)), profile="ucdp").killed) == (12, 12, 40)


def test_background_sets_no_figure() -> None:
    """What a report only recalls counts for nothing beside one that tells it as news."""
    incident = made(says(1, killed(12)), says(2, killed(99), published="2018-09-29", background=True))
    assert triple(incident.killed) == (12, 12, 12)
    assert next(c.value.why for c in incident.claims if c.value.count.best == 99) == "told as background"


def test_an_undated_report_that_repeats_an_old_toll_is_as_old() -> None:
    """12 without a day, where 12 was replaced by 20, widens nothing."""
    incident = made(
        says(1, killed(12)), says(2, killed(20), published="2017-09-30"), says(3, killed(12), published=None)
    )
    assert triple(incident.killed) == (20, 20, 20)


DOZENS = Claim("killed", "dozens", NOW, "dozens", Count(24, None, None), by=POLICE, used=True, why="the only figure")
NO_NUMBER = Claim("killed", "civilians", NOW, "no_number", Count(), by=POLICE, why="no number in the words")


@pytest.mark.parametrize(("rule", "low", "acled"), [("tens", 20, 10), ("dozens", 24, 12), ("hundreds", 200, 100)])
def test_vague_words_count_for_what_the_profile_says(rule: str, low: int, acled: int) -> None:
    """ACLED's tens are 10, dozens 12, hundreds 100; the plain profile and UCDP's make no number of them."""
    claim = replace(DOZENS, phrase=rule, rule=rule, count=Count(low, None, None))
    told = says(1, claim, killed=claim.count)
    assert made(told, profile="acled").killed.best == acled
    assert triple(made(told).killed) == (low, None, None) and made(told, profile="ucdp").killed.best is None
    assert f"acled counts {rule} as {acled}" in made(told, profile="acled").claims[0].value.why


@pytest.mark.parametrize(("injured", "expected"), [(None, 3), (40, 10)])
def test_deaths_without_a_number(injured: int | None, expected: int) -> None:
    """ACLED counts 3, or 10 in a large attack; the plain profile leaves them unknown; UCDP leaves the incident out."""
    told = says(1, NO_NUMBER, killed=Count(), injured=Count(injured, injured, injured))
    assert made(told, profile="acled").killed.best == expected
    assert not made(told).killed.known and made(told).included
    assert not made(told, profile="ucdp").included and "not known" in made(told, profile="ucdp").excluded_why


def test_acled_takes_the_most_conservative() -> None:
    """Of 12 and 15 on one day, 12; UCDP takes what most sources say."""
    three = (says(1, killed(15)), says(2, killed(15)), says(3, killed(12)))
    assert made(*three, profile="acled").killed.best == 12
    assert triple(made(*three, profile="ucdp").killed) == (12, 15, 15)


def test_airwars_spans_everything_claimed() -> None:
    """From the least to the most, also what a later report revised."""
    civilians = {"of": CIVILIANS}
    told = (says(1, killed(12, **civilians)), says(2, killed(20, **civilians), published="2017-10-02"))  # type: ignore[arg-type]
    assert triple(made(*told, profile="airwars").killed) == (12, 20, 20)
    assert triple(made(*told).killed) == (20, 20, 20)


def test_airwars_takes_the_dead_for_civilians_unless_told_otherwise() -> None:
    """The unknown side becomes the civilians'; the plain profile leaves it unknown."""
    sides = (("perpetrator", None), ("target", None), ("civilians", None), ("unknown", 12))
    told = says(1, killed(12), killed_by_side=sides)
    assert dict(made(told, profile="airwars").killed_by_side)["civilians"] == 12
    assert dict(made(told).killed_by_side) == {"perpetrator": None, "target": None, "civilians": None, "unknown": 12}


def test_contested_civilian_status_begins_at_zero_for_airwars() -> None:
    """One source says villagers, another militants: at least 0, with the most claimed above."""
    told = (says(1, killed(12, of=CIVILIANS)), says(2, killed(12, of=FIGHTERS)))
    assert made(*told, profile="airwars").killed.low == 0 and made(*told).killed.low == 12


def test_airwars_counts_only_where_civilians_came_to_harm() -> None:
    """Soldiers killed in a clash are not in it, and it says why."""
    told = says(1, killed(12, of=FIGHTERS), actors=())
    assert not made(told, profile="airwars").included and "civilian" in made(told, profile="airwars").excluded_why


def test_ucdp_leaves_out_where_nobody_died() -> None:
    """At least one death in low, best or high; for ACLED an event without deaths is an event."""
    told = says(1, killed(0))
    assert not made(told, profile="ucdp").included and made(told, profile="acled").included


def test_threats_and_denials_are_left_out_with_the_reason() -> None:
    """What did not happen is kept and not counted."""
    assert made(says(1, killed(3), status="threatened")).excluded_why == "it is told as threatened"
    assert made(says(1, killed(3), background=True)).excluded_why == "reports only recall it as background"


def test_by_side_adds_up_to_the_best_or_is_unknown() -> None:
    """Where a report's sides do not add up to its figure, none of them is taken."""
    sides = (("perpetrator", None), ("target", 5), ("civilians", None), ("unknown", None))
    incident = made(says(1, killed(12), killed_by_side=sides))
    assert dict(incident.killed_by_side) == {"perpetrator": None, "target": None, "civilians": None, "unknown": 12}


FIGURES = st.lists(
    st.tuples(st.integers(0, 90), st.booleans(), st.booleans(), st.sampled_from([None, "2017-09-28", "2017-09-29", "2017-10-05"])),
    min_size=1, max_size=6,
)  # fmt: skip


@given(FIGURES, st.sampled_from(BUILT_IN))
def test_low_best_and_high_are_always_in_order(figures: list[tuple[int, bool, bool, str | None]], profile: str) -> None:
    """Whatever is told, and by whichever profile: the nouns themselves refuse anything else, and no claim is lost."""
    told = [
        says(n, killed(k, k, None) if is_open else killed(k), published=day)
        if not party
        else says(n, killed(k, by=ARMY_SAYS, party=True), published=day)
        for n, (k, is_open, party, day) in enumerate(figures, 1)
    ]
    incident = made(*told, profile=profile)
    assert len(incident.claims) == len(figures)
    known = [n for n in triple(incident.killed) if n is not None]
    assert known == sorted(known) and known


@given(FIGURES, st.randoms())
def test_the_order_of_reports_does_not_matter(figures: list[tuple[int, bool, bool, str | None]], chance: Any) -> None:
    """The same tellings in any order make the same incident."""
    told = [
        says(n, killed(k, k, None) if is_open else killed(k), published=day)
        for n, (k, is_open, _, day) in enumerate(figures, 1)
    ]
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert made(*told) == made(*shuffled)
