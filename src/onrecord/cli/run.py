"""`onrecord run`: an archive coded part by part into Parquet, on this machine or on a Ray cluster."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.guard import BAD_INPUT, guarded
from onrecord.cli.options import LARGEST_REPORT, Gate, Input, MaxBytes, Model, Outlet, Published, check_model, day
from onrecord.parse.pipeline import DEFAULT_MODEL
from onrecord.read.options import ReadOptions

EngineName = Literal["pool", "ray"]

Inputs = Annotated[
    list[str], typer.Option("--input", metavar="PATH", help="A file, folder or pattern; may be given again.")
]
Output = Annotated[
    str,
    typer.Option(
        metavar="DIR|URL", help="A folder for Parquet files, or a store at postgresql://…, linked at the end."
    ),
]
JobFolder = Annotated[
    Path | None,
    typer.Option("--job", metavar="DIR", help="With a store: the folder that keeps what is done and what failed."),
]
Engine = Annotated[EngineName, typer.Option(help="Processes of this machine, or Ray.")]
Jobs = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="How many processes or actors; one for each core as it comes.")
]
Address = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Of a Ray cluster that runs: auto, or host:port of its head.")
]
PartSize = Annotated[int, typer.Option(min=1, metavar="N", help="About how many reports are done and kept at once.")]


def run(  # noqa: PLR0913, PLR0917 - a command has as many options as its users need
    inputs: Inputs,
    output: Output,
    job: JobFolder = None,
    engine: Engine = "pool",
    jobs: Jobs = None,
    address: Address = None,
    part_size: PartSize = 500,
    published: Published = None,
    outlet: Outlet = None,
    input_format: Input = "auto",
    model: Model = DEFAULT_MODEL,
    gate: Gate = True,
    max_bytes: MaxBytes = LARGEST_REPORT,
) -> None:
    """Code an archive part by part, into Parquet files or a store; started again, the same command does what is left.

    Reports that cannot be read or coded are set aside with the reason, and the rest goes on; the exit status is then 1.
    """
    with guarded():
        options = ReadOptions(day(published), outlet, input_format, max_bytes)
        check_model(model)
        work = importlib.import_module("onrecord.cli.run_work")
        asked = work.Asked(tuple(inputs), *work.places(output, job), engine, jobs, address, part_size)
        failures = work.run_job(asked, options, model, gated=gate)
    if failures:
        raise typer.Exit(BAD_INPUT)
