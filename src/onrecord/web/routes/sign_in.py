"""/sign-in and /sign-out, on a team's site."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.store.passes import Passes
from onrecord.web import tokens
from onrecord.web.here import accounts_of, settings_of, tries_of
from onrecord.web.pages import page
from onrecord.web.people import passwords, sessions
from onrecord.web.people.gate import local_path
from onrecord.web.people.visitor import visitor_of
from onrecord.web.trouble import TooManyError

router = APIRouter(tags=["people"], include_in_schema=False)
LOG = logging.getLogger("onrecord.web")


@router.get("/sign-in", response_class=HTMLResponse)
def sign_in_page(request: Request, next: str = "") -> Response:  # noqa: A002 - the address says so
    """Asks for a name and a password."""
    if not settings_of(request).team or visitor_of(request) is not None:
        return RedirectResponse(local_path(next), 303)
    return page(request, "people/sign_in.html", next=local_path(next), name="", trouble=None)


@router.post("/sign-in")
def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=passwords.LONGEST)],
    next: Annotated[str, Form(max_length=2000)] = "",  # noqa: A002 - the form says so
) -> Response:
    """Sign a browser in, with a token that it did not have before."""
    if not settings_of(request).team:
        return RedirectResponse(local_path(next), 303)
    address = request.client.host if request.client else ""
    try:
        tries_of(request).take(name, address)
    except TooManyError as error:
        LOG.warning("too many tries to sign in from %s", address)  # and no name: people type passwords into that field
        response = page(
            request,
            "people/sign_in.html",
            429,
            next=local_path(next),
            name=name,
            trouble=f"Too many tries: {error.hint}.",
        )
        response.headers["Retry-After"] = str(error.wait)
        return response
    accounts = accounts_of(request)
    kept = accounts.password(name)
    account = accounts.find(name)
    if not passwords.holds(password, kept) or account is None or kept is None:
        trouble = "This name and password do not belong together."
        return page(request, "people/sign_in.html", 401, next=local_path(next), name=name, trouble=trouble)
    tries_of(request).clear(name, address)
    if passwords.outdated(kept):
        accounts.renew_password(account.name, passwords.hashed(password))
    signed_in = RedirectResponse(local_path(next), 303)
    begin(request, signed_in, account.name)
    return signed_in


def begin(request: Request, response: Response, name: str) -> None:
    """Sign this browser in under a new token; what it held before is worth nothing any more."""
    passes, now, secret = Passes(accounts_of(request)), dt.datetime.now(dt.UTC), sessions.new_secret()
    held = sessions.secret_of(request)
    if held:
        passes.end(held)
    passes.begin(secret, name, now, sessions.until(now, now))
    sessions.remember(request, response, secret)
    tokens.forget(response)


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """Sign this browser out."""
    visitor = visitor_of(request)
    if visitor is not None and visitor.how == "browser":
        Passes(accounts_of(request)).end(visitor.secret)
    response = RedirectResponse("/sign-in", 303)
    sessions.forget(response)
    return response
