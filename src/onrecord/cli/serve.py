"""`onrecord serve`: the review site on this machine."""

from __future__ import annotations

import importlib
from typing import Annotated

import typer

from onrecord.cli.guard import guarded
from onrecord.cli.store_options import Db, url_of

Port = Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port it listens on.")]
Who = Annotated[str | None, typer.Option(metavar="NAME", envvar="ONRECORD_WHO", help="Your name in the log.")]
MaskNames = Annotated[bool, typer.Option("--mask-names", help="Show private persons by their initials.")]


def serve(db: Db = None, port: Port = 8000, who: Who = None, mask_names: MaskNames = False) -> None:
    """Open the review site at http://127.0.0.1:8000: look at incidents, check them against the words, correct them.

    It listens on this machine alone. Ctrl-C ends it.
    """
    with guarded():
        site = importlib.import_module("onrecord.web.serving")
        site.serve(url_of(db), port=port, told=typer.echo, who=who, mask_names=mask_names)
