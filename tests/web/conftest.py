"""Fixtures: a site over the reports of news.py, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from onrecord.web.settings import SiteSettings
from tests.web.news import fill
from tests.web.site import Client, served, settings_for
from tests.web.watching import watched

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"]

# Maps are drawn without a graphics card here, beside three other tests on as few as two cores.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the reports, never written to: tests work on copies of it."""
    path = tmp_path_factory.mktemp("filled") / "onrecord.db"
    fill(str(path))
    return path


@pytest.fixture
def settings(filled: Path, tmp_path: Path) -> SiteSettings:
    """Settings over a copy of the filled store."""
    shutil.copy(filled, tmp_path / "onrecord.db")
    return settings_for(tmp_path, who="ana")


@pytest.fixture
def site(settings: SiteSettings) -> Iterator[str]:
    """The address of a site that is running."""
    with served(settings) as address:
        yield address


@pytest.fixture
def client(site: str) -> Client:
    """A browser without a screen."""
    return Client(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without it the test is skipped, in CI it fails."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed: apt-get install chromium")
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Page]:
    """A page of the browser at the site; anything a page complains of on its console fails the test."""
    with watched(browser, site) as page:
        yield page
