"""The review site as an application: `create_app` puts pages, policy, people and errors together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer
from fastapi.staticfiles import StaticFiles

from onrecord.record.json_out import CODER
from onrecord.store.accounts import open_accounts
from onrecord.web.answers import DOCUMENTED, add_answers
from onrecord.web.here import BUILT
from onrecord.web.jobs import Jobs
from onrecord.web.json_answer import JsonAnswer
from onrecord.web.ledgers import Ledgers
from onrecord.web.people.gate import GateMiddleware
from onrecord.web.people.tries import Tries
from onrecord.web.people.visitor import permitted
from onrecord.web.policy import NamesMiddleware, PolicyMiddleware
from onrecord.web.routes import (
    add,
    bring_in,
    decide,
    editing,
    exporting,
    health,
    incident,
    incidents,
    me,
    people,
    report,
    review,
    sign_in,
    work,
)
from onrecord.web.settings import SiteSettings
from onrecord.web.tokens import proven
from onrecord.web.watch import Metrics, WatchMiddleware

ROUTES = (
    editing,
    incidents,
    exporting,
    add,
    bring_in,
    review,
    incident,
    report,
    decide,
    work,
    sign_in,
    me,
    people,
    health,
)
LARGEST = 1 << 20  # bytes of a request; a route that takes more says so with `max_body_size`

# For the description alone: the gate has looked at the token long before.
BEARER = HTTPBearer(auto_error=False, scheme_name="API token", description="On a team's site; made at /people/me")


def create_app(settings: SiteSettings, log: Any = None) -> FastAPI:
    """The site over one store. `log` is a logger of structlog's that gets a line for each request.

    Raises:
        StoreError: at start, where the store cannot be opened.
    """

    @asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        with ExitStack() as stack:
            app.state.ledgers = Ledgers(settings.db)
            stack.callback(app.state.ledgers.close)
            app.state.jobs = Jobs(settings.db)
            stack.callback(app.state.jobs.close)
            if settings.team:
                app.state.accounts = stack.enter_context(open_accounts(settings.db))
                app.state.tries = Tries()
            yield

    app = FastAPI(
        title="onrecord",
        version=CODER.split()[-1],
        lifespan=opened,
        docs_url=None,  # its page loads scripts from elsewhere; /openapi.json is the description
        redoc_url=None,
        dependencies=[Depends(permitted), Depends(proven), Depends(BEARER)],
        responses=DOCUMENTED,
        max_body_size=LARGEST,
        default_response_class=JsonAnswer,
    )
    app.state.settings = settings
    app.state.metrics = Metrics()
    # The last is the outermost: who asks is found out within the policy, and only under a name of ours.
    app.add_middleware(GateMiddleware, settings=settings)
    app.add_middleware(NamesMiddleware, names=settings.hosts)
    app.add_middleware(PolicyMiddleware)
    app.add_middleware(WatchMiddleware, metrics=app.state.metrics, log=log)
    add_answers(app)
    for routes in ROUTES:
        app.include_router(routes.router)
    app.mount("/built", StaticFiles(directory=BUILT, check_dir=False), name="built")
    return app
