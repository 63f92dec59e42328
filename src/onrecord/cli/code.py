"""`onrecord code`: reports in, records out."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from onrecord.cli.guard import BAD_INPUT, guarded, tell
from onrecord.cli.options import LARGEST_REPORT, Input, MaxBytes, Model, Outlet, Published, check_model, day
from onrecord.cli.pool import Result
from onrecord.cli.progress import Bar
from onrecord.cli.sinks import JsonLines, Pages, Sink
from onrecord.parse.pipeline import DEFAULT_MODEL
from onrecord.read.options import ReadOptions
from onrecord.record.errors import InputError, UsageError
from onrecord.record.event import CodedReport

OutputFormat = Literal["table", "jsonl"]

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH|-", help="Files, folders, patterns such as 'news/*.html', or - for standard input."),
]
Format = Annotated[OutputFormat, typer.Option("--format", help="A page to read, or one JSON record a line.")]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes code at once.")]


def code(
    paths: Paths = None,
    published: Published = None,
    outlet: Outlet = None,
    output: Format = "table",
    input_format: Input = "auto",
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = 1,
    max_bytes: MaxBytes = LARGEST_REPORT,
) -> None:
    """Code news reports: who did what to whom, where, when, how many died, and on whose word.

    A report that cannot be read gets a line on standard error and the rest goes on; the exit status is then 1.
    """
    with guarded():
        options = ReadOptions(day(published), outlet, input_format, max_bytes)
        check_model(model)
        # Reader and coder take a third of a second to import, which `--help` and wrong usage need not pay.
        work = importlib.import_module("onrecord.cli.work")
        results = work.code_paths(_inputs(paths), options, model, jobs)
        troubles = _write_all(results, JsonLines() if output == "jsonl" else Pages())
    if troubles:
        raise typer.Exit(BAD_INPUT)


def _inputs(paths: list[str] | None) -> list[str]:
    if paths:
        return paths
    if sys.stdin.isatty():
        raise UsageError("nothing to code", hint="name files or folders, or pipe a report in; see onrecord code --help")
    return ["-"]


def _write_all(results: Iterator[Result], sink: Sink) -> int:
    """Write each result where it belongs; returns how many troubles were told."""
    troubles = 0
    with Bar() as bar:
        for result in results:
            with bar.away():
                told = [result] if isinstance(result, InputError) else _written(result, sink)
                for error in told:
                    tell(error)
            troubles += len(told)
            bar.advance(0 if isinstance(result, InputError) else len(result.events))
    return troubles


def _written(report: CodedReport, sink: Sink) -> list[InputError]:
    """Write a report; returns what its coder objects to, a foreign language excepted: reading has told that."""
    sink.write(report)
    if report.document.language not in {"en", None}:
        return []
    return [InputError(note, where=report.document.id) for note in report.notes]
