"""Reports coded one after the other, or by several processes at once, in the order they came."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from onrecord.record.document import Document
from onrecord.record.errors import InputError
from onrecord.record.event import CodedReport

Result = CodedReport | InputError
Code = Callable[[Document], Result]

WAITING_A_JOB = 4  # reports read ahead for each process: more would only fill memory


def code_reports(items: Iterable[Document | InputError], code: Code, jobs: int = 1) -> Generator[Result]:
    """Code each document; errors of reading pass through. The order is kept.

    A report that brings its process down becomes an InputError, and the rest goes on. No more than a few
    reports a process are in memory.

    Args:
        items: what `read_reports` gives.
        code: codes one document; with more than one job it must be importable by name in another process.
        jobs: how many processes code at once; 1 is this process.
    """
    if jobs == 1:
        yield from (item if isinstance(item, InputError) else code(item) for item in items)
        return
    with _Workers(code, jobs) as workers:
        for item in items:
            workers.add(item)
            while workers.full or workers.head_ready:
                yield workers.take()
        while workers.window:
            yield workers.take()


@dataclass(slots=True)
class _Task:
    item: Document | InputError
    future: Future[Result] = field(default_factory=Future)


class _Workers:
    """A pool of processes with a window of reports under way, oldest first."""

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

    def add(self, item: Document | InputError) -> None:
        task = _Task(item)
        self._submit(task)
        self.window.append(task)

    def take(self) -> Result:
        """The oldest report's result, waited for."""
        task = self.window.popleft()
        try:
            return task.future.result()
        except BrokenProcessPool:
            return self._recover(task)

    def _submit(self, task: _Task) -> None:
        if isinstance(task.item, InputError):
            task.future.set_result(task.item)
            return
        try:
            task.future = self.pool.submit(self.code, task.item)
        except BrokenProcessPool as error:  # noticed when its turn comes
            task.future = Future()
            task.future.set_exception(error)

    def _recover(self, task: _Task) -> Result:
        """A process died and took the pool with it: try the oldest report alone, then go on with the rest."""
        self._renew()
        self._submit(task)
        try:
            result = task.future.result()
        except BrokenProcessPool:
            self._renew()
            where = task.item.id if isinstance(task.item, Document) else task.item.where
            result = InputError("its process died while the report was coded", where=where, hint="too little memory?")
        for waiting in self.window:
            if isinstance(waiting.future.exception(), BrokenProcessPool):
                self._submit(waiting)
        return result

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, multiprocessing.get_context("spawn"), _start_worker)

    def _renew(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.pool = self._new_pool()

    def _kill(self) -> None:
        for process in list((self.pool._processes or {}).values()):  # noqa: SLF001 - public only from Python 3.14
            process.kill()


def _start_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it even where it is killed outright."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
