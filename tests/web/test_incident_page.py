"""An incident's page: claims side by side, values and their words, sources, the map, the sheet; and a report's page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from onrecord.ledger import open_ledger
from onrecord.ledger.deciding import Person
from onrecord.web.marks import pieces
from onrecord.web.settings import SiteSettings
from onrecord.web.values import Value, values_of
from tests.web.site import Client


def one(client: Client, **filters: str) -> dict[str, Any]:
    """The first incident of a selection."""
    found: Any = client.json("/incidents.json", **filters)
    first: dict[str, Any] = found["incidents"][0]
    return first


def test_from_a_figure_to_its_words_and_back(tab: Page) -> None:
    """In a real browser: a click on the quotation opens the text at the words; a click on the words lights the claim."""
    tab.goto("/incidents?country=SY")
    tab.get_by_role("link", name="SY-").click()
    words = tab.locator("#w-claim-1")
    expect(words).to_be_hidden()
    tab.locator(".claims").get_by_role("link", name="“At least 15”").click()
    expect(words).to_be_in_viewport()
    expect(words).to_have_text("At least 15")
    assert "lit" in (words.get_attribute("class") or "") or "found" in (words.get_attribute("class") or "")
    tab.get_by_role("heading", name="Claims").scroll_into_view_if_needed()
    tab.mouse.move(0, 0)
    words.hover()
    expect(tab.locator("#claim-1")).to_have_class("value lit")
    words.click()
    assert tab.url.endswith("#claim-1")


def test_the_toll_and_the_map_are_drawn(tab: Page) -> None:
    """With no network: the countries come from here."""
    tab.goto("/incidents?country=SY")
    tab.get_by_role("link", name="SY-").click()
    expect(tab.locator(".map canvas")).to_be_visible()
    expect(tab.get_by_role("img", name="Killed as each report gave it")).to_be_visible()


def test_each_claim_says_who_gave_it_and_why_it_counts(client: Client) -> None:
    """Speaker, role, outlet, day, used or not and why."""
    text = client.get(f"/incidents/{one(client, country='SY')['code']}").text
    for said in (
        "Syrian Observatory for Human Rights (monitor)",
        "Military Forces of Syria, a party to the fight",
        "The Herald-Sukna",
        "2024-05-03",
        "a party&#39;s own claim; an independent figure exists",
        "2 independent sources in 2 reports",
    ):
        assert said in text, said


def test_the_json_holds_what_the_page_says(client: Client) -> None:
    """With the version that a change must name, the history, and why these reports are one."""
    code = one(client, country="SY")["code"]
    found: Any = client.json(f"/incidents/{code}.json")
    assert found["code"] == code and found["version"] and found["history"] == []
    assert "one incident" in found["reasons"][0]["why"]


def test_a_merged_incidents_code_leads_to_the_one_it_is_part_of(client: Client, settings: SiteSettings) -> None:
    """Codes never change meaning: page and JSON of the old code lead to the new one, which says so."""
    kept, gone = one(client, country="IQ")["code"], one(client, country="YE")["code"]
    with open_ledger(settings.db) as ledger:
        made = ledger.deciding.merge([kept, gone], Person("ana", "for a test"))
        now = ledger.store.resolve(made.incident)
    old = gone if now == kept else kept
    response = client.get(f"/incidents/{old}")
    assert response.url.path == f"/incidents/{now}" and f"{old} was merged into this incident" in response.text
    assert client.json(f"/incidents/{old}.json")["code"] == now
    assert "merged" in client.get(f"/incidents/{now}/sheet").text


def test_the_sheet_has_all_that_a_court_would_ask(client: Client) -> None:
    """Words, source, day, hash of the archived bytes, profile with its hash, and that deaths are as reported."""
    incident = one(client, country="SY")
    text = client.get(f"/incidents/{incident['code']}/sheet").text
    for said in ("“At least 15”", incident["profile_sha256"], incident["tellings"][0]["sha256"], "reported deaths"):
        assert said in text, said
    assert client.json(f"/incidents/{incident['code']}/sheet.json")["incident"] == incident


def test_the_sheet_prints(tab: Page) -> None:
    """On paper there is neither a bar nor a button."""
    tab.goto("/incidents?country=SY")
    tab.get_by_role("link", name="SY-").click()
    tab.get_by_role("link", name="Sheet to print").click()
    expect(tab.get_by_role("heading", name="Every figure")).to_be_visible()
    tab.emulate_media(media="print")
    expect(tab.get_by_role("navigation", name="Pages")).to_be_hidden()
    assert tab.pdf().startswith(b"%PDF")


def test_a_reports_page_marks_its_values_and_says_how_it_is_kept(client: Client) -> None:
    """Text, values, hash, where it came from, which coder read it; and the same as JSON."""
    page = client.get("/reports/herald-sukna.txt").text
    found: Any = client.json("/reports/herald-sukna.txt.json")
    assert (
        'id="w-e1-claim-0"' in page and found["document"]["sha256"] in page and found["retrievals"][0]["whence"] in page
    )
    assert list(found["incidents"].values()) == [one(client, country="SY")["code"]]


@pytest.mark.parametrize("overlap", [(0, 4), (2, 6), (3, 9), (5, 5), (8, 99)])
def test_pieces_are_the_text_whatever_the_spans(overlap: tuple[int, int]) -> None:
    """No character is lost or doubled, and each value's words are exactly those of its span."""
    text = "ab cd\n<é>"
    values = [Value("a", "killed", 1, 2, 6), Value("b", "place", 1, *overlap)]
    cut = pieces(text, values)
    assert "".join(p.text for p in cut) == text
    assert all(text[p.start : p.start + len(p.text)] == p.text for p in cut)
    for value in values:
        words = "".join(p.text for p in cut if value in p.values)
        assert words == text[value.start : value.end]


def test_every_value_of_an_incident_has_an_anchor(client: Client) -> None:
    """What has words is linked both ways: each key is an id on the page, and so is its words'."""
    incident = one(client, country="SY")
    page = client.get(f"/incidents/{incident['code']}").text
    keys = [v.key for v in values_of(incident)]
    assert len(keys) > 8
    assert [k for k in keys if f'id="{k}"' not in page or f'id="w-{k}"' not in page] == []
