"""Staying signed in: a random token in a cookie, of which the store keeps the hash; it ends by itself."""

from __future__ import annotations

import datetime as dt
import re
import secrets

from fastapi import Request
from starlette.responses import Response

from onrecord.store.passes import Passes, SignIn

COOKIE = "onrecord_session"
IDLE = dt.timedelta(hours=12)  # without a request for so long, one signs in again
LONGEST = dt.timedelta(days=14)  # and after so long in any case
STEP = dt.timedelta(minutes=30)  # how often staying at work is noted
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


def new_secret() -> str:
    """256 random bits.

    >>> len(new_secret())
    43
    """
    return secrets.token_urlsafe(32)


def secret_of(request: Request) -> str | None:
    """The token in this browser's cookie, if it has the shape of one."""
    held = request.cookies.get(COOKIE, "")
    return held if _SHAPE.fullmatch(held) else None


def until(since: dt.datetime, now: dt.datetime) -> dt.datetime:
    """When a sign-in ends if nothing is asked any more.

    >>> day = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    >>> until(day, day) - day, until(day, day + dt.timedelta(days=13, hours=23)) - day
    (datetime.timedelta(seconds=43200), datetime.timedelta(days=14))
    """
    return min(now + IDLE, since + LONGEST)


def found(passes: Passes, secret: str, now: dt.datetime) -> SignIn | None:
    """Who is signed in with a token; being at work prolongs it."""
    held = passes.signed_in(secret, now)
    if held is not None and until(held.created, now) - held.expires > STEP:
        passes.prolong(secret, until(held.created, now))
    return held


def remember(request: Request, response: Response, secret: str) -> None:
    """Give the browser its token: scripts cannot read it, and other sites' forms do not carry it."""
    age = int(LONGEST.total_seconds())
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, secret, max_age=age, samesite="lax", httponly=True, secure=secure, path="/")


def forget(response: Response) -> None:
    """Take the token away."""
    response.delete_cookie(COOKIE, samesite="lax", httponly=True, path="/")
