"""The work of `onrecord link-archive`: what it is at, and what it came to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from onrecord.record.errors import StoreError, UsageError
from onrecord.scale.archive_linking import INCIDENTS, PAIRS, Linked, link_archive


def link(folder: Path, output: Path, engine: str, master: str | None, jobs: int) -> Iterator[str]:
    """Link, and say what it came to; raises as `link_archive`, and StoreError where the output cannot be written."""
    if master is not None and engine != "spark":
        raise UsageError("--master: only Spark has one", hint="add --engine spark")
    console = Console(stderr=True)
    with console.status("linking") as status:

        def told(step: str) -> None:
            if sys.stderr.isatty():
                status.update(step)

        try:
            linked = link_archive(folder, output, engine, master, jobs, told)
        except OSError as error:
            what = f"cannot be written: {(error.strerror or str(error)).lower()}"
            raise StoreError(what, where=str(output), hint="remove it and begin anew") from error
    yield from in_words(linked, output)


def in_words(linked: Linked, output: Path) -> Iterator[str]:
    """What linking came to, as a person reads it.

    >>> list(in_words(Linked(10, 4, 8, 1), Path("linked")))
    ['10 tellings make 8 incidents, of which 1 is told by more than one', '4 scored pairs in linked/pairs, incidents in linked/incidents']
    """
    verb = "is" if linked.joined == 1 else "are"
    yield (
        f"{linked.tellings:,} tellings make {linked.incidents:,} incidents, "
        f"of which {linked.joined:,} {verb} told by more than one"
    )
    yield f"{linked.pairs:,} scored pairs in {output / PAIRS}, incidents in {output / INCIDENTS}"
