"""Reports find their incident: measured on sets of our own, in any order, alone or in a crowd."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest
from benchmarks.made_up import reports as made_up

from onrecord.ledger import open_ledger
from tests.linking.run import Linked, all_reports, coded, link
from tests.linking.scoring import b_cubed, merged_never, pairwise
from tests.linking.sets import PARTS, families

# What was reached; a rise is written down here and in docs/accuracy.md, a fall is a fault.
FLOORS = {"tune": (0.96, 0.93), "hold": (0.97, 0.96)}  # B3 F1, pairwise F1


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Linked:
    """The sets, added in the order of the files."""
    return link(all_reports(), tmp_path_factory.mktemp("sets"))


def groups(linked: Linked) -> set[frozenset[tuple[str, str]]]:
    """Which tellings of the sets are one incident, by report and cluster."""
    found: dict[str, set[tuple[str, str]]] = {}
    for ref, cluster in linked.gold.items():
        found.setdefault(linked.found[ref], set()).add((linked.tellings[ref].report.id, cluster))
    return {frozenset(group) for group in found.values()}


def test_the_sets_are_large_and_whole() -> None:
    """At least 60 clusters and 40 near-misses; ids and texts each once; every cluster told; no family in two parts."""
    told = families()
    texts = [r.text for f in told for r in f.reports]
    clusters = [c for f in told for c in f.clusters]
    assert len(set(clusters)) == len(clusters) >= 60
    assert sum(len(f.never) for f in told) >= 40
    assert len(set(texts)) == len(texts) and len({r.id for f in told for r in f.reports}) == len(texts)
    assert {c for f in told for r in f.reports for c, _ in r.tells} == set(clusters)
    assert len({f.name for f in told}) == len(told)
    assert all({a, b} <= set(f.clusters) for f in told for a, b in f.never)


@pytest.mark.parametrize("part", PARTS)
def test_reports_find_their_incident(linked: Linked, part: str) -> None:
    """B3 is at least 0.90, and what was reached does not fall."""
    wanted = {c for f in families() if f.part == part for c in f.clusters}
    gold = {ref: cluster for ref, cluster in linked.gold.items() if cluster in wanted}
    cubed, pair = FLOORS[part]
    assert b_cubed(gold, linked.found).f1 >= max(cubed, 0.90)
    assert pairwise(gold, linked.found).f1 >= pair


@pytest.mark.parametrize("part", PARTS)
def test_no_near_miss_is_merged(linked: Linked, part: str) -> None:
    """What must stay apart stays apart, every time."""
    never = [pair for f in families() if f.part == part for pair in f.never]
    assert merged_never(linked.gold, linked.found, never) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_any_order_gives_the_same_incidents(linked: Linked, seed: int, tmp_path: Path) -> None:
    """Shuffled, and linked one by one instead of all at once."""
    shuffled = random.Random(seed).sample(all_reports(), len(all_reports()))
    assert groups(link(shuffled, tmp_path, one_by_one=seed == 1)) == groups(linked)


@pytest.mark.slow
def test_a_crowd_of_other_reports_changes_nothing(linked: Linked, tmp_path: Path) -> None:
    """Two thousand reports of other wars around them leave the sets' incidents as they are."""
    with open_ledger(str(tmp_path / "sets.db"), create=True) as ledger:
        for report, original in itertools.islice(made_up(2000, seed=5), 2000):
            ledger.add(report, original, "{}", "made up")
        ledger.linking.link_new()
        for one in all_reports():
            ledger.add(*coded(one), settings="{}", coder="sets")
        ledger.linking.link_new()
        found: dict[str, set[str]] = {}
        tellings = ledger.store.tellings(ledger.store.current())
        incident = ledger.store.incident_of([t.ref for t in tellings])
        for telling in tellings:
            found.setdefault(incident[telling.ref], set()).add(telling.report.id)
    ours = {r.id for r in all_reports()}
    expected = {frozenset(report for report, _ in group) for group in groups(linked)}
    assert {frozenset(g) for g in found.values() if g & ours} >= expected
