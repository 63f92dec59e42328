"""`onrecord version`."""

from __future__ import annotations

import typer

from onrecord import __version__


def version() -> None:
    """Print the version."""
    typer.echo(f"onrecord {__version__}")
