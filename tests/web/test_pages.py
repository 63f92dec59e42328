"""The pages themselves: each opens, its JSON says the same, and a decision made on it takes effect."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.web.site import Client


def one(client: Client, **filters: str) -> dict[str, Any]:
    """The first incident of a selection."""
    found: Any = client.json("/incidents.json", **filters)
    first: dict[str, Any] = found["incidents"][0]
    return first


def test_the_list_and_its_json_hold_the_same(client: Client) -> None:
    """Every incident of the JSON stands on the page."""
    found: Any = client.json("/incidents.json")
    text = client.get("/incidents").text
    assert found["count"] == 3 and all(i["code"] in text for i in found["incidents"])


def test_an_incident_is_confirmed_on_its_page(tab: Page) -> None:
    """In a real browser: open the list, open an incident, confirm it."""
    tab.goto("/incidents")
    tab.get_by_role("link", name="IQ-").click()
    tab.get_by_role("button", name="Confirm").click()
    expect(tab.get_by_text("confirmed", exact=True).first).to_be_visible()


def test_a_change_without_the_pages_token_is_refused(client: Client) -> None:
    """A form on another site cannot decide for who is here."""
    code = one(client)["code"]
    sent = client.http.post(f"/incidents/{code}/judge", data={"kind": "confirm", "version": "x"})
    assert sent.status_code == 403 and one(client)["state"] == "machine"


def test_a_change_of_what_was_changed_meanwhile_is_refused(client: Client) -> None:
    """The second of two people sees that the record changed; the first's decision stands."""
    code = one(client)["code"]
    sent = client.post(f"/incidents/{code}/judge", kind="confirm", version="0-old")
    assert sent.status_code == 409 and "changed while you were at it" in sent.text and one(client)["state"] == "machine"


def test_another_name_for_this_machine_is_refused(client: Client) -> None:
    """A page elsewhere cannot reach the site by pointing its own name here."""
    assert client.http.get("/incidents", headers={"Host": "evil.example"}).status_code == 400


def test_every_page_forbids_scripts_that_are_not_ours(client: Client) -> None:
    """The policy stands on pages, JSON and errors alike."""
    for path in ("/incidents", "/incidents.json", "/nowhere"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert "script-src 'self';" in policy and "unsafe" not in policy


def test_a_hostile_report_stays_text(tab: Page) -> None:
    """Markup in a report is shown as it is written; nothing of it runs."""
    tab.goto("/reports/hostile.txt")
    expect(tab.locator(".report")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(tab.locator(".report")).to_contain_text("{{ 7*7 }}")
