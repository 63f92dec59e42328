"""The work of `onrecord run`: the job, its engine, its progress, and what it came to."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from onrecord.ledger import open_ledger
from onrecord.read.options import ReadOptions
from onrecord.record.errors import StoreError, UsageError
from onrecord.scale.coding import Coding
from onrecord.scale.engines import with_pool, with_ray
from onrecord.scale.job import Job, open_job
from onrecord.scale.part_work import FAILURES, PartDone


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a run, beside how reports are read and coded."""

    inputs: tuple[str, ...]
    folder: Path
    store: str | None
    engine: str
    jobs: int | None
    address: str | None
    part_size: int


def places(output: str, job: Path | None) -> tuple[Path, str | None]:
    """The folder of the job, and the store that takes the records, None where the folder does.

    Raises:
        UsageError: a database without a folder, or one that many cannot write to at once.

    >>> places("coded", None)
    (PosixPath('coded'), None)
    """
    if "://" not in output:
        if job is not None:
            raise UsageError("--job: the output is a folder, and keeps what is done itself")
        return Path(output), None
    if not output.startswith("postgresql"):
        hint = "name a folder, or postgresql://…; into a file of SQLite, onrecord add is as quick"
        raise UsageError("--output: neither a folder nor a database that many can write to at once", hint=hint)
    if job is None:
        raise UsageError("--job is missing", hint="name a folder that keeps what is done, so that it can go on")
    return job, output


def run_job(asked: Asked, options: ReadOptions, model: str, *, gated: bool) -> int:
    """Do what is left of the job, and say what it came to; returns how many failures it has set aside."""
    if asked.address is not None and asked.engine != "ray":
        raise UsageError("--address: only Ray has clusters", hint="add --engine ray")
    folder = asked.folder
    try:
        job = open_job(asked.inputs, folder.absolute(), options, Coding(model, gated), asked.part_size, asked.store)
        if asked.store:
            with open_ledger(asked.store, create=True):
                pass  # its tables are made once, before many write to them
        before = len(job.done())
        begun = time.monotonic()
        with redirect_stdout(sys.stderr):  # what Ray says of its workers
            for _ in _watched(_engine(job, asked), len(job.parts), before):
                pass
    except OSError as error:
        what = f"cannot be written: {(error.strerror or str(error)).lower()}"
        raise StoreError(what, where=str(folder), hint="then run the same again: it goes on") from error
    done = job.done()
    for line in in_words(done.values(), folder, before, time.monotonic() - begun):
        typer.echo(line)
    if asked.store:
        typer.echo(_linked(asked.store))
    return sum(part.failures for part in done.values())


def _linked(store: str) -> str:
    """Link what the parts have added, also what an earlier run left unlinked; what the record holds then, in words."""
    with open_ledger(store) as ledger:
        linked = ledger.linking.link_new()
        held = ledger.store.count_views()
    return f"{_many(linked, 'telling')} linked; the record now holds {_many(held, 'incident')}"


def _engine(job: Job, asked: Asked) -> Iterator[PartDone]:
    if asked.engine == "ray":
        return with_ray(job, asked.jobs, asked.address)
    return with_pool(job, asked.jobs or os.cpu_count() or 1)


def _watched(parts: Iterable[PartDone], total: int, before: int) -> Iterator[PartDone]:
    """The parts as they are done, with a bar on standard error where a person looks on."""
    progress = Progress(
        TextColumn("coding parts"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[reports]:,} reports, {task.fields[events]:,} events"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    reports = events = 0
    with progress:
        task = progress.add_task("", total=total, completed=before, reports=0, events=0)
        for part in parts:
            reports, events = reports + part.reports, events + part.events
            progress.update(task, advance=1, reports=reports, events=events)
            yield part


def in_words(parts: Iterable[PartDone], folder: Path, before: int, seconds: float) -> Iterator[str]:
    """What a job came to, as a person reads it.

    >>> done = [PartDone("7e545fa5c9f5", ("news/a.txt",), 200, 150, 60, 80, 1, 9.5)]
    >>> for line in in_words(done, Path("out"), 0, 10.0):
    ...     print(line)
    200 reports in 1 part: 150 held back by the gate, 60 events with 80 claims
    1 failure set aside with its reason in out/failures
    this run: 1 part in 10 s
    """
    them = list(parts)
    reports, held = sum(p.reports for p in them), sum(p.held_back for p in them)
    events, claims = sum(p.events for p in them), sum(p.claims for p in them)
    failures = sum(p.failures for p in them)
    yield (
        f"{_many(reports, 'report')} in {_many(len(them), 'part')}: {held:,} held back by the gate, "
        f"{_many(events, 'event')} with {_many(claims, 'claim')}"
    )
    if failures:
        its = "its reason" if failures == 1 else "their reasons"
        yield f"{_many(failures, 'failure')} set aside with {its} in {folder / FAILURES}"
    there = f"; {before:,} stood there already" if before else ""
    yield f"this run: {_many(len(them) - before, 'part')} in {seconds:.0f} s{there}"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
