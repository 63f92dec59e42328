"""What keeps somebody signed in, and what lets a program in: kept as the SHA-256 of a secret that only they hold."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import OperationalError

from onrecord.store.accounts import Account, Accounts
from onrecord.store.checksums import change
from onrecord.store.packing import clean
from onrecord.store.rows import insert
from onrecord.store.tables import account, api_token, sign_in


@dataclass(frozen=True, slots=True)
class SignIn:
    """One browser that is signed in: whose, since when, and until when if nothing more is asked (UTC)."""

    account: Account
    created: dt.datetime
    expires: dt.datetime


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A program's pass; it has the role of its account. `revoked` is when it was taken back."""

    id: int
    account: str
    label: str
    created: dt.datetime
    revoked: dt.datetime | None = None


def digest(secret: str) -> str:
    """How a secret of 256 random bits is kept: guessing it back from this is hopeless.

    >>> digest("a")[:8]
    'ca978112'
    """
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


class Passes:
    """Sign-ins and API tokens of the accounts of a store."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    def begin(self, secret: str, name: str, at: dt.datetime, expires: dt.datetime) -> None:
        """Sign a browser in, and forget sign-ins of anybody that are over."""
        row = {"token_sha256": digest(secret), "account": name, "created": at, "expires": expires}
        with self._accounts.writing() as connection:
            connection.execute(delete(sign_in).where(sign_in.c.expires <= at))
            insert(connection, sign_in, [row])

    def signed_in(self, secret: str, at: dt.datetime) -> SignIn | None:
        """Who holds this secret, if it is not over and the account is open."""
        query = select(account, sign_in.c.created.label("since"), sign_in.c.expires)
        query = query.join_from(sign_in, account).where(sign_in.c.token_sha256 == digest(secret))
        query = query.where(sign_in.c.expires > at, account.c.is_active)
        with self._accounts.reading() as connection:
            row = connection.execute(query).first()
        return SignIn(Account(row.name, row.role, row.created), row.since, row.expires) if row else None

    def prolong(self, secret: str, expires: dt.datetime) -> None:
        """Let a sign-in last longer; where another program is writing just now, the next request will do it."""
        with self._accounts.reading() as connection:
            if connection.dialect.name == "sqlite":
                connection.commit()
                connection.execute(text("PRAGMA busy_timeout = 50"))
            try:
                change(connection, sign_in, [sign_in.c.token_sha256 == digest(secret)], {"expires": expires})
                connection.commit()
            except OperationalError:
                connection.rollback()
            finally:
                connection.invalidate()  # its short patience is not for others

    def end(self, secret: str) -> None:
        """Sign this browser out."""
        with self._accounts.writing() as connection:
            connection.execute(delete(sign_in).where(sign_in.c.token_sha256 == digest(secret)))

    def end_all(self, name: str) -> None:
        """Sign every browser of an account out."""
        with self._accounts.writing() as connection:
            connection.execute(delete(sign_in).where(sign_in.c.account == name))

    def sign_ins(self, name: str, at: dt.datetime) -> int:
        """How many browsers of an account are signed in."""
        query = select(func.count()).select_from(sign_in).where(sign_in.c.account == name, sign_in.c.expires > at)
        with self._accounts.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def make_token(self, secret: str, name: str, label: str, at: dt.datetime) -> ApiToken:
        """Keep a new API token of an account."""
        with self._accounts.writing() as connection:
            number = int(connection.execute(select(func.coalesce(func.max(api_token.c.id), 0))).scalar_one()) + 1
            row = {"id": number, "account": name, "label": clean(label), "token_sha256": digest(secret), "created": at}
            insert(connection, api_token, [row])
        return ApiToken(number, name, label, at)

    def tokens(self, name: str) -> tuple[ApiToken, ...]:
        """The API tokens of an account, oldest first; revoked ones too."""
        columns = (api_token.c.id, api_token.c.account, api_token.c.label, api_token.c.created, api_token.c.revoked)
        query = select(*columns).where(api_token.c.account == name).order_by(api_token.c.id)
        with self._accounts.reading() as connection:
            return tuple(ApiToken(*row) for row in connection.execute(query))

    def revoke(self, number: int, name: str, at: dt.datetime) -> bool:
        """Take back an API token of an account; False where it has none of this number that still holds."""
        mine = (api_token.c.id == number, api_token.c.account == name, api_token.c.revoked.is_(None))
        with self._accounts.writing() as connection:
            return change(connection, api_token, mine, {"revoked": at}) > 0

    def holder(self, secret: str) -> Account | None:
        """Whose API token this is, if it holds and the account is open."""
        query = select(account.c.name, account.c.role, account.c.created).join_from(api_token, account)
        query = query.where(api_token.c.token_sha256 == digest(secret), api_token.c.revoked.is_(None))
        with self._accounts.reading() as connection:
            row = connection.execute(query.where(account.c.is_active)).first()
        return Account(*row) if row else None
