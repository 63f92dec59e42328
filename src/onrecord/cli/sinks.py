"""Where coded reports go: JSON Lines or pages on standard output, each report whole or not at all."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console, RenderableType

from onrecord.cli.table import report_page
from onrecord.record.event import CodedReport
from onrecord.record.json_out import to_line

PIPED_WIDTH = 100  # columns, where neither a terminal nor COLUMNS says how wide it is
NARROWEST = 20


class Sink(Protocol):
    """Takes coded reports one by one."""

    def write(self, report: CodedReport) -> None:
        """Put one report out, and flush it."""


class JsonLines:
    """One line of UTF-8 JSON a report."""

    def write(self, report: CodedReport) -> None:
        """Write the report's line at once."""
        put(to_line(report).encode("utf-8"))


class Pages:
    """One page a report: coloured and as wide as the terminal; elsewhere plain and as wide as COLUMNS says, or 100."""

    def __init__(self) -> None:
        self._page = io.StringIO()
        terminal = Console()
        self._console = Console(
            file=self._page,
            force_terminal=terminal.is_terminal,
            no_color=terminal.no_color,
            width=terminal.width if terminal.is_terminal else _piped_width(),
            legacy_windows=False,
            highlight=False,
        )

    def write(self, report: CodedReport) -> None:
        """Lay the report's page out, then write it at once."""
        self.show(report_page(report))

    def show(self, content: RenderableType) -> None:
        """Lay anything out as a page, then write it at once."""
        self._console.print(content)
        page = "".join(line.rstrip(" ") + "\n" for line in self._page.getvalue().split("\n")[:-1])
        self._page.seek(0)
        self._page.truncate()
        put(page.encode(sys.stdout.encoding, errors="replace"))


def _piped_width() -> int:
    """What COLUMNS asks for, as in `COLUMNS=160 onrecord incidents | less -S`."""
    asked = os.environ.get("COLUMNS", "")
    return max(int(asked), NARROWEST) if asked.isascii() and asked.isdigit() else PIPED_WIDTH


def put(data: bytes) -> None:
    """Write bytes to standard output at once, whole."""
    with undisturbed():
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no Ctrl-C and no termination cut a report in two: they take effect when it is written."""
    signals = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)
