"""A team's site for tests: three people, one in each role, and clients that sign in as them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import httpx

from onrecord.store.accounts import ROLES, open_accounts
from onrecord.web.people import passwords
from tests.web.site import served, settings_for

PASSWORD = "a lamp by the river"  # noqa: S105 - of accounts that live as long as a test
NAMES = {"viewer": "vera", "coder": "cleo", "editor": "edda"}


@cache
def kept() -> str:
    """The hash of the password that all three have."""
    return passwords.hashed(PASSWORD)


def add_people(db: str) -> None:
    """Make the three accounts."""
    with open_accounts(db) as accounts:
        for role in ROLES:
            accounts.add(NAMES[role], role, kept(), dt.datetime.now(dt.UTC))


@contextmanager
def team_site(folder: Path) -> Iterator[str]:
    """The address of a team's site over the store in a folder."""
    settings = settings_for(folder, team=True)
    add_people(settings.db)
    with served(settings) as address:
        yield address


class Visitor:
    """A browser without a screen, signed in or not; it sends the token that its last page carried."""

    def __init__(self, base: str, role: str | None = None) -> None:
        self.http = httpx.Client(base_url=base, headers={"Accept": "text/html"}, follow_redirects=True, timeout=60)
        self.csrf = ""
        if role is not None:
            assert self.sign_in(NAMES[role]).status_code == 200

    def get(self, path: str) -> httpx.Response:
        """A page."""
        return self._seen(self.http.get(path))

    def post(self, path: str, **form: str) -> httpx.Response:
        """Send a form."""
        return self._seen(self.http.post(path, data={"csrf_token": self.csrf, **form}))

    def sign_in(self, name: str, password: str = PASSWORD, next: str = "/people/me") -> httpx.Response:  # noqa: A002
        """Sign in; a page of the site answers."""
        self.get("/sign-in")
        return self.post("/sign-in", name=name, password=password, next=next)

    def _seen(self, response: httpx.Response) -> httpx.Response:
        found = re.search(r'name="csrf_token" value="([^"]+)"', response.text)
        self.csrf = found[1] if found else self.csrf
        return response


def program(base: str, token: str) -> httpx.Client:
    """A program with an API token."""
    return httpx.Client(base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=60)
