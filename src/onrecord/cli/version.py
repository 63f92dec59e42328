"""`onrecord version`, or `onrecord --version`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord import __version__


def version() -> None:
    """Print the version."""
    typer.echo(f"onrecord {__version__}")


def _told(asked: bool) -> None:
    if asked:
        version()
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", is_eager=True, callback=_told, help="Print the version.")]


def options(show_version: Version = False) -> None:
    """From news reports of armed conflict to sourced event records."""
