"""Work in another process: the same result, its errors told here, and no process left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from onrecord.export import xlsx
from onrecord.export.apart import worked_apart
from onrecord.record.errors import StoreError, UsageError
from tests.export.test_formats import INFO
from tests.incidents import incident


def write_lines(items: Iterator[int], path: Path) -> None:
    """Each item on a line."""
    path.write_text("".join(f"{item}\n" for item in items))


def refuse(items: Iterator[int]) -> None:
    """Take one and object."""
    raise UsageError(f"no {next(items)}", hint="none at all")


def die(items: Iterator[int]) -> None:
    """End as a process does that the system ends for want of memory."""
    next(items)
    os.kill(os.getpid(), signal.SIGKILL)


def test_everything_arrives_in_order(tmp_path: Path) -> None:
    """More than one batch, and a last one that is not full."""
    worked_apart(partial(write_lines, path=tmp_path / "a"), range(1001))
    assert (tmp_path / "a").read_text().split() == [str(n) for n in range(1001)]


def test_its_error_is_raised_here() -> None:
    """With what to do; the rest of an endless stream is not waited for."""
    with pytest.raises(UsageError, match=r"no 0 \(none at all\)"):
        worked_apart(refuse, range(100_000))


def test_a_process_that_was_ended_is_told_of() -> None:
    """Not a wait for ever, and not a success."""
    with pytest.raises(StoreError, match="ended from outside"):
        worked_apart(die, range(100_000))


def test_an_error_in_making_the_items_ends_the_other_process(tmp_path: Path) -> None:
    """A database that goes away while it is read, say."""

    def items() -> Iterator[int]:
        yield from range(500)
        raise StoreError("gone")

    with pytest.raises(StoreError, match="gone"):
        worked_apart(partial(write_lines, path=tmp_path / "a"), items())
    assert multiprocessing.active_children() == [] and not (tmp_path / "a").exists()


def test_a_long_workbook_is_the_same_as_a_short_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever process wrote it."""
    many = [incident(code=f"SY-{n:08d}") for n in range(7)]
    for name, few in (("short.xlsx", 100), ("long.xlsx", 2)):
        monkeypatch.setattr(xlsx, "FEW", few)
        xlsx.write_xlsx(many, tmp_path / name, INFO)
    short, long = (openpyxl.load_workbook(tmp_path / n)["Incidents"] for n in ("short.xlsx", "long.xlsx"))
    assert [[c.value for c in row] for row in short] == [[c.value for c in row] for row in long]
    assert long.max_row == 8
