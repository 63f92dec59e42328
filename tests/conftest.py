"""What every test may use: where the shared reports lie; a store of either kind to write to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.postgres import Server, programs, server

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """The folder of shared reports and yardsticks: ONRECORD_SHARED, else the sibling of the checkout."""
    return Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))


def missing(what: str) -> NoReturn:
    """Fail where CI is set, for there everything must be tested; skip elsewhere."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder; missing, it fails where CI is set and skips elsewhere."""
    folder = shared_folder()
    if not folder.is_dir():
        missing(f"no shared folder at {folder}: set ONRECORD_SHARED")
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of this worker's own; where none is installed, it fails where CI is set and skips elsewhere."""
    binaries = programs()
    if binaries is None:
        missing("PostgreSQL is not installed: its package is 'postgresql' on Debian and Ubuntu")
    with server(binaries) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a store that is not made yet: a test that takes it runs on both kinds."""
    if request.param == "sqlite":
        yield str(tmp_path / "store.db")
        return
    running: Server = request.getfixturevalue("postgres")
    with running.database() as url:
        yield url
