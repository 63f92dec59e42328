"""The command line: `onrecord` and its commands, one file each."""

from __future__ import annotations

import gc

import typer

from onrecord.cli.account import account
from onrecord.cli.add import add
from onrecord.cli.code import code
from onrecord.cli.db import db
from onrecord.cli.decide import confirm, correct, log, merge, pending, reject, split, undo
from onrecord.cli.explain import explain
from onrecord.cli.export import export
from onrecord.cli.gazetteer import gazetteer
from onrecord.cli.incidents import incidents
from onrecord.cli.link import link
from onrecord.cli.link_archive import link_archive
from onrecord.cli.plot import plot
from onrecord.cli.profiles import profiles
from onrecord.cli.run import run
from onrecord.cli.serve import serve
from onrecord.cli.show import show
from onrecord.cli.version import options, version

app = typer.Typer(
    name="onrecord",
    help="From news reports of armed conflict to sourced event records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.callback()(options)
app.command()(code)
app.command()(explain)
for command in (add, incidents, show, confirm, reject, pending, correct, merge, split, undo, log):
    app.command()(command)
for command in (run, export, plot, link, profiles, serve, version):
    app.command()(command)
app.command("link-archive")(link_archive)
app.add_typer(account, name="account")
app.add_typer(db, name="db")
app.add_typer(gazetteer, name="gazetteer")


# Python looks for unreachable cycles after each 700 new objects; loading makes millions that all stay.
NEW_OBJECTS = 50_000


def main() -> None:
    """Run the command line; the entry point of the `onrecord` script."""
    gc.set_threshold(NEW_OBJECTS)
    app()
