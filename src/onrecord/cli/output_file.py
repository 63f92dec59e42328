"""The file of `onrecord code --output`: records appended whole, and a run that was cut off goes on where it was."""

from __future__ import annotations

import fcntl
import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.cli.sinks import undisturbed
from onrecord.record.document import Document
from onrecord.record.errors import StoreError, UsageError
from onrecord.record.event import CodedReport
from onrecord.record.json_out import to_line

Key = tuple[str, str]
"""What a report is known by: its id and the hash of its bytes."""


@dataclass(slots=True)
class OutputFile:
    """Records, one JSON line each. `there` counts those of earlier runs that this run has not met yet."""

    path: Path
    descriptor: int
    there: Counter[Key]
    kept: int = 0
    written: int = 0
    events: int = 0

    def holds(self, document: Document) -> bool:
        """True for a report that an earlier run has written; each record answers once, so that doubles stay doubles."""
        key = (document.id, document.sha256)
        if not self.there[key]:
            return False
        self.there[key] -= 1
        self.kept += 1
        return True

    def write(self, report: CodedReport) -> None:
        """Append the report's line in one go; only a kill in the midst of it can cut it, which the next run mends."""
        line = memoryview(to_line(report).encode("utf-8"))
        try:
            with undisturbed():
                while line:
                    line = line[os.write(self.descriptor, line) :]
        except OSError as error:
            what = f"cannot be written: {(error.strerror or str(error)).lower()}"
            hint = "make room, then run the same again"
            raise StoreError(what, where=str(self.path), hint=hint) from error
        self.written += 1
        self.events += len(report.events)


@contextmanager
def output_file(path: Path, made_with: str) -> Iterator[OutputFile]:
    """Begin the file, or go on with it. What it is made with stands beside it, in FILE.made-with.json.

    Args:
        path: the file.
        made_with: JSON that says which coder and options write it; another run must have said the same.

    Raises:
        UsageError: it is no file of records, was made otherwise, or another run is writing it.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    except OSError as error:
        what = f"cannot be written: {(error.strerror or str(error)).lower()}"
        raise UsageError(what, where=str(path), hint="name a file in a folder of yours") from error
    try:
        _lock(descriptor, path)
        _agree(path, made_with, empty=not os.fstat(descriptor).st_size)
        yield OutputFile(path, descriptor, _whole_records(descriptor, path))
    finally:
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise UsageError("another run is writing it", where=str(path), hint="wait for its end") from error


def _agree(path: Path, made_with: str, *, empty: bool) -> None:
    """See that the file was begun with the same coder and options; note them where it is new."""
    beside = path.with_name(path.name + ".made-with.json")
    if empty:
        new = beside.with_name(beside.name + ".new")
        new.write_text(made_with + "\n", encoding="utf-8")
        new.replace(beside)
        return
    if not beside.is_file():
        raise UsageError(
            "it is there already, and no run of code --output began it", where=str(path), hint="name another"
        )
    if beside.read_text(encoding="utf-8").strip() != made_with:
        what = "it was begun with another coder or other options"
        hint = f"{beside.name} says which; name another file, or remove both to begin anew"
        raise UsageError(what, where=str(path), hint=hint)


def _whole_records(descriptor: int, path: Path) -> Counter[Key]:
    """What the file holds; a last line that was cut off is taken away."""
    there: Counter[Key] = Counter()
    whole = 0
    with os.fdopen(os.dup(descriptor), "rb") as file:
        file.seek(0)
        for number, line in enumerate(file, start=1):
            if not line.endswith(b"\n"):
                break
            try:
                document = json.loads(line)["document"]
                there[document["id"], document["sha256"]] += 1
            except (ValueError, KeyError, TypeError) as error:
                raise UsageError(
                    "no record of a report", where=f"{path}, line {number}", hint="name another file"
                ) from error
            whole += len(line)
    os.ftruncate(descriptor, whole)
    return there
