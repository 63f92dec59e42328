"""`onrecord export`: incidents as a file for the tools of the field."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from onrecord.cli.filters import with_filters
from onrecord.cli.guard import guarded
from onrecord.cli.store_options import Db, ProfileName

Format = Annotated[
    Literal["ucdp-ged", "acled", "geojson", "parquet", "csv", "jsonl", "xlsx", "labels"],
    typer.Option("--format", help="The kind of file; labels are scored pairs with people's judgements, for training."),
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")]
Redact = Annotated[bool, typer.Option("--redact-names", help="Leave out the names of victims.")]


@with_filters
def export(
    output_format: Format,
    output: Output,
    db: Db = None,
    profile: ProfileName = None,
    redact_names: Redact = False,
    *,
    where: Callable[[], Any],
) -> None:
    """Write incidents to a file, with a note beside it that says by which rules they were made."""
    with guarded():
        work = importlib.import_module("onrecord.cli.export_work")
        for line in work.export_incidents(db, where(), profile, (output_format, output, redact_names)):
            typer.echo(line)
