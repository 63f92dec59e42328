"""`onrecord incidents`: what happened, as all reports together tell it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Annotated, Any, Literal

import typer

from onrecord.cli.filters import with_filters
from onrecord.cli.guard import guarded
from onrecord.cli.store_options import Db, ProfileName

Format = Annotated[Literal["table", "jsonl"], typer.Option("--format", help="A table, or one JSON record a line.")]


@with_filters
def incidents(
    db: Db = None, profile: ProfileName = None, output: Format = "table", *, where: Callable[[], Any]
) -> None:
    """List incidents, by date, then code; those without a date come last."""
    with guarded():
        importlib.import_module("onrecord.cli.ledger_work").list_incidents(db, where(), profile, output)
