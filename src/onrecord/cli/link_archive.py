"""`onrecord link-archive`: which events of an archive's reports are one incident, all at once, on this machine or on Spark."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.guard import guarded

EngineName = Literal["duckdb", "spark"]


def link_archive(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that onrecord run wrote.")],
    output: Annotated[Path, typer.Option(metavar="DIR", help="A new folder for what is found.")],
    engine: Annotated[EngineName, typer.Option(help="DuckDB on this machine, or Spark.")] = "duckdb",
    master: Annotated[
        str | None, typer.Option(metavar="URL", help="Of Spark, such as local[*]; spark-submit gives it otherwise.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="Processes that make records ready.")] = 1,
) -> None:
    """Link all events of an archive that onrecord run coded: Parquet files of incidents and of the pairs behind them."""
    with guarded():
        for line in importlib.import_module("onrecord.cli.link_archive_work").link(
            folder, output, engine, master, jobs
        ):
            typer.echo(line)
