"""The options of reading that `code` and `explain` share."""

from __future__ import annotations

import datetime as dt
import importlib.util
from pathlib import Path
from typing import Annotated

import typer

from onrecord.parse.pipeline import DEFAULT_MODEL
from onrecord.read.options import InputFormat, ReadOptions
from onrecord.record.errors import UsageError

LARGEST_REPORT = ReadOptions().max_bytes

Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day the reports were published, as YYYY-MM-DD."),
]
Outlet = Annotated[str | None, typer.Option(help="Who published the reports.")]
Input = Annotated[InputFormat, typer.Option("--input-format", help="What the input is; auto looks into it.")]
Model = Annotated[str, typer.Option(help="An installed spaCy pipeline for English, or the folder of one.")]
Gate = Annotated[
    bool,
    typer.Option(
        "--gate/--no-gate",
        help="Pass over reports whose words tell of no violence, without parsing them: for archives, where most do not.",
    ),
]
MaxBytes = Annotated[int, typer.Option(min=1, metavar="N", help="Refuse a report larger than this many bytes.")]


def day(text: str | None) -> dt.date | None:
    """The day that `--published` names; errors as in `day_of`."""
    return day_of("--published", text)


def day_of(option: str, text: str | None) -> dt.date | None:
    """The day that an option names.

    Raises:
        UsageError: the text is no date.
    """
    if text is None:
        return None
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError as error:
        raise UsageError(f"{option}: '{text}' is no date", hint="write it as 2017-09-29") from error


def check_model(model: str) -> None:
    """Say at once that a model is missing, before any report is read.

    Raises:
        UsageError: no such pipeline is installed.
    """
    installed = model.isidentifier() and importlib.util.find_spec(model) is not None
    if not installed and not (Path(model) / "meta.json").is_file():
        raise UsageError(
            f"no spaCy pipeline named '{model}' is installed", hint=f"leave out --model to use {DEFAULT_MODEL}"
        )
