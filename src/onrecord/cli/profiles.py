"""`onrecord profiles`: the coding rules that figures are made by."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.guard import guarded
from onrecord.record.errors import UsageError

Copy = Annotated[str | None, typer.Option(metavar="NAME", help="The profile to copy.")]
To = Annotated[Path | None, typer.Option(metavar="FILE", help="Where to copy it to.")]


def profiles(copy: Copy = None, to: To = None) -> None:
    """List the coding profiles, or copy one to a file that you can edit and give to --profile."""
    with guarded():
        known = importlib.import_module("onrecord.rules.profile")
        if copy is None:
            for profile in known.builtin_profiles():
                typer.echo(f"{profile.name:8} {profile.about}")
            return
        text = known.profile_text(copy)
        if to is None:
            typer.echo(text)
            return
        if to.exists():
            raise UsageError("the file is there already", where=str(to), hint="choose another name")
        to.write_text(text, encoding="utf-8")
        typer.echo(to)
