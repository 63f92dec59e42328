"""Reports coded in batches, one after the other or by several processes at once, in the order they came."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from onrecord.parse.batches import in_batches
from onrecord.record.document import Document
from onrecord.record.errors import InputError
from onrecord.record.event import CodedReport

Result = CodedReport | InputError
Item = Document | InputError
Code = Callable[[Sequence[Document]], list[Result]]

BATCH = 16  # reports that go to a worker at once
WAITING_A_JOB = 3  # batches read ahead for each process: more would only fill memory


def code_reports(items: Iterable[Item], code: Code, jobs: int = 1, batch: int = BATCH) -> Generator[Result]:
    """Code each document; errors of reading pass through. The order is kept.

    A report that brings its process down becomes an InputError, and the rest goes on. No more than a few
    batches a process are in memory.

    Args:
        items: what `read_reports` gives.
        code: codes a batch of documents, a result for each in their order; with more than one job it must be
            importable by name in another process.
        jobs: how many processes code at once; 1 is this process.
        batch: reports that are read before they are coded together; 1 for input that comes slowly.
    """
    batches = in_batches(items, batch, lambda item: len(item.text) if isinstance(item, Document) else 0)
    if jobs == 1:
        for waiting in batches:
            coded = iter(code(_documents(waiting)))
            yield from (item if isinstance(item, InputError) else next(coded) for item in waiting)
        return
    with _Workers(code, jobs) as workers:
        for waiting in batches:
            workers.add(waiting)
            while workers.full or workers.head_ready:
                yield from workers.take()
        while workers.window:
            yield from workers.take()


def _documents(items: Iterable[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


@dataclass(slots=True)
class _Task:
    items: list[Item]
    future: Future[list[Result]] = field(default_factory=Future)


class _Workers:
    """A pool of processes with a window of batches under way, oldest first."""

    def __init__(self, code: Code, jobs: int) -> None:
        self.code, self.jobs = code, jobs
        self.window: deque[_Task] = deque()
        self.pool = self._new_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self._kill()
        self.pool.shutdown(wait=True, cancel_futures=True)

    @property
    def full(self) -> bool:
        return len(self.window) >= self.jobs * WAITING_A_JOB

    @property
    def head_ready(self) -> bool:
        return bool(self.window) and self.window[0].future.done()

    def add(self, items: list[Item]) -> None:
        task = _Task(items)
        self._submit(task)
        self.window.append(task)

    def take(self) -> list[Result]:
        """The oldest batch's results, waited for, with the errors of reading where they stood."""
        task = self.window.popleft()
        try:
            coded = iter(task.future.result())
        except BrokenProcessPool:
            coded = iter(self._recovered(_documents(task.items)))
        return [item if isinstance(item, InputError) else next(coded) for item in task.items]

    def _submit(self, task: _Task) -> None:
        documents = _documents(task.items)
        if not documents:
            task.future.set_result([])
            return
        try:
            task.future = self.pool.submit(self.code, documents)
        except BrokenProcessPool as error:  # noticed when its turn comes
            task.future = Future()
            task.future.set_exception(error)

    def _recovered(self, documents: list[Document]) -> list[Result]:
        """A process died and took the pool with it: the oldest batch, report by report, then the rest goes on."""
        self._renew()
        results = [self._alone(document) for document in documents]
        for waiting in self.window:
            if isinstance(waiting.future.exception(), BrokenProcessPool):
                self._submit(waiting)
        return results

    def _alone(self, document: Document) -> Result:
        try:
            return self.pool.submit(self.code, [document]).result()[0]
        except BrokenProcessPool:
            self._renew()
            what = "its process died while the report was coded"
            return InputError(what, where=document.id, hint="too little memory?")

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, multiprocessing.get_context("spawn"), start_worker)

    def _renew(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.pool = self._new_pool()

    def _kill(self) -> None:
        for process in list((self.pool._processes or {}).values()):  # noqa: SLF001 - public only from Python 3.14
            process.kill()


def start_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it even where it is killed outright."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
