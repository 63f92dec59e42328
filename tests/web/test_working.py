"""Working together: the queue, comments, tags, whose work it is, many at once, and the feed of it all."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from onrecord.ledger import open_ledger
from onrecord.record.actor import Victim
from onrecord.record.incident import Incident, ProfileRef, Told
from onrecord.record.incident_out import to_dict
from onrecord.record.span import Span
from onrecord.rules.review import Links, Need, contents, need_of, reasons
from onrecord.web.settings import SiteSettings
from tests.web.site import Client
from tests.web.watching import painted


def one(client: Client, country: str) -> dict[str, Any]:
    """The incident in a country, as its own address gives it."""
    listed: Any = client.json("/incidents.json", country=country)
    found: dict[str, Any] = client.json(f"/incidents/{listed['incidents'][0]['code']}.json")
    return found


def test_the_queue_has_what_most_needs_a_look_first_and_says_why(client: Client) -> None:
    """Contradicting tolls come before what nobody has looked at; what was decided on is gone."""
    queue: Any = client.json("/review.json")
    assert queue["count"] == 3
    first = queue["incidents"][0]
    assert first["places"][0]["country"] == "SY" and "tolls from 12 to 15" in first["needs_a_look"]
    client.post(f"/incidents/{first['code']}/judge", kind="confirm", version=one(client, "SY")["version"])
    after: Any = client.json("/review.json")
    assert after["count"] == 2 and first["code"] not in [i["code"] for i in after["incidents"]]


def test_the_queue_is_filtered_by_reason_and_by_what_accounts_hold(client: Client) -> None:
    """Who cannot bear it today leaves it out."""
    assert client.json("/review.json", reason="contradiction")["count"] == 1
    assert client.json("/review.json", without="many_dead")["count"] == 3
    assert "children among the dead" in client.get("/review").text


def test_reasons_and_contents_are_those_of_the_file() -> None:
    """A large toll on one source, a weak link, a child: read from the incident by the rules in the data file."""
    told = to_dict(Incident("SY-0", "battles", "armed_clash", ProfileRef("plain", "")))
    need = need_of(told | {"killed": {"low": 40, "best": 40, "high": None}, "origins": 1}, Links(0.6, 0.5))
    ids = [r.id for r in need.reasons]
    assert ids[0] == "one_source" and {"weak_link", "near_other", "undated", "unplaced", "unreviewed"} <= set(ids)
    assert need.reasons[0].words == "40 killed, on one source alone" and need.reasons[0].weight > 30
    child = Incident(
        "SY-1", "battles", "armed_clash", ProfileRef("plain", ""), victims=(Told(Victim(Span(0, 3), age=6)),)
    )
    assert "children" in need_of(to_dict(child)).holds
    assert need_of(told | {"state": "confirmed"}).score == 0
    assert set(ids) <= set(reasons()) and {"children", "named"} <= set(contents())


def test_comment_tag_and_work_stand_with_the_incident_and_in_the_feed(tab: Page) -> None:
    """In a real browser: take it on, tag it, comment; the feed has all three, and the list finds it by the tag."""
    tab.goto("/incidents?country=IQ")
    tab.get_by_role("link", name="IQ-").click()
    tab.get_by_role("button", name="Take it on").click()
    expect(tab.get_by_label("given to")).to_have_value("ana")
    tab.get_by_label("A tag").fill("market <b>")
    tab.get_by_role("button", name="Tag", exact=True).click()
    expect(tab.get_by_role("button", name="Take off the tag market")).to_be_visible()
    tab.get_by_label("Comment").fill("The hospital's list\nis awaited.")
    tab.get_by_role("button", name="Say it").click()
    expect(tab.locator(".history")).to_contain_text("The hospital's list")
    tab.get_by_role("link", name="Activity").click()
    for said in ("gave the work to ana", "tagged it “market <b>”", "is awaited."):
        expect(tab.locator(".history")).to_contain_text(said)
    tab.goto("/incidents?assignee=ana")
    expect(tab.locator("tr[data-row]")).to_have_count(1)


def test_many_at_once_each_with_an_entry_of_its_own(tab: Page) -> None:
    """In a real browser: tick three in the table, give them to bo; each can be undone by itself."""
    tab.goto("/incidents")
    for box in tab.locator("input[name=code]").all():
        box.check()
    tab.get_by_label("With those chosen").select_option("confirm")
    tab.get_by_label("Name, tag, or why").fill("checked by two of us")
    tab.get_by_role("button", name="Do it").click()
    expect(tab.locator(".badge.state-confirmed")).to_have_count(3)
    tab.get_by_role("link", name="Activity").click()
    expect(tab.locator(".deed")).to_have_count(3)


def test_editing_in_the_table(tab: Page) -> None:
    """In a real browser: a figure and the work are set in their cells; the row shows what it became, the page stays."""
    tab.goto("/incidents")
    row = tab.locator("tr[data-row]", has_text="IQ-")
    painted(tab)
    row.get_by_role("link", name="Edit: killed").focus()
    tab.keyboard.press("Enter")
    expect(row.get_by_role("textbox", name="Killed")).to_have_value("4")
    row.get_by_role("textbox", name="Killed").fill("5-7")
    row.get_by_label("Why").fill("the morgue's list")
    row.get_by_role("button", name="Set").click()
    expect(row.locator("[data-label=Killed]")).to_contain_text("5–7")
    expect(row.locator(".badge.state-corrected")).to_be_visible()
    row.get_by_role("link", name="Edit: work").focus()
    tab.keyboard.press("Enter")
    row.get_by_label("Status, name or tag").fill("complete")
    row.get_by_role("button", name="Set").click()
    expect(row.locator("[data-label=Work]")).to_contain_text("complete")
    expect(tab.locator("tr[data-row]")).to_have_count(3)


def test_what_fails_of_many_is_said_of_each(client: Client) -> None:
    """The others are done; nothing is half done; a reason is asked where it matters."""
    code = one(client, "IQ")["code"]
    token = {"X-CSRF-Token": client.http.cookies["onrecord_csrf"]}
    sent = client.http.post("/bulk", data={"kind": "tag", "value": "x", "code": [code, "ZZ-NONE"]}, headers=token)
    assert sent.status_code == 422 and "ZZ-NONE" in sent.text and one(client, "IQ")["work"]["tags"] == ["x"]
    assert client.post("/bulk", kind="reject", code=code).status_code == 422
    assert client.post("/bulk", kind="tag", value="y").status_code == 422
    elsewhere = client.http.post(
        "/bulk", data={"kind": "tag", "value": "z", "code": [code], "back": "//evil.example"}, headers=token
    )
    assert elsewhere.url.path == "/incidents"


def test_confirming_in_the_queue_leaves_one_there(tab: Page) -> None:
    """In a real browser, by keyboard: the next row, then its button; the row says what became of it."""
    tab.goto("/review")
    tab.get_by_role("button", name="Confirm SY-").click()
    expect(tab.locator("li.done")).to_contain_text("confirmed")
    painted(tab)
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Claims")).to_be_visible()


def test_work_survives_a_merge_and_its_undoing(client: Client) -> None:
    """A tag of either incident is a tag of what they become, and goes back with the undoing."""
    sy, iq = one(client, "SY"), one(client, "IQ")
    client.post(f"/incidents/{iq['code']}/remark", kind="tag", value="night")
    client.post(f"/incidents/{sy['code']}/merge", other=iq["code"], version=sy["version"], why="for a test")
    merged: Any = client.json(f"/incidents/{iq['code']}.json")
    assert merged["work"]["tags"] == ["night"] and len(merged["reports"]) == 3
    number = next(d["decision"] for d in merged["history"] if d["kind"] == "merge")
    client.post(f"/decisions/{number}/undo")
    assert one(client, "IQ")["work"]["tags"] == ["night"] and one(client, "SY")["work"]["tags"] == []


def test_the_queue_is_sorted_anew_after_a_change_of_its_rules(
    settings: SiteSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`onrecord link --views`: other weights, another order; links are reckoned as they were."""
    with open_ledger(settings.db) as ledger:
        codes = list(ledger.store.all_codes())
        before = ledger.store.reasons_of(codes)
        monkeypatch.setattr("onrecord.store.writer.need_of", lambda _incident, _links: Need(5.0, (), ("named",)))
        assert ledger.linking.refresh_views() == len(codes)
        assert set(ledger.store.reasons_of(codes).values()) == {()}
        monkeypatch.undo()
        ledger.linking.refresh_views()
        assert ledger.store.reasons_of(codes) == before
