"""A real site for tests: uvicorn in a thread of its own, over a store of reports written for the tests."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn

from onrecord.web.app import create_app
from onrecord.web.settings import SiteSettings


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(settings: SiteSettings) -> Iterator[str]:
    """The address of a running site."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started:
        assert thread.is_alive() and time.monotonic() < until, "the site did not start"
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(30)


class Client:
    """A browser without a screen: keeps cookies and sends the token that pages carry."""

    def __init__(self, base: str) -> None:
        self.http = httpx.Client(base_url=base, headers={"Accept": "text/html"}, follow_redirects=True, timeout=60)
        self.get("/incidents")

    def get(self, path: str, **params: str) -> httpx.Response:
        """A page."""
        return self.http.get(path, params=params or None)

    def json(self, path: str, **params: str) -> dict[str, object]:
        """What an address gives as JSON."""
        found: dict[str, object] = self.get(path, **params).raise_for_status().json()
        return found

    def post(self, path: str, **form: str) -> httpx.Response:
        """Send a form with this browser's token."""
        return self.http.post(path, data=form, headers={"X-CSRF-Token": self.http.cookies["onrecord_csrf"]})


def settings_for(folder: Path, **changes: object) -> SiteSettings:
    """Settings over a store in a folder."""
    return SiteSettings(str(folder / "onrecord.db"), **changes)  # type: ignore[arg-type]
