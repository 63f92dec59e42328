"""Which store, and by which rules: options that every command over a store shares."""

from __future__ import annotations

from typing import Annotated

import typer

DEFAULT = "onrecord.db"

Db = Annotated[
    str | None,
    typer.Option(
        "--db", metavar="URL", envvar="ONRECORD_DB", help=f"The database: a file ({DEFAULT}), or postgresql://…"
    ),
]
ProfileName = Annotated[
    str | None,
    typer.Option("--profile", metavar="NAME", help="The coding rules: plain, acled, ucdp, airwars, or a file."),
]


def url_of(db: str | None) -> str:
    """The address asked for, or the default file."""
    return db or DEFAULT
