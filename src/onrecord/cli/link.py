"""`onrecord link`: link what waits, or everything anew."""

from __future__ import annotations

import importlib
from typing import Annotated

import typer

from onrecord.cli.guard import guarded
from onrecord.cli.store_options import Db


def link(
    db: Db = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Compare everything anew, as after a change of weights.")
    ] = False,
    views: Annotated[
        bool,
        typer.Option(
            "--views", help="Make every incident's view anew, as after a change of resources/review/queue.yml."
        ),
    ] = False,
) -> None:
    """Link reports to incidents. `onrecord add` does this itself; decisions of people hold on."""
    with guarded():
        for line in importlib.import_module("onrecord.cli.ledger_work").link(db, everything, views):
            typer.echo(line)
