"""What a browser may do with our pages: reports are hostile text, so nothing but our own files runs."""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# MapLibre draws into blobs and works in a worker; nothing else needs more than our own files.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class PolicyMiddleware:
    """Puts the headers on every answer; what is not a built file is kept by no cache, since it may hold names."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; answers get the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", _keeping(scope, message["status"]))
            await send(message)

        await self.app(scope, receive, with_headers)


def _keeping(scope: Scope, status: int) -> str:
    """For how long an answer may be kept: a built file whose address has a mark of its content, for good."""
    if not scope["path"].startswith("/built/") or status not in {200, 304}:
        return "no-store"
    return "public, max-age=31536000, immutable" if scope.get("query_string") else "no-cache"


class NamesMiddleware:
    """Answers only under the site's own names: a page elsewhere cannot reach it by pointing its own name here."""

    def __init__(self, app: ASGIApp, names: tuple[str, ...]) -> None:
        self.app, self.names = app, frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what was asked under a name of ours."""
        if scope["type"] != "http" or host_of(Headers(scope=scope).get("Host", "")) in self.names:
            await self.app(scope, receive, send)
            return
        said = "This site is not known under the name in your browser's address.\n"
        hint = "Whoever runs it can add the name: onrecord serve --name NAME\n"
        await PlainTextResponse(said + hint, 400)(scope, receive, send)


def host_of(header: str) -> str:
    """The name in a Host header, without its port; empty where it makes no sense.

    >>> host_of("LOCALHOST:8000"), host_of("[::1]:8000"), host_of("evil.example@localhost"), host_of("")
    ('localhost', '[::1]', '', '')
    """
    found = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?", header)
    return found[1].lower() if found else ""
