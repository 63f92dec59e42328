"""Keys, comparisons and clusters, each on tellings made for the purpose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.cluster import clusters
from onrecord.link.explain import explain
from onrecord.link.keys import lookup_keys, stored_keys
from onrecord.link.model import LinkModel
from onrecord.link.scoring import PairScorer
from onrecord.record.actor import Thing, Victim
from onrecord.record.date import DateRange
from onrecord.record.errors import ResourceError
from onrecord.record.pair import Judgement, Pair
from onrecord.record.telling import Telling
from tests.house.tree import ROOT
from tests.incidents import IS, NOW, SUKNA, event, killed, telling


@cache
def scorer() -> PairScorer:
    """One scorer for all tests."""
    return PairScorer(LinkModel.load())


def told(ref: int, **changes: Any) -> Telling:
    """A telling of 12 killed near Sukna on 28 September 2017, with changes to its event."""
    words = changes.pop("words", ("bakery", "convoy", "desert", "raid", "village"))
    published = changes.pop("published", "2017-09-29")
    number = changes.pop("number", 12)
    return replace(telling(ref, event(killed(number), **changes), published), wording=words)


def weight(a: Telling, b: Telling) -> float:
    """The weight of a pair, however low."""
    return scorer().score_groups([[a, b]])[0].weight


def day(text: str) -> DateRange:
    """An exact day."""
    return DateRange(dt.date.fromisoformat(text), dt.date.fromisoformat(text), 1)


def found(a: Telling, b: Telling) -> bool:
    """Whether the one is looked up by the other."""
    return bool(set(lookup_keys(a)) & set(stored_keys(b)))


PALMYRA = replace(SUKNA, name="Tadmur", geonames_id=163808, lat=34.5624, lon=38.284)
HOMS_PROVINCE = replace(SUKNA, name="Homs", geonames_id=169577, precision=4, lat=34.5, lon=38.5)
SYRIA = replace(SUKNA, name="Syria", geonames_id=163843, adm1=None, precision=6, lat=35.0, lon=38.0)

SOME = (
    told(1),
    told(2, date=day("2017-09-29")),
    told(3, places=(HOMS_PROVINCE,)),
    told(4, places=(SYRIA,)),
    told(5, places=()),
    told(6, date=DateRange(dt.date(2017, 9, 1), dt.date(2017, 9, 30), 4)),
    told(7, date=DateRange(), published=None),
    told(8, date=DateRange()),
    told(9, date=DateRange(dt.date(2017, 9, 1), dt.date(2017, 9, 30), 4), places=(HOMS_PROVINCE,)),
)


@pytest.mark.parametrize(("a", "b"), list(combinations(SOME, 2)), ids=lambda t: str(t.ref))
def test_one_finds_the_other_exactly_where_the_other_finds_it(a: Telling, b: Telling) -> None:
    """So the order in which reports come cannot matter."""
    assert found(a, b) == found(b, a)


@pytest.mark.parametrize("other", SOME[1:], ids=lambda t: str(t.ref))
def test_the_same_incident_is_found_however_vaguely_it_is_told(other: Telling) -> None:
    """A day off, a province, a country, no place, a month, no day at all: each finds the exact telling."""
    assert found(SOME[0], other)


@pytest.mark.parametrize(
    "other",
    [
        told(2, date=day("2017-10-20")),
        told(2, places=(replace(SUKNA, lat=12.0, lon=14.0, country="NG", adm1="Borno"),)),
    ],
)
def test_what_is_far_away_is_not_looked_at(other: Telling) -> None:
    """Another month, another country: no key in common."""
    assert not found(SOME[0], other)


def test_a_look_up_asks_for_few_keys() -> None:
    """A telling is kept under a dozen keys and looks for some tens."""
    assert len(stored_keys(SOME[0])) < 20 and len(lookup_keys(SOME[0])) < 120


@pytest.mark.parametrize(
    ("name", "better", "worse"),
    [
        ("the same town counts more than the province", told(2), told(2, places=(HOMS_PROVINCE,))),
        ("the province counts more than another town", told(2, places=(HOMS_PROVINCE,)), told(2, places=(PALMYRA,))),
        ("the same day counts more than the next", told(2), told(2, date=day("2017-09-29"))),
        ("the next day counts more than the day after", told(2, date=day("2017-09-29")), told(2, date=day("2017-09-30"))),
        ("an unknown day counts more than another day", told(2, date=DateRange(), published=None), told(2, date=day("2017-10-01"))),
        ("the same toll counts more than another", told(2), told(2, number=3)),
        ("a toll grown by the next day counts more than two tolls at once", told(2, number=20, published="2017-10-01"), told(2, number=20)),
        ("an unknown toll counts more than another", told(2, number=None), told(2, number=40)),
        ("the same group counts more than another", told(2), told(2, actors=(replace(IS, id="hts"),))),
        ("the same words count more than others", told(2), told(2, words=("alley", "clinic", "evening", "mortar", "nurse"))),
        ("the same type counts more than another", told(2), told(2, sub_event_type="peaceful_protest", event_type="protests")),
        ("an unknown weapon counts more than another", told(2, weapons=()), told(2, weapons=(Thing("mortar", NOW, "shelling"),))),
    ],
)  # fmt: skip
def test_evidence_counts_as_people_would_count_it(name: str, better: Telling, worse: Telling) -> None:
    """Each comparison goes the way its words say, and what is unknown says nothing against."""
    assert weight(SOME[0], better) > weight(SOME[0], worse), name


def test_what_was_hit_tells_two_strikes_apart() -> None:
    """A market and a hospital in one town on one day are two."""
    market, hospital = (Thing(words, NOW, kind) for words, kind in (("a market", "market"), ("a hospital", "medical")))
    assert weight(told(1, infrastructure=(market,)), told(2, infrastructure=(market,))) > 4
    other = told(2, infrastructure=(hospital,), number=2, words=("clinic", "nurse", "patient", "ward"))
    assert weight(told(1, infrastructure=(market,), number=9), other) < 0


def test_morning_and_evening_are_two() -> None:
    """The time of day speaks where the words say it."""
    morning, evening = (replace(day("2017-09-28"), text=f"Thursday {part}") for part in ("morning", "evening"))
    assert (
        weight(told(1, date=morning), told(2, date=morning)) - weight(told(1, date=morning), told(2, date=evening)) > 4
    )


def test_a_name_in_common_outweighs_a_place_that_differs() -> None:
    """A named victim is the strongest tie; other names, one dead each, the strongest against."""
    jane, john = (Victim(NOW, name=name, fate="killed") for name in ("Jane Roe", "John Doe"))
    one = told(1, number=1, victims=(jane,), places=(SYRIA,))
    assert weight(one, told(2, number=1, victims=(jane,))) > 4
    assert weight(one, told(2, number=1, victims=(john,))) < 0


def test_nearly_nothing_known_does_not_link() -> None:
    """Two attacks somewhere in one country with no more told are not one."""
    bare = {"places": (SYRIA,), "date": DateRange(), "published": None, "actors": (), "weapons": (), "number": None}
    assert weight(told(1, **bare, words=()), told(2, **bare, words=())) < -4


def test_two_events_of_one_report_are_never_compared() -> None:
    """A report that tells two events says that they are two."""
    one, two = told(1), replace(told(2), report=told(1).report)
    assert scorer().score([one, two], []) == () and scorer().score_groups([[one, two]]) == ()


def test_new_and_old_are_scored_alike() -> None:
    """A pair weighs the same whichever came first, and in one batch or two."""
    a, b = told(1), told(2, number=14)
    assert (
        scorer().score([b], [a])
        == scorer().score([a], [b])
        == scorer().score([a, b], [])
        == scorer().score_groups([[a, b]])
    )


def test_the_weight_is_the_sum_of_what_is_explained() -> None:
    """Prior and levels add up to the weight, and the sentence names each of them."""
    pair = scorer().score([told(1)], [told(2)])[0]
    assert abs(scorer().model.prior + sum(a.bits for a in pair.agreements) - pair.weight) < 0.01
    assert all(a.level in explain(pair) for a in pair.agreements if a.bits)


def test_every_level_stands_in_the_docs() -> None:
    """docs/linking.md lists each level with its weight, as the model has them."""
    page = (ROOT / "docs" / "linking.md").read_text(encoding="utf-8")
    for comparison in LinkModel.load().comparisons:
        assert comparison.about in page
        for level in comparison.levels:
            assert f"| {level.words} | {level.bits:+g} |" in page


@pytest.mark.parametrize("raw", [b"prior = ", b"prior = 1.0", b"\xff"])
def test_a_broken_model_is_told_plainly(raw: bytes) -> None:
    """Not TOML, something missing, not UTF-8: one clear error that names the file."""
    with pytest.raises(ResourceError, match=r"model\.toml"):
        LinkModel.parse(raw)


def core(count: int) -> list[Telling]:
    """So many tellings, each of a report of its own."""
    return [told(ref) for ref in range(1, count + 1)]


def pair(a: int, b: int, bits: float) -> Pair:
    """A scored pair."""
    return Pair(a, b, bits, 0.5)


def test_a_chain_of_lookalikes_is_not_one_incident() -> None:
    """1 is like 2, 2 like 3, but 1 is nothing like 3: the better pair stands."""
    assert clusters(core(3), [pair(1, 2, 5), pair(2, 3, 2), pair(1, 3, -9)]) == (frozenset({1, 2}), frozenset({3}))


def test_background_joins_but_draws_nothing_together() -> None:
    """A report that recalls two incidents does not make them one."""
    recalled = told(3, background=True)
    made = clusters([*core(2), recalled], [pair(1, 3, 6), pair(2, 3, 5), pair(1, 2, -8)])
    assert made == (frozenset({1, 3}), frozenset({2}))


def test_what_was_decided_apart_is_not_joined_by_the_machine() -> None:
    """Two incidents that people have decided on stay two, however alike."""
    both = [frozenset({1}), frozenset({2})]
    assert clusters(core(2), [pair(1, 2, 12)], (), both) == (frozenset({1}), frozenset({2}))


def test_the_later_word_stands() -> None:
    """Merged, then split: split. Split, then merged: merged."""
    same, apart = Judgement(1, 2, same=True, decision=1), Judgement(1, 2, same=False, decision=2)
    assert len(clusters(core(2), [pair(1, 2, 12)], [same, apart])) == 2
    assert len(clusters(core(2), [], [replace(same, decision=3), apart])) == 1


def test_people_may_join_two_events_of_one_report() -> None:
    """The machine never does; a person knows better."""
    one, two = told(1), replace(told(2), report=told(1).report)
    assert len(clusters([one, two], [pair(1, 2, 9)])) == 2
    assert len(clusters([one, two], [], [Judgement(1, 2, same=True, decision=1)])) == 1


WEIGHTS = st.lists(st.floats(-10, 10).map(lambda x: round(x, 3)), min_size=15, max_size=15)


@given(WEIGHTS, st.permutations(range(15)), st.permutations(range(6)))
@settings(max_examples=60, deadline=None)
def test_the_order_of_pairs_and_tellings_does_not_matter(
    weights: list[float], shuffled: Sequence[int], others: Sequence[int]
) -> None:
    """Whatever the weights."""
    tellings = core(6)
    pairs = [pair(a, b, w) for (a, b), w in zip(combinations(range(1, 7), 2), weights, strict=True)]
    again = clusters([tellings[n] for n in others], [pairs[n] for n in shuffled])
    assert clusters(tellings, pairs) == again


@given(WEIGHTS, st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6), st.booleans()), max_size=4))
@settings(max_examples=60, deadline=None)
def test_what_people_parted_is_parted(weights: list[float], said: list[tuple[int, int, bool]]) -> None:
    """No weight and no other judgement joins two that somebody set apart last."""
    judgements = [Judgement(min(a, b), max(a, b), same=s, decision=n) for n, (a, b, s) in enumerate(said) if a != b]
    pairs = [pair(a, b, w) for (a, b), w in zip(combinations(range(1, 7), 2), weights, strict=True)]
    made = clusters(core(6), pairs, judgements)
    last = {(j.left, j.right): j.same for j in judgements}
    for (a, b), same in last.items():
        if not same:
            assert not any({a, b} <= group for group in made)
    assert sorted(ref for group in made for ref in group) == list(range(1, 7))
