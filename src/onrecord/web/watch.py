"""Watching over the site: each request counted, timed and, where a log is kept, one line of JSON.

A line has no query, no header, no cookie and no form: what somebody looks for or types stays with them.
"""

from __future__ import annotations

import secrets
import time
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord import __version__

ELSEWHERE = "-"  # the route of what no route is for; a name for each path would let anybody fill the memory
SECONDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
FORMAT = CONTENT_TYPE_PLAIN_0_0_4


class Metrics:
    """What is counted since the site was started, in a registry of its own."""

    def __init__(self) -> None:
        own = self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter("onrecord_requests", "Requests answered.", labels, registry=own)
        self.seconds = Histogram(
            "onrecord_request_seconds", "How long answers took.", ("route",), buckets=SECONDS, registry=own
        )
        self.store = Gauge("onrecord_store", "What the store holds now.", ("what",), registry=own)
        self.jobs = Gauge("onrecord_jobs", "What was given at /add.", ("state",), registry=own)
        Gauge("onrecord_build_info", "Which version runs.", ("version",), registry=own).labels(__version__).set(1)

    def text(self) -> bytes:
        """All of it as Prometheus reads it."""
        return generate_latest(self.registry)


class WatchMiddleware:
    """The outermost: sees every request and what became of it."""

    def __init__(self, app: ASGIApp, metrics: Metrics, log: Any = None) -> None:
        self.app, self.metrics, self.log = app, metrics, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on, with an id in its answer that is in the log too."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        number, begun, status = secrets.token_hex(8), time.perf_counter(), 500

        async def answered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = number
            await send(message)

        try:
            await self.app(scope, receive, answered)
        except Exception:
            if self.log is not None:
                self.log.exception("fault", id=number)
            raise
        finally:
            self._note(scope, number, status, time.perf_counter() - begun)

    def _note(self, scope: Scope, number: str, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", ELSEWHERE)
        self.metrics.requests.labels(scope["method"], route, str(status)).inc()
        self.metrics.seconds.labels(route).observe(seconds)
        if self.log is not None:
            visitor = scope.get("state", {}).get("visitor")
            who = None if visitor is None else visitor.name
            said = {"id": number, "method": scope["method"], "route": route, "status": status, "who": who}
            self.log.info("request", **said, ms=round(1000 * seconds, 1))
