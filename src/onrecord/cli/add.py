"""`onrecord add`: reports in, coded, kept and linked."""

from __future__ import annotations

import importlib
from typing import Annotated

import typer

from onrecord.cli.guard import BAD_INPUT, guarded
from onrecord.cli.options import LARGEST_REPORT, Gate, Input, MaxBytes, Model, Outlet, Published, check_model, day
from onrecord.cli.store_options import Db
from onrecord.parse.pipeline import DEFAULT_MODEL
from onrecord.read.options import ReadOptions

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH|-", help="Files, folders, patterns such as 'news/*.html', or - for standard input."),
]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes code at once.")]


def add(  # noqa: PLR0913, PLR0917 - a command has as many options as its users need
    paths: Paths,
    db: Db = None,
    published: Published = None,
    outlet: Outlet = None,
    input_format: Input = "auto",
    model: Model = DEFAULT_MODEL,
    jobs: Jobs = 1,
    gate: Gate = False,
    max_bytes: MaxBytes = LARGEST_REPORT,
) -> None:
    """Code news reports and keep them: the raw bytes, what was coded, and the incidents they tell.

    Reports that are kept already, coded by this very coder, are passed over. A run that was cut off is finished by
    the same command. A report that cannot be read gets a line on standard error; the exit status is then 1.
    """
    with guarded():
        options = ReadOptions(day(published), outlet, input_format, max_bytes)
        check_model(model)
        work = importlib.import_module("onrecord.cli.add_work")
        tally = work.add_paths(paths, db, options, model, jobs, gated=gate)
        for line in work.in_words(tally):
            typer.echo(line)
    if tally.troubles:
        raise typer.Exit(BAD_INPUT)
