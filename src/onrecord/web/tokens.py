"""Proof that a change was asked for by one of our own pages (against cross-site request forgery)."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from urllib.parse import urlsplit

from fastapi import Request
from starlette.responses import Response

from onrecord.web.people.visitor import visitor_of
from onrecord.web.trouble import RefusedError

COOKIE = "onrecord_csrf"
FIELD = "csrf_token"
HEADER = "X-CSRF-Token"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")
_OUTSIDE = frozenset({"cross-site", "same-site"})  # what browsers call who asks, where it is not a page of ours


def token_of(request: Request) -> str:
    """This browser's token: of who is signed in it follows from the sign-in, else `remember` puts it into a cookie."""
    visitor = visitor_of(request)
    if visitor is not None and visitor.secret:
        return hashlib.sha256(f"csrf {visitor.secret}".encode()).hexdigest()
    made: str = _held(request) or getattr(request.state, "csrf", None) or secrets.token_urlsafe(32)
    request.state.csrf = made
    return made


def _held(request: Request) -> str | None:
    held = request.cookies.get(COOKIE, "")
    return held if _SHAPE.fullmatch(held) else None


def remember(request: Request, response: Response) -> None:
    """Keep the token in a cookie that other sites' forms do not carry.

    Links from elsewhere do carry it: without it, following one would make a new token, and pages that are open in other
    tabs could change nothing any more.
    """
    visitor = visitor_of(request)
    if _held(request) is None and not (visitor and visitor.secret):
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, token_of(request), samesite="lax", httponly=True, secure=secure, path="/")


def forget(response: Response) -> None:
    """Take the cookie away: who signs in has another token from then on."""
    response.delete_cookie(COOKIE, samesite="lax", httponly=True, path="/")


async def proven(request: Request) -> None:
    """Refuse a change whose token, in a header or a form's field, is not this browser's.

    A request with an API token, or on one's own site any in an Authorization header, needs no such proof: other
    sites' pages cannot send that header here.

    Raises:
        RefusedError: the token is missing or wrong, or the page that asks is of another site.
    """
    if request.method in READING:
        return
    origin = request.headers.get("Origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("Host")
    if foreign or request.headers.get("Sec-Fetch-Site") in _OUTSIDE:
        raise RefusedError(
            "this change was asked for by a page of another site", hint="open the page here and try again"
        )
    visitor = visitor_of(request)
    if (
        visitor is not None
        and visitor.how != "browser"
        and request.headers.get("Authorization", "").startswith("Bearer ")
    ):
        return
    given = request.headers.get(HEADER)
    if given is None and _is_form(request):
        given = str((await request.form()).get(FIELD, ""))
    expected = token_of(request) if visitor is not None and visitor.secret else _held(request)
    if not given or not expected or not hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode()):
        raise RefusedError(
            "this page is too old to change anything", hint="load the page again and repeat what you did"
        )


def _is_form(request: Request) -> bool:
    kind = request.headers.get("Content-Type", "")
    return kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data"))
