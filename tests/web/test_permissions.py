"""Roles: every change says who may make it, and a site with accounts holds everybody to that."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import Request
from fastapi.routing import APIRoute
from playwright.sync_api import Browser, Page, expect

from onrecord.store.accounts import Role
from onrecord.store.open import open_store
from onrecord.web.app import ROUTES
from onrecord.web.people.permissions import ACTIONS, CHANGES, READS
from onrecord.web.people.visitor import Visitor as Visitor_
from onrecord.web.people.visitor import need_for_undo
from onrecord.web.trouble import RefusedError
from tests.web.team import PASSWORD, Visitor, program, team_site
from tests.web.watching import watched

ALL = [r for module in ROUTES for r in module.router.routes if isinstance(r, APIRoute)]


@pytest.fixture
def team(filled: Path, tmp_path: Path) -> Iterator[str]:
    """A team's site over a copy of the filled store."""
    shutil.copy(filled, tmp_path / "onrecord.db")
    with team_site(tmp_path) as address:
        yield address


def test_every_change_says_who_may_make_it() -> None:
    """A route that is new here needs a line in CHANGES of web/people/permissions.py; until then teams are refused."""
    changing = {r.path for r in ALL if set(r.methods or ()) - {"GET", "HEAD"}}
    assert len(changing) > 5
    assert not changing - set(CHANGES), "declare these in web/people/permissions.py"


def test_the_tables_name_what_there_is() -> None:
    """An action that is spelt otherwise would let nobody in."""
    assert {a for a in CHANGES.values() if a} | set(READS.values()) <= set(ACTIONS)


def test_a_change_answers_to_post_alone() -> None:
    """A link or a picture can make a browser GET; so nothing is changed by that."""
    assert not [r.path for r in ALL if set(r.methods or ()) - {"GET", "HEAD", "POST"}]
    assert not [r.path for r in ALL if {"POST", "GET"} <= set(r.methods or ())]


def _first(visitor: Visitor) -> dict[str, Any]:
    found: dict[str, Any] = visitor.get("/incidents.json").json()["incidents"][0]
    return found


def test_a_viewer_decides_nothing_and_a_coder_does_under_their_name(team: str, tmp_path: Path) -> None:
    """The role holds on the server, whatever a page offers; the log has the name of who signed in."""
    viewer, coder = Visitor(team, "viewer"), Visitor(team, "coder")
    code = _first(viewer)["code"]
    page = coder.get(f"/incidents/{code}").text
    version = page.split('name="version" value="')[1].split('"')[0]
    viewer.get("/people/me")
    refused = viewer.post(f"/incidents/{code}/judge", kind="confirm", version=version)
    assert refused.status_code == 403 and "as viewer you may not do this" in refused.text
    assert coder.post(f"/incidents/{code}/judge", kind="confirm", version=version).status_code == 200
    assert viewer.get(f"/incidents/{code}.json").json()["state"] == "confirmed"
    with open_store(str(tmp_path / "onrecord.db")) as store:
        assert [(d.kind, d.who) for d in store.decisions()] == [("confirm", "cleo")]


def test_a_coder_takes_back_their_own_decisions_alone() -> None:
    """An editor also those of others."""

    def asks(name: str, role: Role) -> Request:
        return Request({"type": "http", "state": {"visitor": Visitor_(name, role, "browser")}})

    need_for_undo(asks("cleo", "coder"), "cleo")
    need_for_undo(asks("edda", "editor"), "cleo")
    with pytest.raises(RefusedError, match="as coder you may not do this"):
        need_for_undo(asks("cleo", "coder"), "edda")


def test_an_editor_manages_people(team: str) -> None:
    """Makes an account with a password told once, gives a role, closes it, which ends its sign-ins, opens it again."""
    editor = Visitor(team, "editor")
    editor.get("/people")
    told = editor.post("/people", name="Noor A.", role="viewer").text
    password = told.split('<code id="first-password">')[1].split("<")[0]
    noor = Visitor(team)
    assert "as viewer" in noor.sign_in("noor a.", password).text
    editor.post("/people/Noor%20A./role", role="coder")
    assert "as coder" in noor.get("/people/me").text
    editor.post("/people/Noor%20A./close")
    assert "Sign in" in noor.get("/incidents").text and noor.sign_in("Noor A.", password).status_code == 401
    editor.post("/people/Noor%20A./open")
    assert noor.sign_in("Noor A.", password).status_code == 200
    again = editor.post("/people/Noor%20A./password").text.split('<code id="first-password">')[1].split("<")[0]
    assert noor.get("/people/me.json").status_code == 401 and noor.sign_in("Noor A.", again).status_code == 200
    assert editor.get("/people.json").json()["people"][-1]["name"] == "vera"


def test_a_person_is_taken_in_with_a_browser(team: str, browser: Browser) -> None:
    """An editor makes an account; its holder signs in, sets a password of their own, makes a token, revokes it, leaves."""
    with watched(browser, team) as tab:
        _sign_in(tab, "edda", PASSWORD)
        tab.get_by_role("link", name="People").click()
        tab.get_by_label("Name").fill("Noor")
        tab.get_by_role("button", name="Make the account").click()
        first = tab.locator("#first-password").inner_text()
    with watched(browser, team) as tab:
        _sign_in(tab, "Noor", first)
        tab.get_by_role("link", name="Noor").click()
        tab.get_by_label("Password now").fill(first)
        tab.get_by_label("New password").fill("a stone in the field")
        tab.get_by_label("Once more").fill("a stone in the field")
        tab.get_by_role("button", name="Change the password").click()
        tab.get_by_label("What the token is for").fill("nightly export")
        tab.get_by_role("button", name="Make a token").click()
        expect(tab.locator("#token")).to_contain_text("onrecord_")
        tab.get_by_role("button", name="Revoke the token for nightly export").click()
        expect(tab.get_by_role("button", name="Revoke the token for nightly export")).to_have_count(0)
        tab.get_by_role("button", name="Sign out", exact=True).click()
        _sign_in(tab, "Noor", "a stone in the field")
        expect(tab.get_by_role("link", name="Noor")).to_be_visible()


def _sign_in(tab: Page, name: str, password: str) -> None:
    tab.goto("/incidents")
    tab.get_by_label("Name").fill(name)
    tab.get_by_label("Password").fill(password)
    tab.get_by_role("button", name="Sign in").click()


def test_a_program_manages_nobody(team: str) -> None:
    """Whoever steals an editor's API token cannot make an account or a password with it; reading is allowed."""
    editor = Visitor(team, "editor")
    editor.get("/people/me")
    token = editor.post("/people/me/tokens", label="x").text.split('<code id="token">')[1].split("<")[0]
    with program(team, token) as http:
        assert http.get("/people/me.json").json()["role"] == "editor"
        for path in ("/people", "/people/vera/password", "/people/vera/close", "/people/me/tokens"):
            refused = http.post(path, data={"name": "mallory", "label": "more"})
            assert refused.status_code == 403 and "a program cannot do this" in refused.text
        assert http.get("/people.json").status_code == 403


def test_somebody_always_can_manage_people(team: str) -> None:
    """The last editor can neither close their account nor leave their role."""
    editor = Visitor(team, "editor")
    editor.get("/people")
    for what, form in (("close", {}), ("role", {"role": "coder"})):
        refused = editor.post(f"/people/edda/{what}", **form)
        assert refused.status_code == 422 and "edda is the last editor" in refused.text


@pytest.mark.parametrize("role", ["viewer", "coder"])
def test_only_editors_see_and_manage_people(team: str, role: str) -> None:
    """Neither the page, nor its JSON, nor the forms."""
    visitor = Visitor(team, role)
    visitor.get("/people/me")
    assert [visitor.get(p).status_code for p in ("/people", "/people.json")] == [403, 403]
    visitor.get("/people/me")
    assert visitor.post("/people", name="mallory", role="editor").status_code == 403
    assert visitor.post("/people/vera/role", role="editor").status_code == 403
    assert visitor.post("/people/edda/close").status_code == 403
    assert Visitor(team).sign_in("edda", PASSWORD).status_code == 200
