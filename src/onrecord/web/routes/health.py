"""/healthz and /metrics: for whatever watches over the site."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel

from onrecord.web.here import Reading
from onrecord.web.jobs import Jobs
from onrecord.web.watch import FORMAT, Metrics

router = APIRouter(tags=["site"])


class Health(BaseModel):
    """The site answers, and so does its store."""

    status: Literal["ok"]


@router.get("/healthz")
def health(ledger: Reading) -> Health:
    """Whether the site and its store answer; 503 where the store does not."""
    ledger.store.note("profile")
    return Health(status="ok")


@router.get("/metrics", response_class=Response)
def metrics(request: Request, ledger: Reading) -> Response:
    """Requests, and what the store holds, as Prometheus reads it; on a team's site with an API token."""
    counted: Metrics = request.app.state.metrics
    jobs: Jobs = request.app.state.jobs
    for what, number in ledger.store.counts().items():
        counted.store.labels(what).set(number)
    states = Counter(job.state for job in jobs.newest())
    for state in ("waiting", "working", "done"):
        counted.jobs.labels(state).set(states[state])
    return Response(counted.text(), media_type=FORMAT)
