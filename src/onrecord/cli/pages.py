"""Pages on standard output, for people. Loaded where one is shown: rich takes its time."""

from __future__ import annotations

import io
import os
import sys

from rich.console import Console, RenderableType

from onrecord.cli.sinks import put
from onrecord.cli.table import report_page
from onrecord.record.event import CodedReport

PIPED_WIDTH = 100  # columns, where neither a terminal nor COLUMNS says how wide it is
NARROWEST = 20


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
