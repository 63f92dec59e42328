"""What people decide: confirm, reject, pending, correct, merge, split, undo; and the log of it."""

from __future__ import annotations

import importlib
from typing import Annotated, Any

import typer

from onrecord.cli.guard import guarded
from onrecord.cli.store_options import Db

Code = Annotated[str, typer.Argument(metavar="CODE", help="The incident's code.")]
Why = Annotated[str | None, typer.Option(help="Why; it is kept with the decision.")]
Who = Annotated[
    str | None,
    typer.Option(envvar="ONRECORD_WHO", help="Who decides; without it, the name you are logged in with."),
]


def confirm(code: Code, why: Why = None, who: Who = None, db: Db = None) -> None:
    """Say that an incident is right as it stands."""
    _told("judge", db, who, why, "confirm", code)


def reject(code: Code, why: Why = None, who: Who = None, db: Db = None) -> None:
    """Say that an incident does not belong in the record; it is kept, and left out of lists and exports."""
    _told("judge", db, who, why, "reject", code)


def pending(code: Code, why: Why = None, who: Who = None, db: Db = None) -> None:
    """Mark an incident as not decided yet."""
    _told("judge", db, who, why, "pending", code)


def correct(
    code: Code,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="What to set: killed, date, place, grade, …")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The value; unknown for none.")],
    why: Why = None,
    who: Who = None,
    db: Db = None,
) -> None:
    """Set a value of an incident. What the machine read stays in the log, and no later run overwrites you."""
    _told("correct", db, who, why, code, field, value)


def merge(
    codes: Annotated[list[str], typer.Argument(metavar="CODE CODE...", help="The incidents that are one.")],
    why: Why = None,
    who: Who = None,
    db: Db = None,
) -> None:
    """Say that incidents are one and the same."""
    _told("merge", db, who, why, codes)


def split(
    code: Code,
    tellings: Annotated[list[int], typer.Argument(metavar="TELLING...", help="Their numbers; see onrecord show.")],
    why: Why = None,
    who: Who = None,
    db: Db = None,
) -> None:
    """Say that some tellings of an incident are another incident."""
    _told("split", db, who, why, code, tellings)


def undo(
    decision: Annotated[int, typer.Argument(metavar="DECISION", help="The decision's number; see onrecord log.")],
    why: Why = None,
    who: Who = None,
    db: Db = None,
) -> None:
    """Take a decision back. Both stay in the log, and an undo can be undone."""
    _told("undo", db, who, why, decision)


def log(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="Of one incident; without it, of all.")] = None,
    db: Db = None,
    output: Annotated[str, typer.Option("--format", help="table or jsonl.")] = "table",
) -> None:
    """List what people decided, oldest first: who, when, what, what stood there before, and why."""
    with guarded():
        importlib.import_module("onrecord.cli.ledger_work").show_log(db, code, output)


def _told(what: str, db: str | None, who: str | None, why: str | None, *given: Any) -> None:
    with guarded():
        work = importlib.import_module("onrecord.cli.ledger_work")
        for line in work.decide(what, db, who, why, given):
            typer.echo(line)
