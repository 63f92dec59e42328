"""The review site as an application: `create_app` puts pages, policy and errors together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from onrecord.record.errors import OnrecordError
from onrecord.record.json_out import CODER
from onrecord.web.here import BUILT
from onrecord.web.ledgers import Ledgers
from onrecord.web.pages import page
from onrecord.web.policy import PolicyMiddleware
from onrecord.web.routes import decide, incident, incidents, report
from onrecord.web.settings import SiteSettings
from onrecord.web.tokens import proven
from onrecord.web.trouble import status_of

ROUTES = (incidents, incident, report, decide)


def create_app(settings: SiteSettings) -> FastAPI:
    """The site over one store.

    Raises:
        StoreError: at start, where the store cannot be opened.
    """

    @asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        app.state.ledgers = Ledgers(settings.db)
        try:
            yield
        finally:
            app.state.ledgers.close()

    app = FastAPI(
        title="onrecord",
        version=CODER.split()[-1],
        lifespan=opened,
        docs_url=None,  # its page loads scripts from elsewhere; /openapi.json is the description
        redoc_url=None,
        dependencies=[Depends(proven)],
    )
    app.state.settings = settings
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts))
    app.add_middleware(PolicyMiddleware)
    app.add_exception_handler(OnrecordError, _ours)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _plain)
    for routes in ROUTES:
        app.include_router(routes.router)
    app.mount("/built", StaticFiles(directory=BUILT, check_dir=False), name="built")
    return app


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)  # noqa: S101 - registered for these alone
    return _answer(request, status_of(error), error.what, error.hint)


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for these alone
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    return _answer(request, 422, f"{where}: {first['msg']}", None)


async def _plain(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for these alone
    return _answer(request, error.status_code, str(error.detail), None)


def _answer(request: Request, status: int, what: str, hint: str | None) -> Response:
    """As JSON to programs, as a page to people, as a line to a part of a page."""
    if request.url.path.endswith(".json") or "text/html" not in request.headers.get("Accept", ""):
        return JSONResponse({"error": what, "hint": hint}, status)
    return page(request, "trouble.html", status, what=what, hint=hint)
