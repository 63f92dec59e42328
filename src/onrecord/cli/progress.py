"""A bar on standard error for long work at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

LONG = 1.5  # seconds after which work counts as long


class Bar:
    """Counts reports; shows itself only when standard error is a terminal and the work goes on."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()
        self._begun = time.monotonic()
        self._shown = False
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("coding reports"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[events]} events"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not self._on,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=None, events=0)
        self._events = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._shown:
            self._progress.stop()

    def advance(self, events: int) -> None:
        """One more report is done, with so many events."""
        self._events += events
        self._progress.update(self._task, advance=1, events=self._events)
        if self._on and not self._shown and time.monotonic() - self._begun > LONG:
            self._shown = True
            self._progress.start()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Take the bar off the terminal while something else is printed there."""
        if not self._shown:
            yield
            return
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()
