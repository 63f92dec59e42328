"""`onrecord explain`: one report with its sentences, what was read in each, and why."""

from __future__ import annotations

import importlib
from typing import Annotated

import typer

from onrecord.cli.guard import BAD_INPUT, guarded, tell
from onrecord.cli.options import LARGEST_REPORT, Input, MaxBytes, Model, Outlet, Published, check_model, day
from onrecord.parse.pipeline import DEFAULT_MODEL
from onrecord.read.options import ReadOptions
from onrecord.record.errors import InputError, UsageError

Path = Annotated[str, typer.Argument(metavar="PATH|-", help="The file of the report, or - for standard input.")]
Id = Annotated[str | None, typer.Option("--id", help="Of a file with many reports, the one with this id.")]


def explain(
    path: Path,
    report_id: Id = None,
    published: Published = None,
    outlet: Outlet = None,
    input_format: Input = "auto",
    model: Model = DEFAULT_MODEL,
    max_bytes: MaxBytes = LARGEST_REPORT,
) -> None:
    """Show why a record says what it says: each sentence, the values read in it, and the rule behind each.

    Give the same options of reading as to `code`, so that the same record comes out.
    """
    with guarded():
        options = ReadOptions(day(published), outlet, input_format, max_bytes)
        check_model(model)
        # Reader and coder take a third of a second to import, which `--help` and wrong usage need not pay.
        work = importlib.import_module("onrecord.cli.work")
        page = importlib.import_module("onrecord.cli.explain_page").explanation_page
        pages, shown, troubles = importlib.import_module("onrecord.cli.pages").Pages(), 0, 0
        for result in work.explain_path(path, options, model, report_id):
            if isinstance(result, InputError):
                tell(result)
                troubles += 1
            else:
                pages.show(page(result))
                shown += 1
        if report_id is not None and not shown and not troubles:
            raise UsageError(
                f"--id: no report '{report_id}' in {path}", hint="onrecord code --format jsonl names the ids"
            )
    if troubles:
        raise typer.Exit(BAD_INPUT)
