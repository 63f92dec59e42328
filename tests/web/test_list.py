"""The list of incidents: one selection in the address, as table, cards, map and timeline."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from onrecord.ledger import open_ledger
from onrecord.record.remark import Remark
from onrecord.store.nouns import DayToll
from onrecord.web.drawing import bars_of
from onrecord.web.settings import SiteSettings
from tests.web.site import Client


def countries(client: Client, **filters: str) -> list[str]:
    """The countries of a selection, in its order."""
    found: Any = client.json("/incidents.json", **filters)
    assert found["count"] == len(found["incidents"])
    return [i["places"][0]["country"] for i in found["incidents"]]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["SY", "IQ", "YE"]),
        ({"q": "market"}, ["IQ"]),
        ({"q": "Mark Mosul"}, ["IQ"]),
        ({"q": "market tadmur"}, []),
        ({"q": "observatory"}, ["SY"]),
        ({"since": "2024-05-03"}, ["IQ", "YE"]),
        ({"until": "2024-05-03"}, ["SY", "IQ"]),
        ({"country": "ye"}, ["YE"]),
        ({"box": "33,35,36,40"}, ["SY"]),
        ({"near": "36.3,43.1", "km": "30"}, ["IQ"]),
        ({"near": "36.3,43.1", "km": "3000"}, ["SY", "IQ", "YE"]),
        ({"near": "36.0,42.0"}, []),
        ({"actor": "military forces"}, ["SY"]),
        ({"type": "shelling_artillery_missile_attack"}, ["YE"]),
        ({"grade": "fair"}, ["SY"]),
        ({"state": "confirmed"}, []),
        ({"min_killed": "10"}, ["SY"]),
        ({"sort": "newest"}, ["YE", "IQ", "SY"]),
        ({"sort": "killed", "country": "SY"}, ["SY"]),
        ({"assignee": "-"}, ["SY", "IQ", "YE"]),
        ({"tag": "hospital"}, []),
        ({"work": "complete"}, []),
    ],
)
def test_filters(client: Client, filters: dict[str, str], expected: list[str]) -> None:
    """Each keeps what fits and nothing else."""
    assert countries(client, **filters) == expected


def test_tags_status_and_name_are_filters(client: Client, settings: SiteSettings) -> None:
    """What people say of the work is found by."""
    code = client.json("/incidents.json", country="IQ")["incidents"][0]["code"]  # type: ignore[index]
    at = dt.datetime.now(dt.UTC)
    with open_ledger(settings.db) as ledger, ledger.store.writing() as writer:
        for kind, value in (("tag", "Hospital"), ("work", "in progress"), ("assign", "bo")):
            writer.remark(Remark(0, at, "ana", kind, code, value))  # type: ignore[arg-type]
    for filters in ({"tag": "hospital"}, {"work": "in progress"}, {"assignee": "bo"}):
        assert countries(client, **filters) == ["IQ"]
    assert countries(client, assignee="-") == ["SY", "YE"]


@pytest.mark.parametrize(
    "wrong",
    [
        "since=yesterday",
        "box=1,2,3",
        "box=a,b,c,d",
        "near=200,0",
        "near=1,1&km=-4",
        "near=1,nan",
        "min_killed=many",
        "page=0",
        "page=x",
    ],
)
def test_what_makes_no_sense_is_said(client: Client, wrong: str) -> None:
    """A clear sentence, never an error of ours."""
    answer = client.get(f"/incidents?{wrong}")
    assert answer.status_code == 422 and wrong.split("=", maxsplit=1)[0].replace("near", "") in answer.text


def test_a_chip_leaves_its_filter_out(tab: Page) -> None:
    """What is set stands above the list, and one click takes it away; the others stay."""
    tab.goto("/incidents?country=IQ&q=market")
    expect(tab.get_by_role("status").first).to_contain_text("1 incident")
    tab.get_by_role("link", name="in Iraq").click()
    tab.wait_for_url("**/incidents?q=market")
    expect(tab.get_by_label("Words")).to_have_value("market")


def test_the_selection_stays_from_view_to_view_and_back(tab: Page) -> None:
    """Table, cards, map, timeline of the same incidents; the browser's own way back works."""
    tab.goto("/incidents")
    tab.get_by_label("Country").select_option("Syria")
    tab.get_by_role("button", name="Show").click()
    expect(tab.locator("tr[data-row]")).to_have_count(1)
    tab.get_by_role("link", name="Cards").click()
    expect(tab.locator(".deck li")).to_have_count(1)
    tab.get_by_role("link", name="Timeline").click()
    expect(tab.get_by_role("img", name="Reported killed over time")).to_be_visible()
    tab.get_by_role("link", name="Map").click()
    expect(tab.locator(".map[data-drawn='1'] canvas")).to_be_visible()
    assert "country=SY" in tab.url
    tab.go_back()
    expect(tab.get_by_role("img", name="Reported killed over time")).to_be_visible()


def test_filtering_by_a_part_of_the_map(tab: Page) -> None:
    """In a real browser: zoom in on Yemen, keep what is seen, and see it as a table."""
    tab.goto("/incidents?view=map")
    expect(tab.locator(".map[data-drawn='3'] canvas")).to_be_visible()
    box = tab.locator(".map canvas").bounding_box()
    assert box is not None
    for _ in range(3):  # the southernmost of the three stands at the lower edge
        tab.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.92)
        tab.mouse.wheel(0, -700)
        tab.wait_for_timeout(500)
    expect(tab.locator(".map[data-drawn='1']")).to_be_visible()
    tab.get_by_role("link", name="Only what this part of the map shows").click()
    expect(tab.get_by_role("link", name="inside a part of the map")).to_be_visible()
    tab.get_by_role("link", name="Table").first.click()
    expect(tab.locator("tr[data-row]")).to_have_count(1)
    expect(tab.locator("tr[data-row]")).to_contain_text("Taiz")


def test_the_map_and_the_timeline_are_json(client: Client) -> None:
    """Points with their uncertainty, sums with their ranges."""
    points: Any = client.json("/incidents/map.json", country="SY")
    assert [(p["km"], p["killed"]) for p in points["points"]] == [(25.0, 15)]
    seen: Any = client.json("/incidents/map.json", box="10,40,20,50", seen="30,30,40,50")
    assert seen["points"] == []
    timeline: Any = client.json("/incidents/timeline.json")
    assert timeline["unit"] == "day" and sum(b["best"] for b in timeline["bars"]) >= 19 and timeline["undated"] == 0


def test_long_times_have_wider_bars() -> None:
    """Days become weeks, months, years; nothing is lost, and empty stretches stand too."""
    days = [DayToll(dt.date(2014, 1, 1) + dt.timedelta(n * 7), 1, 1, 2, 3, 0) for n in range(300)]
    for count, unit in ((5, "day"), (50, "week"), (200, "month"), (300, "year")):
        found, bars = bars_of(days[:count])
        assert (found, sum(b.incidents for b in bars), sum(b.high for b in bars)) == (unit, count, 3 * count)
    assert bars_of([DayToll(None, 4, 0, 0, 0, 4)]) == ("day", ())


def test_nothing_fits(client: Client) -> None:
    """It says so, and what to do."""
    text = client.get("/incidents?q=nowhere").text
    assert "No incident fits" in text and "also at what the profile leaves out" in text


def test_pages_of_a_long_list(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Next leads on, the last page says how far it goes, and no incident is left out or comes twice."""
    monkeypatch.setattr("onrecord.web.routes.incidents.PAGE_SIZE", 2)
    first, second = client.get("/incidents").text, client.get("/incidents?page=2").text
    assert "1–2 of 3" in first and "page=2" in first and "3–3 of 3" in second
    codes = [i["code"] for n in ("1", "2") for i in client.json("/incidents.json", page=n)["incidents"]]  # type: ignore[attr-defined]
    assert len(codes) == len(set(codes)) == 3
