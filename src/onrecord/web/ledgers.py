"""Ledgers for a server: a store serves one thread at a time, and a site has many."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from onrecord.ledger import Ledger, open_ledger

READERS = 4


class Ledgers:
    """A few ledgers over one store for reading, and one for writing, which loads the linker once."""

    def __init__(self, url: str) -> None:
        self._stack = ExitStack()
        self._turn = threading.Lock()
        self._writer = self._stack.enter_context(open_ledger(url, create=True))
        self._readers: queue.SimpleQueue[Ledger] = queue.SimpleQueue()
        for _ in range(READERS):
            self._readers.put(self._stack.enter_context(open_ledger(url)))

    def close(self) -> None:
        """Close them all."""
        self._stack.close()

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """A ledger to read from; waits for one where all are in use."""
        ledger = self._readers.get()
        try:
            yield ledger
        finally:
            self._readers.put(ledger)

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger to decide and add with, one at a time."""
        with self._turn:
            yield self._writer
