"""Accounts of a team's site: who may sign in, in which role. Passwords are known here as argon2 hashes alone."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Engine, delete, select

from onrecord.record.errors import UsageError
from onrecord.store.checksums import change
from onrecord.store.engine import make_engine, take_turn, writing
from onrecord.store.open import open_store
from onrecord.store.rows import insert
from onrecord.store.tables import account, api_token, sign_in
from onrecord.store.trouble import plainly
from onrecord.store.urls import parsed_url, shown

Role = Literal["viewer", "coder", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)  # each may do what those before it may
LONGEST_NAME = 40
RESERVED = frozenset({"me"})  # /people/me is everybody's own page


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in; `name` is what stands in the log of decisions.

    An account is closed (`active` is False), never deleted: its name stands by what its holder decided.

    >>> Account("ana", "editor", dt.datetime(2024, 5, 1, tzinfo=dt.UTC)).active
    True
    """

    name: str
    role: Role
    created: dt.datetime
    active: bool = True


def account_name(text: str) -> str:
    r"""A name as an account has it: one line of letters, digits and a few signs.

    Raises:
        UsageError: it is empty, too long, or holds other signs.

    >>> account_name("  Ana  María ")
    'Ana María'
    >>> account_name("ana\n2024 confirm")
    Traceback (most recent call last):
    ...
    onrecord.record.errors.UsageError: a name cannot hold '\n' (letters, digits, space and . _ ' - @ alone)
    """
    name = unicodedata.normalize("NFC", text).strip(" ")
    strange = next((c for c in name if not (c.isalnum() or unicodedata.combining(c) or c in " ._'-@")), None)
    if strange is not None:
        raise UsageError(f"a name cannot hold {strange!r}", hint="letters, digits, space and . _ ' - @ alone")
    name = " ".join(name.split())
    if not name or not any(c.isalnum() for c in name):
        raise UsageError("an account needs a name", hint="it stands by every decision its holder makes")
    if name.casefold() in RESERVED:
        raise UsageError(f"an account cannot be called {name}", hint="choose another name")
    if len(name) > LONGEST_NAME:
        raise UsageError(f"a name has at most {LONGEST_NAME} characters")
    return name


class Accounts:
    """The accounts of a store; made by `open_accounts`. Any thread may use it; errors of the database are StoreErrors."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine, self._where = engine, where

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with."""
        with plainly(self._where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, all or nothing, in turn with all else that writes to the store."""
        with plainly(self._where), self._engine.connect() as plain:
            connection = writing(plain)
            with connection.begin():
                take_turn(connection)
                yield connection

    def all(self) -> tuple[Account, ...]:
        """Every account, by name; closed ones too."""
        with self.reading() as connection:
            return _all(connection)

    def find(self, name: str) -> Account | None:
        """The account of a name, however its letters are written (Ana, ana); None where there is none."""
        with self.reading() as connection:
            return _find(connection, name)

    def password(self, name: str) -> str | None:
        """The hash of the password of an account that is open; None where there is none."""
        with self.reading() as connection:
            found = _find(connection, name)
            if found is None or not found.active:
                return None
            return connection.execute(select(account.c.password).where(account.c.name == found.name)).scalar()

    def add(self, name: str, role: Role, password: str, at: dt.datetime) -> Account:
        """Make an account; `password` is the argon2 hash.

        Raises:
            UsageError: there is one of this name, or the name or role makes no sense.
        """
        made = Account(account_name(name), _role(role), at)
        with self.writing() as connection:
            if _find(connection, made.name) is not None:
                raise UsageError(f"there is an account {made.name} already", hint="choose another name")
            row = {"name": made.name, "role": role, "password": password, "created": at, "is_active": True}
            insert(connection, account, [row])
        return made

    def set_role(self, name: str, role: Role) -> None:
        """Give an account another role; UsageError where the last editor would be lost."""
        self._change(name, {"role": _role(role)}, loses_editor=role != "editor")

    def set_active(self, name: str, *, active: bool, at: dt.datetime) -> None:
        """Close an account, which ends its sign-ins and revokes its tokens, or open it again."""
        self._change(name, {"is_active": active}, loses_editor=not active, ends=not active, revoked=at)

    def set_password(self, name: str, password: str) -> None:
        """Set another password (its hash), which ends every sign-in of the account."""
        self._change(name, {"password": password}, ends=True)

    def renew_password(self, name: str, password: str) -> None:
        """Keep a newer hash of the same password; whoever is signed in stays so."""
        self._change(name, {"password": password})

    def _change(
        self,
        name: str,
        values: dict[str, Any],
        *,
        loses_editor: bool = False,
        ends: bool = False,
        revoked: dt.datetime | None = None,
    ) -> None:
        with self.writing() as connection:
            found = _existing(connection, name)
            if loses_editor and found.role == "editor" and found.active:
                left = [a for a in _all(connection) if a.role == "editor" and a.active and a.name != found.name]
                if not left:
                    raise UsageError(f"{found.name} is the last editor", hint="make somebody else an editor first")
            change(connection, account, [account.c.name == found.name], values)
            if ends:
                connection.execute(delete(sign_in).where(sign_in.c.account == found.name))
            if ends and revoked:
                standing = (api_token.c.account == found.name, api_token.c.revoked.is_(None))
                change(connection, api_token, standing, {"revoked": revoked})


@contextmanager
def open_accounts(url: str) -> Iterator[Accounts]:
    """The accounts of the store at a URL or path, which is made where there is none; closed at the end."""
    open_store(url, create=True).close()  # what is wrong with it is told first
    parsed = parsed_url(url)
    accounts = Accounts(make_engine(parsed), shown(parsed))
    try:
        yield accounts
    finally:
        accounts.close()


def _role(role: str) -> Role:
    found: Role | None = next((r for r in ROLES if r == role), None)
    if found is None:
        raise UsageError(f"there is no role '{role}'", hint=f"roles are {', '.join(ROLES)}")
    return found


def _all(connection: Connection) -> tuple[Account, ...]:
    query = select(account.c.name, account.c.role, account.c.created, account.c.is_active)
    return tuple(sorted((Account(*row) for row in connection.execute(query)), key=lambda a: a.name.casefold()))


def _find(connection: Connection, name: str) -> Account | None:
    wanted = unicodedata.normalize("NFC", name).strip().casefold()
    return next((a for a in _all(connection) if a.name.casefold() == wanted), None)


def _existing(connection: Connection, name: str) -> Account:
    found = _find(connection, name)
    if found is None:
        raise UsageError(f"there is no account {name}", hint="see `onrecord account list`")
    return found
