"""What a request finds here: the ledgers, who asks, addresses of our own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Request

from onrecord.ledger import Ledger
from onrecord.record.errors import UsageError
from onrecord.store.accounts import Accounts
from onrecord.store.packing import clean
from onrecord.web.ledgers import Ledgers
from onrecord.web.people.tries import Tries
from onrecord.web.people.visitor import visitor_of
from onrecord.web.settings import SiteSettings

BUILT = Path(__file__).parent / "built"


def ledgers_of(request: Request) -> Ledgers:
    """The site's ledgers."""
    found: Ledgers = request.app.state.ledgers
    return found


def settings_of(request: Request) -> SiteSettings:
    """How the site is run."""
    found: SiteSettings = request.app.state.settings
    return found


def accounts_of(request: Request) -> Accounts:
    """Who may sign in, on a team's site.

    Raises:
        UsageError: this is one person's site, which has no accounts.
    """
    if not settings_of(request).team:
        raise UsageError("this site has no accounts", hint="onrecord serve --team asks for them")
    found: Accounts = request.app.state.accounts
    return found


def tries_of(request: Request) -> Tries:
    """How often passwords were tried."""
    found: Tries = request.app.state.tries
    return found


def _reading(request: Request) -> Iterator[Ledger]:
    with ledgers_of(request).reading() as ledger:
        yield ledger


def _writing(request: Request) -> Iterator[Ledger]:
    with ledgers_of(request).writing() as ledger:
        yield ledger


Reading = Annotated[Ledger, Depends(_reading)]
Writing = Annotated[Ledger, Depends(_writing)]


def person_of(request: Request) -> str:
    """The name under which whoever asks decides; empty where nobody has signed in."""
    visitor = visitor_of(request)
    return visitor.name if visitor else ""


@cache
def asset(name: str) -> str:
    """The address of a built file, with a mark of its content so that browsers may keep it for good."""
    path = BUILT / name
    mark = hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else "missing"
    return f"/built/{name}?{mark}"


def address_of_report(report_id: str) -> str:
    """The page of a report.

    >>> address_of_report("news/one two.txt")
    '/reports/news%2Fone%20two.txt'
    """
    return "/reports/" + quote(clean(report_id), safe="")
