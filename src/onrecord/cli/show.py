"""`onrecord show`: one incident with its claims side by side, its sources and its history."""

from __future__ import annotations

import importlib
from typing import Annotated, Literal

import typer

from onrecord.cli.guard import guarded
from onrecord.cli.store_options import Db, ProfileName

Code = Annotated[str, typer.Argument(metavar="CODE", help="The incident's code; a code merged into another finds it.")]
Format = Annotated[Literal["table", "json"], typer.Option("--format", help="A page to read, or its JSON.")]


def show(code: Code, db: Db = None, profile: ProfileName = None, output: Format = "table") -> None:
    """Show one incident: what, where, when, each claim beside the others, the sources, and what people decided."""
    with guarded():
        importlib.import_module("onrecord.cli.ledger_work").show_incident(db, code, profile, output)
