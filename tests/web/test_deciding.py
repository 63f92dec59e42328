"""Deciding on the site: correcting by the words, merging, splitting, undoing; two people at once; with the keyboard alone."""

from __future__ import annotations

import threading
from typing import Any

from playwright.sync_api import Browser, Page, expect

from onrecord.ledger import open_ledger
from onrecord.ledger.deciding import Person
from onrecord.record.errors import ChangedError
from tests.web.news import fill
from tests.web.site import Client
from tests.web.watching import painted, watched

SELECT = """([selector, from, to]) => {
  const piece = document.querySelector(selector).firstChild;
  const range = document.createRange();
  range.setStart(piece, from);
  range.setEnd(piece, to);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def one(client: Client, country: str) -> dict[str, Any]:
    """The incident in a country, as its own address gives it."""
    listed: Any = client.json("/incidents.json", country=country)
    found: dict[str, Any] = client.json(f"/incidents/{listed['incidents'][0]['code']}.json")
    return found


def test_a_value_is_corrected_by_selecting_its_words(tab: Page) -> None:
    """In a real browser: the words give the value, the history keeps them, and a click leads back to them; then undone."""
    tab.goto("/incidents?country=SY")
    tab.get_by_role("link", name="SY-").click()
    tab.locator("details.text").first.locator("summary").click()
    tab.evaluate(SELECT, ["#w-claim-0", 0, 2])
    tab.get_by_role("toolbar", name="Use the selected words").get_by_role("button", name="killed", exact=True).click()
    form = tab.locator("form.correct")
    expect(form.get_by_label("Value")).to_have_value("12")
    expect(form.locator("blockquote")).to_have_text("12")
    form.get_by_role("button", name="Set it").click()
    expect(tab.locator(".toll").first).to_have_text("12")
    expect(tab.locator(".history")).to_contain_text("killed: 12, was 15 or more, in the words “12”")
    tab.get_by_role("link", name="see the words").click()
    expect(tab.locator("[data-values~='decision-1']")).to_be_in_viewport()
    tab.locator("details.undo summary").click()
    tab.locator("details.undo").get_by_role("button", name="Undo").click()
    expect(tab.locator(".toll").first).to_have_text("15 or more")
    expect(tab.locator(".history")).to_contain_text("undid decision 1")


def test_two_incidents_are_merged_and_the_merge_is_undone(tab: Page) -> None:
    """In a real browser: what became one is two again, with their own codes."""
    tab.goto("/incidents?country=YE")
    other = tab.get_by_role("link", name="YE-").inner_text()
    tab.goto("/incidents?country=IQ")
    tab.get_by_role("link", name="IQ-").click()
    tab.get_by_text("Merge…").click()
    merge = tab.locator("[data-act=merge]")
    merge.get_by_label("The code of the incident").fill(other)
    merge.get_by_label("Why are they one?").fill("one attack, told twice")
    merge.get_by_role("button", name="Merge them").click()
    expect(tab.locator(".history")).to_contain_text("one attack, told twice")
    expect(tab.locator("details.text")).to_have_count(2)
    tab.locator("details.undo summary").click()
    tab.locator("details.undo").get_by_role("button", name="Undo").click()
    expect(tab.locator("details.text")).to_have_count(1)


def _hears(tab: Page) -> None:
    """Wait until an incident's page hears the keyboard: its scripts have run, and it stands on the screen."""
    expect(tab.get_by_role("button", name="Open all")).to_be_visible()
    painted(tab)


def test_with_the_keyboard_alone(tab: Page) -> None:
    """Letters decide, but not while somebody types; "?" lists them."""
    tab.goto("/incidents?country=IQ")
    tab.get_by_role("link", name="IQ-").click()
    _hears(tab)
    tab.keyboard.press("?")
    expect(tab.get_by_role("dialog")).to_contain_text("undo the last decision")
    tab.keyboard.press("Escape")
    tab.keyboard.press("r")
    tab.keyboard.type("cup of tea")
    expect(tab.get_by_label("Why is this no incident")).to_have_value("cup of tea")
    tab.keyboard.press("Enter")
    expect(tab.locator(".badge.state-rejected")).to_be_visible()
    _hears(tab)
    tab.keyboard.press("u")
    tab.keyboard.press("Enter")
    expect(tab.locator(".badge.state-machine")).to_be_visible()
    _hears(tab)
    tab.keyboard.press("c")
    expect(tab.locator(".badge.state-confirmed")).to_be_visible()


def test_the_second_of_two_people_sees_what_changed_and_loses_nothing(browser: Browser, site: str) -> None:
    """Both open an incident; one rejects it; the other's correction comes back with the news, and can be sent again."""
    forgiven = "the server responded with a status of 409"
    with watched(browser, site) as first, watched(browser, site, forgiven=forgiven) as second:
        for page in (first, second):
            page.goto("/incidents?country=IQ")
            page.get_by_role("link", name="IQ-").click()
        first.get_by_text("Reject…").click()
        first.get_by_label("Why is this no incident").fill("an old photograph")
        first.get_by_role("button", name="Reject", exact=True).click()
        expect(first.locator(".badge.state-rejected")).to_be_visible()
        second.get_by_text("Correct…").click()
        form = second.locator("form.correct")
        form.get_by_label("Value").fill("5")
        form.get_by_label("Why").fill("a fifth died at night")
        form.get_by_role("button", name="Set it").click()
        expect(second.get_by_role("heading", level=1)).to_contain_text("changed while you were at it")
        expect(second.get_by_text("an old photograph")).to_be_visible()
        expect(second.get_by_label("Why")).to_have_value("a fifth died at night")
        expect(second.get_by_label("Killed")).to_have_value("5")
        second.get_by_role("button", name="all the same").click()
        expect(second.locator(".toll").first).to_have_text("5")


def test_a_reason_is_asked_where_it_matters(client: Client) -> None:
    """Rejecting, merging, splitting and setting a value without its words say why; confirming need not."""
    incident = one(client, "SY")
    code, version = incident["code"], incident["version"]
    for act, form in (
        ("judge", {"kind": "reject"}),
        ("merge", {"other": one(client, "IQ")["code"]}),
        ("split", {"telling": "1"}),
        ("correct", {"field": "killed", "value": "3"}),
    ):
        sent = client.post(f"/incidents/{code}/{act}", version=version, why=" ", **form)
        assert (sent.status_code, "say why" in sent.text) == (422, True), act
    assert client.post(f"/incidents/{code}/judge", version=version, kind="confirm").status_code == 200


def test_a_correction_points_at_words_that_are_there(client: Client) -> None:
    """Words beyond the text, or of another incident's report, are refused; the log has those that are there."""
    incident, other = one(client, "SY"), one(client, "IQ")
    telling, (start, end) = incident["claims"][1]["telling"], incident["claims"][1]["span"]
    given = {"version": incident["version"], "field": "killed", "value": "16", "start": str(start)}
    address = f"/incidents/{incident['code']}/correct"
    assert client.post(address, **given, telling=str(telling), end="99999").status_code == 422
    strange = str(other["tellings"][0]["telling"])
    assert client.post(address, **given, telling=strange, end=str(end)).status_code == 422
    assert client.post(address, **given, telling=str(telling), end=str(end)).status_code == 200
    now = one(client, "SY")
    assert now["killed"]["best"] == 16 and "in the words “At least 15”" in now["history"][0]["words"]


def test_a_date_set_by_its_words_has_them(client: Client) -> None:
    """No value without its words: span and report of a date that a person set are those they pointed at."""
    incident = one(client, "SY")
    date = incident["date"]
    where = {"telling": str(date["telling"]), "start": str(date["span"][0]), "end": str(date["span"][1])}
    client.post(
        f"/incidents/{incident['code']}/correct",
        version=incident["version"], field="date", value="2024-05-02", why="the paper says so", **where,
    )  # fmt: skip
    now = one(client, "SY")["date"]
    assert (now["start"], now["span"], now["text"], now["telling"]) == (
        "2024-05-02", date["span"], "Wednesday", date["telling"],
    )  # fmt: skip
    assert now["basis"] == "person"


def test_words_are_read_as_a_correction_would_be_written(client: Client) -> None:
    """What is proposed for “At least 15” is 15-."""
    incident = one(client, "SY")
    start, end = incident["claims"][1]["span"]
    address = f"/incidents/{incident['code']}/reading.json"
    telling = str(incident["claims"][1]["telling"])
    read = client.json(address, field="killed", telling=telling, start=str(start), end=str(end))
    assert read == {"words": "At least 15", "value": "15-"}


def test_a_program_that_is_late_is_told_so(client: Client) -> None:
    """JSON: 409 with what to do, and nothing decided."""
    incident = one(client, "SY")
    client.post(f"/incidents/{incident['code']}/judge", kind="confirm", version=incident["version"])
    client.http.headers["Accept"] = "application/json"
    late = client.post(f"/incidents/{incident['code']}/judge", kind="pending", version=incident["version"])
    assert late.status_code == 409 and late.json()["hint"] and one(client, "SY")["state"] == "confirmed"


def test_of_two_at_the_same_moment_exactly_one_decides(store_url: str) -> None:
    """The check is made within the writing: whoever comes second is refused, however close they are."""
    store = store_url
    fill(store)
    with open_ledger(store) as ledger:
        code = next(ledger.store.all_codes())
        seen = ledger.version(code)
    gate, outcomes = threading.Barrier(2), []

    def decide(who: str) -> None:
        with open_ledger(store) as own:
            gate.wait()
            try:
                own.deciding.judge("confirm", code, Person(who, seen=seen))
                outcomes.append("decided")
            except ChangedError:
                outcomes.append("refused")

    threads = [threading.Thread(target=decide, args=(who,)) for who in ("ana", "bo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes) == ["decided", "refused"]
