"""The gate loses no report whose full coding has a figure, on the shared yardsticks; and it is quick."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from benchmarks.yardsticks import documents

from onrecord.coder import Coder
from onrecord.parse.gate import gate

SLOWEST = 2_000  # reports a second and core


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least_shut"), [("messages", 5), ("places", 200)])
def test_no_report_with_a_figure_is_held_back(shared: Path, tmp_path: Path, name: str, least_shut: int) -> None:
    """What the gate holds back is coded all the same: none of it has a claim."""
    shut = [d for d in documents(name, tmp_path, shared) if not gate().opens(d)]
    assert len(shut) >= least_shut, "a gate that holds nothing back loses nothing either"
    lost = [r.document.id for r in Coder().code_all(shut) if any(event.claims for event in r.events)]
    assert lost == []


@pytest.mark.slow
def test_it_passes_over_two_thousand_reports_a_second(shared: Path, tmp_path: Path) -> None:
    """Local news that does not open it, again and again."""
    shut = [d for d in documents("places", tmp_path, shared) if not gate().opens(d)] * 10
    begun = time.process_time()
    assert not any(gate().opens(d) for d in shut)
    assert len(shut) / (time.process_time() - begun) > SLOWEST
