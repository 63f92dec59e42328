"""`onrecord db`: look after a store."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from onrecord.cli.guard import BAD_INPUT, guarded
from onrecord.cli.store_options import Db, url_of
from onrecord.say.words import clean

if TYPE_CHECKING:
    from onrecord.store.checking import Checked

MOST_TROUBLES = 20  # shown of one kind; the rest is counted

db = typer.Typer(no_args_is_help=True, help="Look after a store: upgrade, back up, check.")

Target = Annotated[Path, typer.Argument(metavar="FILE", help="The file to make; one that is there is not touched.")]


@db.command()
def upgrade(url: Db = None) -> None:
    """Bring a store that an older onrecord made up to date; one in SQLite is copied first."""
    with guarded():
        done = importlib.import_module("onrecord.store.upgrade").upgrade_store(url_of(url))
        if done.copy:
            typer.echo(f"copied first to {done.copy}")
        same = done.before == done.after
        typer.echo("up to date" if same else f"upgraded from schema {done.before} to {done.after}")
        if not same:  # what a newer schema keeps with each incident is not there yet
            for line in importlib.import_module("onrecord.cli.ledger_work").link(url, everything=False, views=True):
                typer.echo(line)


@db.command()
def backup(target: Target, url: Db = None) -> None:
    """Copy the store to a new file, while others may go on writing to it."""
    with guarded():
        importlib.import_module("onrecord.store.backup").backup(url_of(url), target)
        typer.echo(target)


@db.command()
def check(url: Db = None) -> None:
    """Look whether the store is whole; exits with 1 where anything is wrong."""
    with guarded():
        with importlib.import_module("onrecord.store.open").open_store(url_of(url), create=False) as store:
            found: list[Checked] = list(store.check())
        console = Console(highlight=False, soft_wrap=True)
        console.print(_table(found))
        for one in found:
            for trouble in one.troubles[:MOST_TROUBLES]:
                console.print(f"{one.what}: {clean(trouble)}", markup=False)
            if len(one.troubles) > MOST_TROUBLES:
                console.print(f"{one.what}: and {len(one.troubles) - MOST_TROUBLES:,} more")
    if any(one.troubles for one in found):
        raise typer.Exit(BAD_INPUT)


def _table(found: list[Checked]) -> Table:
    table = Table("checked", "how many", "wrong", box=None, pad_edge=False, header_style="bold")
    table.columns[1].justify = table.columns[2].justify = "right"
    for one in found:
        table.add_row(one.what, f"{one.count:,}", f"{len(one.troubles):,}" if one.troubles else "-")
    return table
