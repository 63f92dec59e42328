"""Where coded reports go: JSON Lines on standard output (pages.py has pages), each report whole or not at all."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from onrecord.record.event import CodedReport
from onrecord.record.json_out import to_line


class Sink(Protocol):
    """Takes coded reports one by one."""

    def write(self, report: CodedReport) -> None:
        """Put one report out, and flush it."""


class JsonLines:
    """One line of UTF-8 JSON a report."""

    def write(self, report: CodedReport) -> None:
        """Write the report's line at once."""
        put(to_line(report).encode("utf-8"))


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
