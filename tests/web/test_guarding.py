"""What the site keeps to itself: errors, caches, sizes, whom it answers without accounts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import anyio
import httpx
import pytest
from fastapi import FastAPI

from onrecord.ledger import Ledger
from onrecord.record.errors import StoreError
from onrecord.web.app import create_app
from onrecord.web.here import asset
from onrecord.web.people import passwords
from tests.web.site import Client, settings_for
from tests.web.team import PASSWORD, kept

FAULT = "fault-of-ours with secret words at /srv/db"


def ask(app: FastAPI, path: str, client: str = "127.0.0.1", **headers: str) -> httpx.Response:
    """Ask an application directly, as from an address."""

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(client, 5))
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://localhost") as http,
        ):
            return await http.get(path, headers=headers)

    with ThreadPoolExecutor(1) as apart:  # a browser of another test may hold this thread's event loop
        return apart.submit(anyio.run, asked).result()


@contextmanager
def broken(monkeypatch: pytest.MonkeyPatch, error: Exception) -> Iterator[None]:
    """Incidents cannot be read."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Ledger, "incident", fail)
    yield


def test_a_fault_of_ours_tells_nothing_of_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No words, no paths, no lines of code, as a page and as JSON; the policy stands there too."""
    with broken(monkeypatch, RuntimeError(FAULT)):
        for accept in ("text/html", "application/json"):
            answer = ask(create_app(settings_for(tmp_path)), "/incidents/SY-1", Accept=accept)
            assert answer.status_code == 500 and "something went wrong here" in answer.text
            assert "secret" not in answer.text and "Traceback" not in answer.text
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Cache-Control"] == "no-store"


def test_what_a_database_says_is_told_to_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On one's own machine it helps; a team's visitors need no names of servers."""
    from onrecord.web.people import gate
    from onrecord.web.people.visitor import Visitor

    monkeypatch.setattr(gate, "_visitor", lambda *_: Visitor("vera", "viewer", "token"))
    with broken(monkeypatch, StoreError(FAULT)):
        own = ask(create_app(settings_for(tmp_path)), "/incidents/SY-1.json")
        theirs = ask(create_app(settings_for(tmp_path, team=True)), "/incidents/SY-1.json")
    assert (own.status_code, theirs.status_code) == (503, 503)
    assert FAULT in own.text and "secret" not in theirs.text and "try again" in theirs.text


@pytest.mark.parametrize(
    ("address", "status"), [("127.0.0.1", 200), ("::1", 200), ("192.0.2.9", 403), ("fe80::1", 403)]
)
def test_without_accounts_only_this_machine_is_answered(tmp_path: Path, address: str, status: int) -> None:
    """Even if somebody serves the application by other means, on another address."""
    assert ask(create_app(settings_for(tmp_path)), "/incidents.json", address).status_code == status


def test_another_name_is_refused_with_what_to_do(client: Client) -> None:
    """The site says how to make the name known, and repeats nothing of what it was sent."""
    for name in ("evil.example", "localhost.evil.example", "evil.example@localhost", "<b>", ""):
        answer = client.http.get("/incidents", headers={"Host": name})
        assert answer.status_code == 400, name
        assert "evil" not in answer.text
    assert "--name" in client.http.get("/incidents", headers={"Host": "evil.example"}).text


def test_built_files_are_kept_and_nothing_else_is(client: Client) -> None:
    """What may hold names stays in no cache; files marked by their content are loaded once."""
    assert client.get("/incidents").headers["Cache-Control"] == "no-store"
    assert client.get("/incidents.json").headers["Cache-Control"] == "no-store"
    assert client.get("/built/nowhere.js?x").headers["Cache-Control"] == "no-store"
    if not asset("app.js").endswith("missing"):
        assert "immutable" in client.get(asset("app.js")).headers["Cache-Control"]


def test_a_request_that_is_too_large_is_refused(client: Client) -> None:
    """A form of more than a mebibyte is not read to its end, whether or not it says its size beforehand."""
    answer = client.post("/incidents/SY-1/judge", kind="confirm", version="1", why="x" * (1 << 20))
    assert answer.status_code == 413
    token = client.http.cookies["onrecord_csrf"]
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    parts = (part for part in [f"csrf_token={token}&why=".encode(), *[b"x" * 65536] * 40])
    assert client.http.post("/incidents/SY-1/judge", content=parts, headers=kind).status_code == 413


def test_a_name_that_is_unknown_takes_as_long_as_a_wrong_password() -> None:
    """So that the clock does not tell which names there are."""

    def seconds(hash_: str | None) -> float:
        started = time.perf_counter()
        assert not passwords.holds("a guess of mine", hash_)
        return time.perf_counter() - started

    passwords.holds("warm", None)
    known, unknown = (min(seconds(h) for _ in range(3)) for h in (kept(), None))
    assert 0.5 < known / unknown < 2
    assert passwords.holds(PASSWORD, kept())
