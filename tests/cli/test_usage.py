"""The command line as a user meets it: usage, pipes, signals, speed."""

from __future__ import annotations

import os
import pty
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord import __version__
from tests.cli.running import EXAMPLE, NEWS, code, command, environment, onrecord

STARTUP_BOUND = 4.0  # seconds, generous: make bench has the real figure


@pytest.mark.parametrize(
    "arguments",
    [
        ["code", "--published", "yesterday", str(EXAMPLE)],
        ["code", "--published", "2017-02-30", str(EXAMPLE)],
        ["code", "--format", "csv", str(EXAMPLE)],
        ["code", "--input-format", "word", str(EXAMPLE)],
        ["code", "--jobs", "0", str(EXAMPLE)],
        ["code", "--max-bytes", "0", str(EXAMPLE)],
        ["code", "--model", "no_such_model", str(EXAMPLE)],
        ["code", "--colour", str(EXAMPLE)],
        ["recode"],
    ],
    ids=lambda a: " ".join(a[:3]),
)
def test_wrong_usage_is_status_2_and_prints_nothing(arguments: list[str]) -> None:
    """What was wrong stands on standard error, standard output stays empty."""
    ran = onrecord(*arguments)
    assert ran.status == 2
    assert ran.out == b""
    assert any(word in ran.err for word in arguments[1:] or arguments)
    assert "Traceback" not in ran.err


def test_version_is_the_package_s() -> None:
    """One line with the name and the version."""
    assert onrecord("version").out.decode() == f"onrecord {__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    """The command line can be imported without spaCy and the libraries that take time to load."""
    heavy = ["spacy", "numpy", "trafilatura", "lxml", "htmldate", "py3langid"]
    check = f"import sys, onrecord.cli.app; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@pytest.mark.slow
def test_one_short_report_is_coded_in_seconds() -> None:
    """From start to record; the gazetteer is compiled before. Processor time, as other tests run beside this one."""
    assert code(EXAMPLE).status == 0
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code("--published", "2017-09-29", EXAMPLE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime < STARTUP_BOUND


@pytest.mark.slow
def test_standard_input_is_read_with_a_dash_and_without_any_path() -> None:
    """`onrecord code -` and a bare pipe do the same."""
    dashed, bare = code("-", stdin=NEWS.encode()), code(stdin=NEWS.encode())
    assert dashed.records[0]["document"]["text"] == NEWS
    assert bare.out == dashed.out


@pytest.mark.slow
def test_what_the_caller_says_holds_for_every_report() -> None:
    """--published and --outlet come before what the input says."""
    ran = code("--published", "2020-05-05", "--outlet", "My Paper", EXAMPLE.parent / "wire.jsonl")
    assert {r["document"]["published"]["date"] for r in ran.records} == {"2020-05-05"}
    assert {r["document"]["published"]["how"] for r in ran.records} == {"given"}
    assert {r["document"]["outlet"] for r in ran.records} == {"My Paper"}


@pytest.mark.slow
def test_two_runs_say_the_same() -> None:
    """Records are the same byte for byte, run after run, whatever the hash seed and the number of jobs."""
    examples = EXAMPLE.parent
    first = onrecord("code", "--format", "jsonl", examples, PYTHONHASHSEED="1")
    second = onrecord("code", "--format", "jsonl", "--jobs", "2", examples, PYTHONHASHSEED="2")
    assert first.out
    assert first.out == second.out


@pytest.mark.slow
def test_a_reader_that_has_enough_ends_the_run_quietly(tmp_path: Path) -> None:
    """`| head -1` gets a whole line and no complaint."""
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(NEWS * 60, encoding="utf-8")
    run = subprocess.Popen(
        command("code", "--format", "jsonl", tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert run.stdout
    assert run.stderr
    line = run.stdout.readline()
    run.stdout.close()
    assert line.endswith(b"}\n")
    assert run.stderr.read() == b""
    assert run.wait(60) == 128 + signal.SIGPIPE


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_leaves_whole_lines_and_no_process(
    tmp_path: Path, jobs: str, number: signal.Signals, status: int
) -> None:
    """Ctrl-C and termination end the workers too, and cut no record in two."""
    for name in range(300):
        (tmp_path / f"{name:03}.txt").write_text(NEWS * 20, encoding="utf-8")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are born deaf to it
    run = subprocess.Popen(
        command("code", "--format", "jsonl", "--jobs", jobs, tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    )
    assert run.stdout
    first = run.stdout.readline()
    os.killpg(run.pid, number) if number is signal.SIGINT else run.terminate()
    rest, err = run.communicate(timeout=60)
    assert run.returncode == status
    assert first.endswith(b"}\n")
    assert not rest or rest.endswith(b"}\n")
    assert b"Traceback" not in err
    with pytest.raises(ProcessLookupError):
        _wait_for_group_to_end(run.pid)


def _wait_for_group_to_end(group: int) -> None:
    """Raise ProcessLookupError once no process of the group is left; return after ten seconds if one is."""
    for _ in range(100):
        os.killpg(group, 0)
        time.sleep(0.1)


def on_a_terminal(*arguments: str | Path, **changes: str) -> str:
    """What a terminal shows of a run, both outputs together."""
    controller, terminal = pty.openpty()
    run = subprocess.Popen(
        command(*arguments), stdout=terminal, stderr=terminal, stdin=terminal, env=environment(**changes)
    )
    os.close(terminal)
    shown = b""
    try:
        while data := os.read(controller, 65536):
            shown += data
    except OSError:  # Linux says so when the last process has closed the terminal
        pass
    run.wait()
    os.close(controller)
    return shown.decode("utf-8", errors="replace")


@pytest.mark.slow
def test_a_terminal_gets_colours_unless_no_color_is_set() -> None:
    """Colour codes on a terminal, none with NO_COLOR, none in a pipe."""
    assert "\x1b[34m" in on_a_terminal("code", EXAMPLE, TERM="xterm-256color", COLUMNS="100")
    assert "\x1b[34m" not in on_a_terminal("code", EXAMPLE, TERM="xterm-256color", NO_COLOR="1", COLUMNS="100")
    assert b"\x1b" not in onrecord("code", EXAMPLE).out


@pytest.mark.slow
def test_nothing_to_read_on_a_terminal_is_wrong_usage() -> None:
    """`onrecord code` alone does not wait for somebody to type a report."""
    assert "nothing to code" in on_a_terminal("code")
