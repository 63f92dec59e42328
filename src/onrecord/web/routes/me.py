"""/people/me: one's own account: password, signed-in browsers, API tokens."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel

from onrecord.record.errors import UsageError
from onrecord.store.accounts import Account, Role
from onrecord.store.passes import ApiToken, Passes
from onrecord.web.here import accounts_of, tries_of
from onrecord.web.pages import page
from onrecord.web.people import passwords, sessions
from onrecord.web.people.visitor import signed_in
from onrecord.web.routes.sign_in import begin
from onrecord.web.trouble import MissingError, SignInError
from onrecord.web.wishes import wants_page

router = APIRouter(tags=["people"])
PREFIX = "onrecord_"  # so that a token left in a file is known for what it is
Number = Annotated[int, Path(ge=1, le=2**31)]


class TokenOut(BaseModel):
    """An API token, without its secret."""

    id: int
    label: str
    created: dt.datetime
    revoked: dt.datetime | None


class Me(BaseModel):
    """Whoever asks."""

    name: str
    role: Role
    browsers: int
    tokens: list[TokenOut]


class NewToken(BaseModel):
    """An API token that was just made; `token` is told this once."""

    id: int
    label: str
    token: str


@router.get("/people/me.json")
def me_json(request: Request) -> Me:
    """Who asks, in which role, signed in with how many browsers, with which API tokens."""
    visitor = signed_in(request)
    if visitor.how == "owner":
        return Me(name=visitor.name, role=visitor.role, browsers=0, tokens=[])
    passes = Passes(accounts_of(request))
    return Me(
        name=visitor.name,
        role=visitor.role,
        browsers=passes.sign_ins(visitor.name, dt.datetime.now(dt.UTC)),
        tokens=[_out(t) for t in passes.tokens(visitor.name)],
    )


@router.get("/people/me", response_class=HTMLResponse, include_in_schema=False)
def me_page(request: Request) -> HTMLResponse:
    """The same as a page."""
    return page(request, "people/me.html", me=me_json(request), made=None)


@router.post("/people/me/password", response_class=RedirectResponse, status_code=303)
def change_password(
    request: Request,
    now: Annotated[str, Form(max_length=passwords.LONGEST)],
    new: Annotated[str, Form(max_length=passwords.LONGEST)],
    again: Annotated[str, Form(max_length=passwords.LONGEST)],
) -> Response:
    """Set another password; every other browser is signed out."""
    account = _in_person(request)
    tries_of(request).take(account.name, request.client.host if request.client else "")
    if not passwords.holds(now, accounts_of(request).password(account.name)):
        raise UsageError("the password you have now is another", hint="nothing was changed")
    if new != again:
        raise UsageError("the new password was not written twice the same", hint="nothing was changed")
    accounts_of(request).set_password(account.name, passwords.hashed(new, account.name))
    response = RedirectResponse("/people/me", 303)
    begin(request, response, account.name)
    return response


@router.post("/people/me/sign-out-everywhere", response_class=RedirectResponse, status_code=303)
def sign_out_everywhere(request: Request) -> Response:
    """Sign every browser of this account out, this one too."""
    Passes(accounts_of(request)).end_all(_in_person(request).name)
    response = RedirectResponse("/sign-in", 303)
    sessions.forget(response)
    return response


@router.post("/people/me/tokens", response_model=NewToken)
def make_token(request: Request, label: Annotated[str, Form(min_length=1, max_length=80)]) -> Response:
    """Make an API token. It is shown this once; the store keeps its hash."""
    account, secret = _in_person(request), PREFIX + sessions.new_secret()
    made = Passes(accounts_of(request)).make_token(secret, account.name, label.strip(), dt.datetime.now(dt.UTC))
    told = NewToken(id=made.id, label=made.label, token=secret)
    if wants_page(request):
        return page(request, "people/me.html", me=me_json(request), made=told)
    return JSONResponse(told.model_dump())


@router.post("/people/me/tokens/{number}/revoke", response_class=RedirectResponse, status_code=303)
def revoke_token(request: Request, number: Number) -> Response:
    """Take an API token back."""
    if not Passes(accounts_of(request)).revoke(number, _in_person(request).name, dt.datetime.now(dt.UTC)):
        raise MissingError(f"you have no API token {number} that still holds")
    return RedirectResponse("/people/me", 303)


def _in_person(request: Request) -> Account:
    """The account of who asks, which is a person with a browser: permissions.py lets no program this far.

    Raises:
        UsageError: the site has no accounts.
        SignInError: the account is gone.
    """
    account = accounts_of(request).find(signed_in(request).name)
    if account is None:
        raise SignInError("please sign in", hint="at /sign-in")
    return account


def _out(token: ApiToken) -> TokenOut:
    return TokenOut(id=token.id, label=token.label, created=token.created, revoked=token.revoked)
