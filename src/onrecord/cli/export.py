"""`onrecord export`: incidents as a file for the tools of the field."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from onrecord.cli.decide import Who
from onrecord.cli.filters import with_filters
from onrecord.cli.guard import guarded
from onrecord.cli.store_options import Db, ProfileName

Format = Annotated[
    Literal["ucdp-ged", "acled", "geojson", "parquet", "csv", "jsonl", "xlsx", "labels"],
    typer.Option("--format", help="The kind of file; labels are scored pairs with people's judgements, for training."),
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")]
WithNames = Annotated[
    str | None,
    typer.Option(
        "--with-names",
        metavar="REASON",
        help="Write out the names of victims and witnesses, which are left out else; the reason goes into the log.",
    ),
]


@with_filters
def export(
    output_format: Format,
    output: Output,
    db: Db = None,
    profile: ProfileName = None,
    with_names: WithNames = None,
    who: Who = None,
    *,
    where: Callable[[], Any],
) -> None:
    """Write incidents to a file, with a note beside it that says by which rules they were made.

    Names of private persons (the dead and injured, witnesses) are left out unless you say why they must be there.
    """
    with guarded():
        work = importlib.import_module("onrecord.cli.export_work")
        for line in work.export_incidents(db, where(), profile, (output_format, output), (with_names, who)):
            typer.echo(line)
