"""`onrecord plot`: deaths over time, by actor, and on a map."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from onrecord.cli.filters import with_filters
from onrecord.cli.guard import guarded
from onrecord.cli.store_options import Db, ProfileName

Kind = Annotated[Literal["all", "time", "actors", "map"], typer.Option(help="Which plot.")]
Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="FILE", help="Where; without .png or .svg at its end, both are written."),
]


@with_filters
def plot(
    output: Output = Path("incidents"),
    db: Db = None,
    profile: ProfileName = None,
    kind: Kind = "all",
    *,
    where: Callable[[], Any],
) -> None:
    """Draw reported deaths over time with their ranges, by actor, and on a map, as PNG and SVG."""
    with guarded():
        for path in importlib.import_module("onrecord.cli.export_work").plot_incidents(
            db, where(), profile, (output, kind)
        ):
            typer.echo(path)
