"""What is answered when something goes wrong: a page to people, JSON to programs, and no more than helps them."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from onrecord.record.errors import OnrecordError
from onrecord.web.json_answer import JsonAnswer
from onrecord.web.pages import page
from onrecord.web.people.visitor import visitor_of
from onrecord.web.policy import HEADERS
from onrecord.web.trouble import TooManyError, status_of

LOG = logging.getLogger("onrecord.web")


class Trouble(BaseModel):
    """What went wrong, and what to do about it."""

    error: str
    hint: str | None


# What any route may answer, for the description at /openapi.json.
DOCUMENTED: dict[int | str, dict[str, object]] = {
    400: {"model": Trouble, "description": "The request cannot be read"},
    401: {"model": Trouble, "description": "Sign in first"},
    403: {"model": Trouble, "description": "You may not do this"},
    404: {"model": Trouble, "description": "There is no such thing"},
    409: {"model": Trouble, "description": "It changed meanwhile; nothing was done"},
    413: {"model": Trouble, "description": "Too large"},
    422: {"model": Trouble, "description": "What was given makes no sense"},
    429: {"model": Trouble, "description": "Too many tries; Retry-After says when to come back"},
    503: {"model": Trouble, "description": "The record cannot be reached just now"},
}

# What the framework says in jargon.
PLAIN: dict[int, tuple[str, str | None]] = {
    404: ("there is no such page", "see the list of incidents"),
    405: ("this address does not work that way", "see /openapi.json for what does"),
    413: ("this is too large", "send less at once"),
}


def add_answers(app: FastAPI) -> None:
    """Answer every kind of error in the site's own words."""
    app.add_exception_handler(OnrecordError, _ours)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(Exception, _unexpected)


def answer(request: Request, status: int, what: str, hint: str | None) -> Response:
    """As JSON to programs, as a page to people."""
    if request.url.path.endswith(".json") or "text/html" not in request.headers.get("Accept", ""):
        return JsonAnswer({"error": what, "hint": hint}, status)
    return page(request, "trouble.html", status, what=what, hint=hint)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)  # noqa: S101 - registered for these alone
    status = status_of(error)
    what, hint = error.what, error.hint
    visitor = visitor_of(request)
    if status >= 500:
        LOG.error("%s", error)
        if visitor is None or visitor.how != "owner":  # a database's words may name servers and users
            what, hint = (
                "the record cannot be reached just now",
                "try again; whoever runs this site finds more in its log",
            )
    response = answer(request, status, what, hint)
    if isinstance(error, TooManyError):
        response.headers["Retry-After"] = str(error.wait)
    return response


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for these alone
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    return answer(request, 422, f"{where}: {first['msg']}" if where else str(first["msg"]), None)


async def _plain(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for these alone
    what, hint = PLAIN.get(error.status_code, (str(error.detail), None))
    response = answer(request, error.status_code, what, hint)
    response.headers.update(error.headers or {})
    return response


async def _unexpected(request: Request, _error: Exception) -> Response:
    """A fault of ours: the log has it all, the page nothing of it."""
    response = answer(request, 500, "something went wrong here, and nothing was changed", "the site's log says more")
    response.headers.update({**HEADERS, "Cache-Control": "no-store"})
    return response
