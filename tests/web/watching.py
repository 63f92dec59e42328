"""A page of a real browser, of which nothing that it complains of goes unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

DRIVER = "GL Driver Message"  # of drawing without a graphics card; no fault of the page


def painted(page: Page) -> None:
    """Wait until the page stands on the screen: a browser drops the keys that are pressed before it has painted."""
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@contextmanager
def watched(browser: Browser, site: str, forgiven: str = "(?!)", **how: Any) -> Iterator[Page]:
    """A page at a site; anything on its console but what is forgiven, an error of a script or a dialog fails the test."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, **how)
    page = context.new_page()
    complaints: list[Any] = []
    page.on(
        "console",
        lambda m: complaints.append(m.text) if m.type in {"error", "warning"} and DRIVER not in m.text else None,
    )
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("dialog", lambda d: complaints.append(f"a script ran: {d.message}"))
    yield page
    context.close()
    unforgiven = [c for c in complaints if not re.search(forgiven, c)]
    assert unforgiven == [], unforgiven
