"""Proof that a change was asked for by one of our own pages (against cross-site request forgery)."""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlsplit

from fastapi import Request
from starlette.responses import Response

from onrecord.web.trouble import RefusedError

COOKIE = "onrecord_csrf"
FIELD = "csrf_token"
HEADER = "X-CSRF-Token"
READING = frozenset({"GET", "HEAD", "OPTIONS"})


def token_of(request: Request) -> str:
    """This browser's token, made on the first visit; `remember` puts it into a cookie."""
    held = request.cookies.get(COOKIE) or getattr(request.state, "csrf", None)
    request.state.csrf = held or secrets.token_urlsafe(32)
    return str(request.state.csrf)


def remember(request: Request, response: Response) -> None:
    """Keep the token in a cookie that other sites' requests do not carry."""
    if COOKIE not in request.cookies:
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, token_of(request), samesite="strict", httponly=True, secure=secure, path="/")


async def proven(request: Request) -> None:
    """Refuse a change whose token, in a header or a form's field, is not this browser's.

    A request with an API token carries no cookie that a browser would send by itself, so it needs no such proof.

    Raises:
        RefusedError: the token is missing or wrong, or the page that asks is of another site.
    """
    if request.method in READING or request.headers.get("Authorization", "").startswith("Bearer "):
        return
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.headers.get("Host"):
        raise RefusedError(
            "this change was asked for by a page of another site", hint="open the page here and try again"
        )
    given = request.headers.get(HEADER)
    if given is None and _is_form(request):
        given = str((await request.form()).get(FIELD, ""))
    if not given or not hmac.compare_digest(given, request.cookies.get(COOKIE, "")):
        raise RefusedError(
            "this page is too old to change anything", hint="load the page again and repeat what you did"
        )


def _is_form(request: Request) -> bool:
    kind = request.headers.get("Content-Type", "")
    return kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data"))
