"""`onrecord account`: who may sign in to a team's site."""

from __future__ import annotations

import datetime as dt
import importlib
import sys
from contextlib import AbstractContextManager
from enum import StrEnum
from getpass import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.guard import guarded
from onrecord.cli.store_options import Db, url_of
from onrecord.cli.web_extra import web_module
from onrecord.record.errors import UsageError
from onrecord.say.words import clean

if TYPE_CHECKING:
    from onrecord.store.accounts import Accounts

account = typer.Typer(no_args_is_help=True, help="Who may sign in to a team's site (onrecord serve --team).")


class RoleName(StrEnum):
    """What somebody may do; each may also do what those before it may."""

    viewer = "viewer"
    coder = "coder"
    editor = "editor"


Name = Annotated[str, typer.Argument(metavar="NAME", help="The name that stands by this person's decisions.")]
RoleOption = Annotated[RoleName, typer.Option("--role", help="What this person may do.")]
NewRole = Annotated[RoleName, typer.Argument(metavar="ROLE", help="viewer, coder or editor.")]


@account.command("add")
def add_account(name: Name, role: RoleOption = RoleName.coder, db: Db = None) -> None:
    """Make an account. The password is asked for, or read as one line from standard input."""
    with guarded(), _opened(db) as accounts:
        if accounts.find(name) is not None:
            raise UsageError(f"there is an account {name} already", hint="onrecord account password sets its password")
        made = accounts.add(name, role.value, _new_password(name), _now())
        typer.echo(f"{made.name} may sign in as {made.role}")


@account.command("list")
def list_accounts(db: Db = None) -> None:
    """List the accounts."""
    with guarded(), _opened(db) as accounts:
        rows = [
            (clean(one.name), one.role, f"{one.created:%Y-%m-%d}", "" if one.active else "closed")
            for one in accounts.all()
        ]
        importlib.import_module("onrecord.cli.plain_table").show(("name", "role", "since", ""), rows)


@account.command("role")
def set_role(name: Name, role: NewRole, db: Db = None) -> None:
    """Give somebody another role."""
    with guarded(), _opened(db) as accounts:
        accounts.set_role(name, role.value)
        typer.echo(f"{clean(name)} is {role.value} now")


@account.command("close")
def close(name: Name, db: Db = None) -> None:
    """Close an account: nobody signs in with it any more. Its name stays in the log."""
    with guarded(), _opened(db) as accounts:
        accounts.set_active(name, active=False, at=_now())
        typer.echo(f"{clean(name)} is closed")


@account.command("password")
def password(name: Name, db: Db = None) -> None:
    """Set another password, which signs the person out everywhere."""
    with guarded(), _opened(db) as accounts:
        if accounts.find(name) is None:
            raise UsageError(f"there is no account {name}", hint="see `onrecord account list`")
        accounts.set_password(name, _new_password(name))
        typer.echo(f"the password of {clean(name)} is set")


def _opened(db: str | None) -> AbstractContextManager[Accounts]:
    opened: AbstractContextManager[Accounts] = importlib.import_module("onrecord.store.accounts").open_accounts(
        url_of(db)
    )
    return opened


def _new_password(name: str) -> str:
    """The hash of a password, asked for twice at a terminal and read once from anything else."""
    passwords = web_module("onrecord.web.people.passwords")
    if sys.stdin.isatty():
        given = getpass("Password: ")
        if getpass("Once more: ") != given:
            raise UsageError("the two are not the same", hint="try again")
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    made: str = passwords.hashed(given, name)
    return made


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
