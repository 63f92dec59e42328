"""`onrecord code --output`: a run that is cut off goes on where it was."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.running import LONG_ENOUGH, command, environment, onrecord

REPORTS = 60
PLACES = ("Mosul", "Kirkuk", "Tikrit", "Ramadi", "Baqubah")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Short reports, two of them word for word the same."""
    path = tmp_path / "news.jsonl"
    rows = [
        {"id": f"n{number}", "text": f"Gunmen killed {number % 30 + 2} soldiers near {PLACES[number % 5]} on Tuesday."}
        for number in range(REPORTS - 1)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, rows[7]]), encoding="utf-8")
    return path


def killed_half_way(out: Path, *arguments: str | Path) -> int:
    """Start the run, kill it outright once it has written something more; how many bytes it left."""
    before = out.stat().st_size if out.exists() else 0
    process = subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    until = time.monotonic() + LONG_ENOUGH
    while not out.exists() or out.stat().st_size == before:
        assert process.poll() is None and time.monotonic() < until, "it ended before it could be disturbed"
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=LONG_ENOUGH)
    return out.stat().st_size


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_killed_twice_is_finished_by_the_same_command(news: Path, tmp_path: Path, jobs: str) -> None:
    """No report is lost, doubled or half-written: the file is that of a run nobody disturbed."""
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    assert onrecord("code", "--output", whole, news).status == 0
    for _ in range(2):
        left = killed_half_way(out, "code", "--jobs", jobs, "--output", out, news)
        assert 0 < left < whole.stat().st_size
    with out.open("ab") as file:
        file.write(whole.read_bytes()[left : left + 100])  # a record cut in two
    ran = onrecord("code", "--output", out, news)
    assert ran.status == 0 and "stood there already" in ran.out.decode()
    assert out.read_bytes() == whole.read_bytes()


def test_a_finished_run_has_nothing_left_to_do(news: Path, tmp_path: Path) -> None:
    """It says so and leaves the file as it is."""
    out = tmp_path / "out.jsonl"
    first = onrecord("code", "--output", out, news)
    before = out.read_bytes()
    again = onrecord("code", "--output", out, news)
    assert first.out.decode().startswith(f"wrote {REPORTS} reports with {REPORTS} events to ")
    assert again.out.decode().startswith("wrote 0 reports") and f"{REPORTS} stood there already" in again.out.decode()
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("there", "options", "said"),
    [
        (b'{"mine": 1}\n', [], "no run of code --output began it"),
        (None, ["--outlet", "Example Wire"], "another coder or other options"),
        (None, ["--gate"], "another coder or other options"),
    ],
)
def test_a_file_that_is_no_part_of_this_run(tmp_path: Path, there: bytes | None, options: list[str], said: str) -> None:
    """It is left alone, and wrong usage."""
    source, out = tmp_path / "news.txt", tmp_path / "out.jsonl"
    source.write_text("Two soldiers were killed near Mosul on Tuesday.", encoding="utf-8")
    if there is None:
        assert onrecord("code", "--output", out, source).status == 0
    else:
        out.write_bytes(there)
    before = out.read_bytes()
    ran = onrecord("code", "--output", out, *options, source)
    assert ran.status == 2 and len(ran.errors) == 1 and said in ran.err
    assert out.read_bytes() == before
