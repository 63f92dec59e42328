"""What holds for every page, also one that is new: axe-core finds nothing serious, a phone is wide enough, JSON beside it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from playwright.sync_api import Browser, Page

from onrecord.web.app import ROUTES
from tests.house.tree import ROOT
from tests.web.team import NAMES, PASSWORD, team_site
from tests.web.watching import watched

AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
ALL = [r for module in ROUTES for r in module.router.routes if isinstance(r, APIRoute) and "GET" in (r.methods or ())]
PAGES = sorted({r.path for r in ALL if r.response_class is HTMLResponse and not r.path.endswith(".json")})
# Which incident, which report, where an address asks for one.
FILLED = {"report_id": "hostile.txt"}
# Pages of which an address alone shows little, and what a page looks like that is an error.
MORE = (
    "/incidents?country=IQ",
    *(f"/incidents?view={v}" for v in ("cards", "map", "timeline")),
    "/incidents?since=2100-01-01",
    "/nowhere",
    "/incidents?since=nonsense",
)
SIGNED_OUT = {"/sign-in"}  # seen by who is not signed in; nothing is on it but a form, so it has no JSON
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def team(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A team's site, which has all pages that there are."""
    folder = tmp_path_factory.mktemp("every")
    shutil.copy(filled, folder / "onrecord.db")
    with team_site(folder) as address:
        yield address


def signed_in(page: Page) -> Page:
    """The page of an editor, who sees all that can be seen."""
    page.goto("/sign-in")
    page.get_by_label("Name").fill(NAMES["editor"])
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/incidents*")
    return page


def proof(page: Page) -> dict[str, str]:
    """What a form of the page carries to show that it is ours."""
    return {"csrf_token": str(page.locator("input[name=csrf_token]").first.get_attribute("value"))}


def walk(page: Page) -> Iterator[str]:
    """Open every page of a site one after the other, with an incident and a report where it asks for one."""
    code = page.request.get("/incidents.json?country=IQ").json()["incidents"][0]["code"]
    added = page.request.post(
        "/add/paste", form={"text": "Two men were shot dead in Mosul, Iraq, police said.", **proof(page)}
    )
    filled = FILLED | {"code": code, "number": added.url.rpartition("/")[2]}
    found = [re.sub(r"{(\w+)(:\w+)?}", lambda m: filled.get(m[1], m[0]), path) for path in PAGES]
    unknown = [path for path in found if "{" in path]
    assert not unknown, f"say in FILLED what stands there: {unknown}"
    for address in sorted([*found, *MORE], key=lambda a: a in SIGNED_OUT):
        if address in SIGNED_OUT:
            page.context.clear_cookies()
        page.goto(address)
        yield address


@contextmanager
def opened(browser: Browser, site: str, **how: Any) -> Iterator[Page]:
    """A page in which an editor is signed in; that an address is wrong is what some of these pages are for."""
    with watched(browser, site, forgiven="the server responded with a status of 4", **how) as page:
        yield signed_in(page)


def test_there_are_pages() -> None:
    """The walk over the routes finds them."""
    assert {"/incidents", "/incidents/{code}", "/people"} <= set(PAGES)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_serious(team: str, browser: Browser, colours: Any) -> None:
    """Contrast, names of controls, roles: on each page, in both colour schemes."""
    wrong: list[str] = []
    with opened(browser, team, color_scheme=colours) as page:
        for address in walk(page):
            page.evaluate(AXE)
            wrong += [
                f"{address}: {v['id']}, {v['impact']}: {v['nodes'][0]['html'][:160]}"
                for v in page.evaluate("axe.run().then(found => found.violations)")
                if v["impact"] in {"serious", "critical"}
            ]
    assert not wrong, "\n".join(wrong)


def test_every_page_fits_a_phone(team: str, browser: Browser) -> None:
    """At 390 pixels nothing but a table within its own frame has to be moved sideways."""
    with opened(browser, team) as page:
        page.set_viewport_size({"width": 390, "height": 844})
        wide = [address for address in walk(page) if page.evaluate(WIDER)]
    assert not wide


def test_every_page_says_what_it_is(team: str, browser: Browser) -> None:
    """One heading of the first rank on each, and a title of its own: a list of tabs and a screen reader tell them apart."""
    with opened(browser, team) as page:
        found = {address: (page.locator("h1").count(), page.title()) for address in walk(page)}
    assert {a for a, (headings, _) in found.items() if headings != 1} == set()
    assert {a for a, (_, title) in found.items() if not title.endswith(" · onrecord") or len(title) < 13} == set()


def test_every_page_has_its_json() -> None:
    """The same at the same address with `.json`."""
    known = {r.path for r in ALL}
    assert [p for p in PAGES if p not in SIGNED_OUT and f"{p}.json" not in known] == []
