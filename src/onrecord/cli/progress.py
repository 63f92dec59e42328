"""A bar on standard error for long work at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

LONG = 1.5  # seconds after which work counts as long


class Bar:
    """Counts reports; shows itself only when standard error is a terminal and the work goes on."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = False
        self._progress = _progress() if sys.stderr.isatty() else None
        self._task = None if self._progress is None else self._progress.add_task("", total=None, events=0)
        self._events = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._progress is not None and self._shown:
            self._progress.stop()

    def advance(self, events: int) -> None:
        """One more report is done, with so many events."""
        if self._progress is None or self._task is None:
            return
        self._events += events
        self._progress.update(self._task, advance=1, events=self._events)
        if not self._shown and time.monotonic() - self._begun > LONG:
            self._shown = True
            self._progress.start()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Take the bar off the terminal while something else is printed there."""
        if self._progress is None or not self._shown:
            yield
            return
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()


def _progress() -> Progress:
    """The bar itself; rich is loaded for those who see it."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    return Progress(
        SpinnerColumn(),
        TextColumn("coding reports"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[events]} events"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
