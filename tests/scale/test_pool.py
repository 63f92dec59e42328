"""Coding in one process or several: the order, the failures, the memory."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from onrecord.record.document import Document
from onrecord.record.errors import InputError
from onrecord.scale.pool import WAITING_A_JOB, Result, code_reports
from tests.scale.codings import document, obedient, whose


def names(results: Iterator[Result]) -> list[str]:
    """The ids of coded reports, and what went wrong with the others."""
    return [f"{r.where}: {r.what}" if isinstance(r, InputError) else r.document.id for r in results]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_keep_the_order_of_the_input(jobs: int) -> None:
    """A slow report holds back the quick ones behind it."""
    items = [document("slow", "sleep 0.4"), *(document(f"quick {i}") for i in range(5))]
    assert names(code_reports(items, obedient, jobs)) == ["slow", *(f"quick {i}" for i in range(5))]


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_of_reading_come_out_where_they_came_in(jobs: int) -> None:
    """An input that could not be read stands between its neighbours."""
    items: list[Document | InputError] = [document("a"), InputError("is empty", where="b.txt"), document("c")]
    assert names(code_reports(items, obedient, jobs)) == ["a", "b.txt: is empty", "c"]


def test_several_jobs_are_several_processes() -> None:
    """With two jobs the coding is done elsewhere."""
    results = list(code_reports([document(str(i)) for i in range(4)], whose, 2))
    pids = {r.notes[0] for r in results if not isinstance(r, InputError)}
    assert pids
    assert str(os.getpid()) not in pids


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_is_cut_where_reading_failed(jobs: int) -> None:
    """Errors of reading go to no worker, and stay between the reports they stood between."""
    items = [document(str(i)) if i % 3 else InputError("is empty", where=str(i)) for i in range(40)]
    expected = [str(i) if i % 3 else f"{i}: is empty" for i in range(40)]
    assert names(code_reports(items, obedient, jobs, batch=4)) == expected


@pytest.mark.slow
@pytest.mark.parametrize("deadly", [0, 2, 5])
def test_a_report_that_kills_its_process_stops_no_other(deadly: int) -> None:
    """The report at fault is named; all others are coded, in order."""
    items = [document(str(i), "die" if i == deadly else "Two died.") for i in range(6)]
    expected = [f"{i}: its process died while the report was coded" if i == deadly else str(i) for i in range(6)]
    assert names(code_reports(items, obedient, 2)) == expected


@pytest.mark.slow
def test_two_deadly_reports_in_a_row_are_both_named() -> None:
    """Recovery from one crash is ready for the next."""
    items = [document("a", "die"), document("b", "die"), document("c")]
    died = "its process died while the report was coded"
    assert names(code_reports(items, obedient, 2)) == [f"a: {died}", f"b: {died}", "c"]


def test_no_more_is_read_ahead_than_the_window_holds() -> None:
    """An endless input is read only as far as the workers need."""
    read = 0

    def endless() -> Iterator[Document]:
        nonlocal read
        while True:
            read += 1
            yield document(str(read))

    results = code_reports(endless(), obedient, 2, batch=1)
    for taken in range(1, 40):
        next(results)
        assert read <= taken + 2 * WAITING_A_JOB
    results.close()


def test_a_run_that_is_broken_off_leaves_no_process_behind() -> None:
    """Closing the results ends workers that are still at it."""
    results = code_reports([document("a"), document("b", "sleep 600")], obedient, 2, batch=1)
    next(results)
    begun = time.monotonic()
    results.close()
    assert time.monotonic() - begun < 60
