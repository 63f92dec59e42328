"""The gate loses no report whose full coding has a figure, on the shared yardsticks; and it is quick."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.coder import Coder
from onrecord.parse.gate import gate
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document

SLOWEST = 2_000  # reports a second and core
YARDSTICKS = {
    "messages": ("muc4/reports.py", "muc4/dev", "dev-muc3-*"),
    "places": ("places/score.py", "places", "lgl.xml"),
}


def documents(shared: Path, name: str, folder: Path) -> list[Document]:
    """The reports of a yardstick."""
    script, place, pattern = YARDSTICKS[name]
    files = sorted((shared / "eval" / place).glob(pattern))
    command: Sequence[str | Path] = [sys.executable, shared / "eval" / script, *files]
    lines = subprocess.run([*command, *(["--input"] if name == "places" else [])], capture_output=True, check=True)
    path = folder / "reports.jsonl"
    path.write_bytes(lines.stdout)
    return [item for item in read_reports([str(path)], ReadOptions()) if isinstance(item, Document)]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least_shut"), [("messages", 5), ("places", 200)])
def test_no_report_with_a_figure_is_held_back(shared: Path, tmp_path: Path, name: str, least_shut: int) -> None:
    """What the gate holds back is coded all the same: none of it has a claim."""
    shut = [d for d in documents(shared, name, tmp_path) if not gate().opens(d)]
    assert len(shut) >= least_shut, "a gate that holds nothing back loses nothing either"
    lost = [r.document.id for r in Coder().code_all(shut) if any(event.claims for event in r.events)]
    assert lost == []


@pytest.mark.slow
def test_it_passes_over_two_thousand_reports_a_second(shared: Path, tmp_path: Path) -> None:
    """Local news that does not open it, again and again."""
    shut = [d for d in documents(shared, "places", tmp_path) if not gate().opens(d)] * 10
    begun = time.process_time()
    assert not any(gate().opens(d) for d in shut)
    assert len(shut) / (time.process_time() - begun) > SLOWEST
