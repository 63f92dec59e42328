"""Coding in a process of its own: pages stay quick while a report is read, and one that breaks the coder breaks no page."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache

from onrecord.coder import Coder
from onrecord.record.document import Document
from onrecord.record.errors import InputError
from onrecord.record.event import CodedReport

LONGEST_TEXT = 250_000  # characters, as `onrecord add` has it: a minute's work


@cache
def _coder() -> Coder:
    return Coder()


def _code(document: Document) -> CodedReport | str:
    """What the process does: the record, or what went wrong, which is passed on as words since not every error can be."""
    try:
        return _coder().code(document)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next report is coded
        return f"the coder failed on it ({type(error).__name__})"


class CodingProcess:
    """One process that codes, started when there is something to code and again where it died."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def code(self, document: Document) -> CodedReport:
        """The record of a report.

        Raises:
            InputError: it cannot be coded.
        """
        if len(document.text) > LONGEST_TEXT:
            raise InputError("longer than a report can be", where=document.id, hint="cut it into its reports")
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
        try:
            coded = self._pool.submit(_code, document).result()
        except BrokenProcessPool as error:
            self.close()
            raise InputError("the coder died on it", where=document.id, hint="leave this report out") from error
        if isinstance(coded, str):
            raise InputError(coded, where=document.id, hint="please tell us, with the report")
        return coded

    def close(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
