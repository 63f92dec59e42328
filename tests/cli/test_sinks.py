"""What reaches standard output: whole records, plain where nobody looks at a terminal."""

from __future__ import annotations

import io
import json
import sys

import pytest
from rich.rule import Rule

from onrecord.cli.pages import Pages
from onrecord.cli.sinks import JsonLines
from onrecord.record.json_in import from_line
from tests.record.samples import REPORT


class Recorder(io.RawIOBase):
    """Remembers each write to the system, as a pipe would see it."""

    def __init__(self) -> None:
        super().__init__()
        self.writes: list[bytes] = []

    def writable(self) -> bool:
        """Bytes may come."""
        return True

    def write(self, data: object) -> int:
        """Take all of it."""
        self.writes.append(bytes(data))  # type: ignore[call-overload]
        return len(self.writes[-1])


def piped(monkeypatch: pytest.MonkeyPatch, encoding: str = "utf-8") -> Recorder:
    """Put a recorder in the place of standard output."""
    recorder = Recorder()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(recorder), encoding=encoding))
    return recorder


def test_each_report_is_one_write_that_is_flushed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of the pipe sees a line at a time, and whole."""
    out, sink = piped(monkeypatch), JsonLines()
    sink.write(REPORT)
    assert len(out.writes) == 1
    sink.write(REPORT)
    assert [from_line(w.decode()) for w in out.writes] == [REPORT, REPORT]
    assert all(w.endswith(b"\n") and w.count(b"\n") == 1 for w in out.writes)


def test_json_is_utf_8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON Lines are UTF-8 also where standard output is ASCII."""
    recorder = piped(monkeypatch, "ascii")
    JsonLines().write(REPORT)
    assert json.loads(recorder.writes[0].decode("utf-8"))["document"]["id"] == "aleppo"


def test_a_page_that_is_piped_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colours, no trailing blanks, 100 columns, and in one write."""
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    out = piped(monkeypatch)
    Pages().write(REPORT)
    page = b"".join(out.writes).decode()
    assert len(out.writes) == 1
    assert "\x1b" not in page
    assert not [line for line in page.splitlines() if line != line.rstrip()]
    assert max(map(len, page.splitlines())) <= 100


@pytest.mark.parametrize(("asked", "width"), [("160", 160), ("72", 72), ("wide", 100), ("", 100), ("1", 20)])
def test_a_piped_page_is_as_wide_as_asked(asked: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS says how wide a page is in a pipe; what is no number says nothing."""
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", asked)
    out = piped(monkeypatch)
    Pages().show(Rule())
    assert len(b"".join(out.writes).decode().strip()) == width


def test_a_page_survives_a_terminal_that_knows_only_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be shown becomes a question mark, and the run goes on."""
    recorder = piped(monkeypatch, "ascii")
    Pages().write(REPORT)
    assert b"Car bomb kills 12" in b"".join(recorder.writes)
