"""`onrecord serve`: the review site, for oneself or for a team."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.guard import guarded
from onrecord.cli.store_options import Db, url_of
from onrecord.cli.web_extra import web_module

Port = Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port it listens on.")]
Host = Annotated[str, typer.Option(metavar="ADDR", help="The address it listens on; others than loopback need --team.")]
Names = Annotated[
    list[str] | None, typer.Option("--name", metavar="HOST", help="A name under which browsers reach it; repeatable.")
]
Team = Annotated[bool, typer.Option("--team", help="Ask everybody to sign in (see onrecord account).")]
Who = Annotated[str | None, typer.Option(metavar="NAME", envvar="ONRECORD_WHO", help="Your name in the log.")]
MaskNames = Annotated[
    bool, typer.Option("--mask-names", help="Leave out the names of victims and witnesses on pages too.")
]
ExportNames = Annotated[
    str | None,
    typer.Option(
        metavar="REASON",
        help="Let exports hold the names of victims and witnesses, which are left out else; the reason goes into the log.",
    ),
]

Log = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Write a line of JSON for each request to a file; - for standard error."),
]


def serve(  # noqa: PLR0913, PLR0917 - a command has as many options as its users need
    db: Db = None,
    port: Port = 8000,
    host: Host = "127.0.0.1",
    team: Team = False,
    name: Names = None,
    who: Who = None,
    mask_names: MaskNames = False,
    export_names: ExportNames = None,
    log: Log = None,
) -> None:
    """Open the review site at http://127.0.0.1:8000: look at incidents, check them against the words, correct them.

    Alone it listens on this machine only and asks for no password. With --team everybody signs in. Ctrl-C ends it.
    """
    with guarded():
        web_module("onrecord.web.serving").serve(
            url_of(db),
            told=typer.echo,
            port=port,
            host=host,
            names=tuple(name or ()),
            team=team,
            who=who,
            mask_names=mask_names,
            export_names=export_names,
            log=log,
        )
