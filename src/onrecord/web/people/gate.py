"""The gate: before anything else it is found out who asks. On a team's site nobody passes unknown."""

from __future__ import annotations

import datetime as dt
import ipaddress
from urllib.parse import quote, urlsplit

from anyio import to_thread
from fastapi import Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.store.accounts import Accounts
from onrecord.store.passes import Passes
from onrecord.web.people.sessions import found, secret_of
from onrecord.web.people.visitor import OPEN_READS, Visitor
from onrecord.web.settings import SiteSettings

HOME = "/incidents"
BEARER = "Bearer "


class GateMiddleware:
    """Says who asks in `request.state.visitor`, and asks who they are where nobody knows."""

    def __init__(self, app: ASGIApp, settings: SiteSettings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let whoever is known pass."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        request.state.visitor = await self._known(request)
        if request.state.visitor is None and not _is_open(scope["path"]):
            await _who_are_you(request)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    async def _known(self, request: Request) -> Visitor | None:
        if not self.settings.team:
            return Visitor(self.settings.who, "editor", "owner") if on_this_machine(request) else None
        return await to_thread.run_sync(_visitor, request.app.state.accounts, request)


def _visitor(accounts: Accounts, request: Request) -> Visitor | None:
    """Who asks; a token in a header comes before the cookie, and a wrong one is nobody."""
    passes = Passes(accounts)
    given = request.headers.get("Authorization", "")
    if given.startswith(BEARER):
        holder = passes.holder(given.removeprefix(BEARER).strip())
        return Visitor(holder.name, holder.role, "token") if holder else None
    secret = secret_of(request)
    held = found(passes, secret, dt.datetime.now(dt.UTC)) if secret else None
    return Visitor(held.account.name, held.account.role, "browser", secret or "") if held else None


def on_this_machine(request: Request) -> bool:
    """Whether a request comes from this machine; a socket of the machine itself has no address."""
    if request.client is None:
        return True
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return request.client.host in {"localhost", "testclient"}


def local_path(address: str | None) -> str:
    r"""A page of our own to go on to; whatever else was asked for, the list of incidents.

    >>> local_path("/reports/a%20b?x=1"), local_path("//evil.example/"), local_path("https://evil.example/")
    ('/reports/a%20b?x=1', '/incidents', '/incidents')
    >>> local_path("/\\evil.example"), local_path("/\t/evil.example"), local_path("/sign-in?next=/"), local_path(None)
    ('/incidents', '/incidents', '/incidents', '/incidents')
    """
    if not address or len(address) > 2000 or not address.startswith("/") or address.startswith("//"):
        return HOME
    if "\\" in address or not address.isprintable() or " " in address:
        return HOME
    return HOME if urlsplit(address).path in {"/sign-in", "/sign-out"} else address


def _is_open(path: str) -> bool:
    return path in OPEN_READS or path.startswith("/built/")


def _who_are_you(request: Request) -> Response:
    """To the sign-in page with people; 401 to programs."""
    if not request.app.state.settings.team:
        return JSONResponse({"error": "this site is for its own machine alone", "hint": None}, 403)
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if request.headers.get("HX-Request") == "true":
        asked = _path(request.headers.get("HX-Current-URL"))
        return Response(status_code=401, headers={"HX-Redirect": _sign_in(asked)})
    if request.url.path.endswith(".json") or "text/html" not in request.headers.get("Accept", ""):
        said = {"error": "please sign in", "hint": "at /sign-in, or with an API token (Authorization: Bearer …)"}
        return JSONResponse(said, 401, {"WWW-Authenticate": "Bearer"})
    return RedirectResponse(_sign_in(asked if request.method == "GET" else _path(request.headers.get("Referer"))), 303)


def _sign_in(asked: str) -> str:
    return f"/sign-in?next={quote(local_path(asked), safe='/')}"


def _path(address: str | None) -> str:
    """The path and query of an address, which may be of another site."""
    parts = urlsplit(address or "")
    return parts.path + (f"?{parts.query}" if parts.query else "")
