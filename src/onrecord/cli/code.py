"""`onrecord code`: reports in, records out."""

from __future__ import annotations

import importlib
import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.guard import BAD_INPUT, guarded
from onrecord.cli.options import LARGEST_REPORT, Gate, Input, MaxBytes, Model, Outlet, Published, check_model, day
from onrecord.cli.sinks import JsonLines, Sink
from onrecord.parse.pipeline import DEFAULT_MODEL
from onrecord.read.options import ReadOptions
from onrecord.record.errors import UsageError

OutputFormat = Literal["table", "jsonl"]

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH|-", help="Files, folders, patterns such as 'news/*.html', or - for standard input."),
]
Format = Annotated[OutputFormat, typer.Option("--format", help="A page to read, or one JSON record a line.")]
To = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar="FILE",
        help="Write JSON Lines to a file; a run that was cut off is finished by the same command.",
    ),
]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes code at once.")]


def code(  # noqa: PLR0913, PLR0917 - a command has as many options as its users need
    paths: Paths = None,
    published: Published = None,
    outlet: Outlet = None,
    form: Format = "table",
    output: To = None,
    input_format: Input = "auto",
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = 1,
    gate: Gate = False,
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
        asked = partial(work.code_paths, _inputs(paths), options, model, jobs, gated=gate)
        if output is None:
            troubles = work.write_all(asked(), JsonLines() if form == "jsonl" else _pages())
        else:
            with work.output_for(output, options, model, gated=gate) as file:
                troubles = work.write_all(asked(leave_out=file.holds), file)
            typer.echo(work.in_words(file, output))
    if troubles:
        raise typer.Exit(BAD_INPUT)


def _pages() -> Sink:
    pages: Sink = importlib.import_module("onrecord.cli.pages").Pages()
    return pages


def _inputs(paths: list[str] | None) -> list[str]:
    if paths:
        return paths
    if sys.stdin.isatty():
        raise UsageError("nothing to code", hint="name files or folders, or pipe a report in; see onrecord code --help")
    return ["-"]
