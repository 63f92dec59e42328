"""The first day: somebody who has never seen the site goes from an added report to a corrected, exported incident."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.house.tree import ROOT
from tests.web.site import Client, served, settings_for
from tests.web.test_deciding import SELECT
from tests.web.watching import watched

PICTURES = ROOT / "docs" / "pictures"


@pytest.fixture
def stranger(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Their page, over a record that holds nothing."""
    with served(settings_for(tmp_path, who="ana")) as address, watched(browser, address) as page:
        yield page


def test_from_nothing_to_a_corrected_exported_incident(stranger: Page, tmp_path: Path) -> None:
    """Each step by what stands on the page: add, follow, open, see the words, correct, undo, filter on the map, export."""
    page = stranger
    page.goto("/")
    page.get_by_role("link", name="Add reports").click()
    page.get_by_role("button", name="Add the example").click()
    expect(page.get_by_text("Done.")).to_be_visible(timeout=90_000)
    page.get_by_role("link", name="Check what needs a look").click()
    expect(page.locator("ol.queue > li")).to_have_count(2)
    page.get_by_role("link", name="Idlib").click()
    expect(page.locator(".toll").first).to_have_text("12")
    page.locator(".claims").get_by_role("link", name="“At least nine").click()
    expect(page.locator(".report .found")).to_be_in_viewport()
    page.evaluate(SELECT, [".report .words.injured", 0, 2])
    page.get_by_role("toolbar").get_by_role("button", name="injured").click()
    page.locator("form.correct").get_by_label("Value").fill("20-25")
    page.get_by_role("button", name="Set it").click()
    expect(page.locator(".toll").nth(1)).to_have_text("20–25")
    if os.environ.get("ONRECORD_PICTURES"):  # what README.md shows: see `make pictures`
        PICTURES.mkdir(exist_ok=True)
        page.locator("details.text").first.evaluate("fold => { fold.open = true; scrollTo(0, 0); }")
        page.wait_for_timeout(1500)
        page.screenshot(path=PICTURES / "incident.png")
    page.get_by_role("link", name="Incidents", exact=True).click()
    page.get_by_role("link", name="Map").click()
    expect(page.locator(".map[data-drawn='2'] canvas")).to_be_visible()
    if os.environ.get("ONRECORD_PICTURES"):
        page.wait_for_timeout(1500)
        page.screenshot(path=PICTURES / "map.png")
    page.get_by_text("Export this selection").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    download.value.save_as(tmp_path / "out.csv")
    rows = list(csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8-sig")))
    assert len(rows) == 2 and {r["country"] for r in rows} == {"SY", "IQ"}


def test_an_export_holds_the_selection_and_its_note(client: Client) -> None:
    """Every format; the note says by which filters and rules; a selection is exported, not everything."""
    for form in ("csv", "xlsx", "geojson", "jsonl", "parquet", "ucdp-ged", "acled"):
        found = client.get(f"/incidents/export/{form}", country="IQ").raise_for_status()
        assert found.content and "attachment" in found.headers["Content-Disposition"]
    lines = client.get("/incidents/export/jsonl", country="IQ").text.splitlines()
    assert [json.loads(line)["places"][0]["country"] for line in lines] == ["IQ"]
    packed = client.get("/incidents/export/csv", country="IQ", note="true").content
    with zipfile.ZipFile(io.BytesIO(packed)) as both:
        note = json.loads(both.read(next(n for n in both.namelist() if n.endswith(".meta.json"))))
    assert "country IQ" in json.dumps(note) and "plain" in json.dumps(note)
    assert client.get("/incidents/export/exe").status_code == 422


def test_the_readme_shows_both_pictures() -> None:
    """They are made by the walk above."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("incident.png", "map.png"):
        assert f"docs/pictures/{name}" in readme
        assert (PICTURES / name).read_bytes().startswith(b"\x89PNG")


def test_nothing_is_asked_of_other_servers(stranger: Page) -> None:
    """Whatever is on a page comes from the site itself."""
    asked: list[str] = []
    stranger.on("request", lambda request: asked.append(httpx.URL(request.url).host))
    for address in ("/incidents", "/review", "/add", "/activity"):
        stranger.goto(address)
    assert set(asked) <= {"127.0.0.1", ""}
