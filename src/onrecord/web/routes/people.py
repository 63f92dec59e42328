"""/people: an editor makes accounts, gives roles, sets passwords, closes and opens accounts."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from pydantic import BaseModel

from onrecord.store.accounts import ROLES, Account, Role
from onrecord.web.here import accounts_of, settings_of
from onrecord.web.pages import page
from onrecord.web.people import passwords
from onrecord.web.trouble import MissingError
from onrecord.web.wishes import wants_page

router = APIRouter(tags=["people"])
Name = Annotated[str, Path(max_length=200)]


class PersonOut(BaseModel):
    """An account."""

    name: str
    role: Role
    created: dt.datetime
    active: bool


class People(BaseModel):
    """Every account, by name."""

    team: bool
    people: list[PersonOut]


class FirstPassword(BaseModel):
    """A password that was made up for somebody; it is told this once."""

    name: str
    password: str


@router.get("/people.json")
def people_json(request: Request) -> People:
    """Every account; closed ones too."""
    if not settings_of(request).team:
        return People(team=False, people=[])
    return People(team=True, people=[_out(a) for a in accounts_of(request).all()])


@router.get("/people", response_class=HTMLResponse, include_in_schema=False)
def people_page(request: Request) -> HTMLResponse:
    """The same as a page."""
    return _page(request, None)


@router.post("/people", response_model=FirstPassword)
def add_person(
    request: Request, name: Annotated[str, Form(max_length=200)], role: Annotated[Role, Form()] = "coder"
) -> Response:
    """Make an account with a password that is made up and told once; its holder sets their own at /people/me."""
    password = passwords.made_up()
    made = accounts_of(request).add(name, role, passwords.hashed(password), _now())
    return _told(request, FirstPassword(name=made.name, password=password))


@router.post("/people/{name}/password", response_model=FirstPassword)
def new_password(request: Request, name: Name) -> Response:
    """Make up another password for somebody who lost theirs; they are signed out everywhere."""
    account, password = _found(request, name), passwords.made_up()
    accounts_of(request).set_password(account.name, passwords.hashed(password))
    return _told(request, FirstPassword(name=account.name, password=password))


@router.post("/people/{name}/role", response_class=RedirectResponse, status_code=303)
def set_role(request: Request, name: Name, role: Annotated[Role, Form()]) -> Response:
    """Give somebody another role."""
    accounts_of(request).set_role(_found(request, name).name, role)
    return RedirectResponse("/people", 303)


@router.post("/people/{name}/close", response_class=RedirectResponse, status_code=303)
def close(request: Request, name: Name) -> Response:
    """Close an account: it is signed out and its API tokens are revoked. Its name stays in the log."""
    accounts_of(request).set_active(_found(request, name).name, active=False, at=_now())
    return RedirectResponse("/people", 303)


@router.post("/people/{name}/open", response_class=RedirectResponse, status_code=303)
def reopen(request: Request, name: Name) -> Response:
    """Open a closed account again."""
    accounts_of(request).set_active(_found(request, name).name, active=True, at=_now())
    return RedirectResponse("/people", 303)


def _found(request: Request, name: str) -> Account:
    found = accounts_of(request).find(name)
    if found is None:
        raise MissingError(f"there is no account {name}", hint="see /people")
    return found


def _told(request: Request, told: FirstPassword) -> Response:
    return _page(request, told) if wants_page(request) else JSONResponse(told.model_dump())


def _page(request: Request, told: FirstPassword | None) -> HTMLResponse:
    return page(request, "people/people.html", people=people_json(request), roles=ROLES, told=told)


def _out(account: Account) -> PersonOut:
    return PersonOut(name=account.name, role=account.role, created=account.created, active=account.active)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
