"""Roles: every change says who may make it, and a site with accounts holds everybody to that."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute

from onrecord.store.open import open_store
from onrecord.web.app import ROUTES
from onrecord.web.people.permissions import ACTIONS, CHANGES, READS
from tests.web.team import PASSWORD, Visitor, team_site

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
