"""Hostile input, chosen and by chance: no error but ours, no hang, memory bounded. `make reliability` tries far more."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks.trials.fuzzed import KINDS, SEEDS, try_file, try_text
from benchmarks.trials.hostile import CASES
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.cli.running import LONG_ENOUGH, ROOT

SMALL = 100_000  # bytes: a tenth of what `make reliability` tries
SMALLEST = 5_000  # bytes of what is coded: a quarter of what `make reliability` tries
MOST_MEMORY = 600  # MB
quick = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


@cache
def met(size: int, *options: str) -> dict[str, dict[str, Any]]:
    """What each hostile case did, all in one process of its own."""
    words = [sys.executable, "-m", "benchmarks.trials.hostile", "--size", str(size), *options]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=LONG_ENOUGH, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return {row["case"]: row for row in map(json.loads, ran.stdout.splitlines())}


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_what_is_meant_to_break_it_does_not(case: str) -> None:
    """It is read or refused with a line that says why, soon, and in little memory."""
    found = met(SMALL)[case]
    assert found["is_well"], found
    assert found["reports"] + found["refused"] > 0 and found["megabytes"] < MOST_MEMORY


@pytest.mark.slow
def test_what_is_meant_to_keep_the_coder_busy_does_not() -> None:
    """Each case, made small, is coded in a time that goes with its length."""
    found = met(SMALLEST, "--code")
    assert len(found) == len(CASES)
    assert not [row for row in found.values() if not row["is_well"] or row["megabytes"] >= MOST_MEMORY]


def test_a_feed_reads_no_file_of_this_machine(tmp_path: Path) -> None:
    """An entity that names one is left empty."""
    from onrecord.read.reader import read_reports

    name, data = CASES["entities from outside"]()
    (tmp_path / name).write_bytes(data)
    assert not [item for item in read_reports([str(tmp_path)]) if "root:" in str(item)]


@quick
@given(st.sampled_from(KINDS), st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes) -> None:
    """Under any name."""
    try_file(name, data, folder(tmp_path_factory))


@quick
@given(
    st.sampled_from(KINDS),
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 200), st.binary(max_size=8)), max_size=6),
)
def test_bent_reports_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, seed: bytes, bends: list[tuple[int, bytes]]
) -> None:
    """What was a report of its kind once, with bytes slipped in."""
    for at, slipped in bends:
        seed = seed[:at] + slipped + seed[at:]
    try_file(name, seed, folder(tmp_path_factory))


WORDS = st.sampled_from(
    "killed at least 12 twenty-one hundred million dozen and a half of between to up more than 1,000 3rd May 2016 Tuesday "
    "last week ago yesterday on the 9 º ½ ٣ 𝟏 0 - – / , . ' İ ß \u200b \u202e".split(" ")
)


@quick
@given(st.lists(st.one_of(WORDS, st.text(max_size=4)), max_size=40).map(" ".join))
@example("9" * 400 + " people were killed")
@example("hundred " * 200)
@example("between 0 and 0 dead")
def test_any_words_are_looked_through(text: str) -> None:
    """Every number and date has its words, and figures are in order."""
    try_text(text)


def folder(folders: pytest.TempPathFactory) -> Path:
    """One folder for all cases of a test."""
    path = folders.getbasetemp() / "fuzzed"
    path.mkdir(exist_ok=True)
    return path


@pytest.mark.slow
def test_guided_chance_finds_nothing(tmp_path: Path) -> None:
    """A few seconds of coverage-guided fuzzing, where atheris can be had."""
    pytest.importorskip("atheris")
    words = [sys.executable, "-m", "benchmarks.trials.guided", str(tmp_path), "-runs=600", "-seed=1", "-max_len=1024"]
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=LONG_ENOUGH, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert "Done 6" in ran.stderr
