"""`onrecord db`: look after a store."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.guard import BAD_INPUT, guarded, note
from onrecord.cli.store_options import Db, url_of
from onrecord.say.words import clean

if TYPE_CHECKING:
    from onrecord.store.checking import Checked

MOST_TROUBLES = 20  # shown of one kind; the rest is counted

db = typer.Typer(no_args_is_help=True, help="Look after a store: upgrade, back up, check.")

Since = Annotated[str | None, typer.Option(metavar="SEAL", help="A seal that an earlier check printed.")]
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
def check(url: Db = None, since: Since = None) -> None:
    """Look whether the store is whole; exits with 1 where anything is wrong.

    At the end stands the seal of the journal. Keep it where nobody who can write to the store can change it: a later
    check with --since proves that nothing that was there then has been changed or taken away.
    """
    with guarded():
        earlier = None if since is None else importlib.import_module("onrecord.store.journal").Seal.parsed(since)
        with importlib.import_module("onrecord.store.open").open_store(url_of(url), create=False) as store:
            found: list[Checked] = []
            for one in store.check(earlier):
                found.append(one)
                note(f"looked at {one.what}: {one.count:,}")
            seal = store.seal()
        rows = [(one.what, f"{one.count:,}", f"{len(one.troubles):,}" if one.troubles else "-") for one in found]
        importlib.import_module("onrecord.cli.plain_table").show(("checked", "how many", "wrong"), rows, (1, 2))
        for one in found:
            for line in one.lines[:MOST_TROUBLES]:
                typer.echo(clean(line))
            if len(one.troubles) > MOST_TROUBLES:
                typer.echo(f"{one.what}: and {len(one.troubles) - MOST_TROUBLES:,} more")
        if not any(one.troubles for one in found):
            typer.echo(f"whole; its seal is {seal}")
    if any(one.troubles for one in found):
        raise typer.Exit(BAD_INPUT)
