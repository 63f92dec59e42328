"""Signing in to a team's site: who is unknown passes nowhere, guessing is slow, and a sign-in ends."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from onrecord.store.accounts import open_accounts
from onrecord.store.passes import Passes
from onrecord.web.people import sessions
from tests.web.team import PASSWORD, Visitor, program, team_site


@pytest.fixture
def team(filled: Path, tmp_path: Path) -> Iterator[str]:
    """A team's site over a copy of the filled store."""
    shutil.copy(filled, tmp_path / "onrecord.db")
    with team_site(tmp_path) as address:
        yield address


def test_who_is_unknown_is_asked_to_sign_in_and_comes_where_they_wanted(team: str, browser: Browser) -> None:
    """In a real browser: a page leads to the sign-in, and the sign-in to that page, under one's own name."""
    context = browser.new_context(base_url=team)
    tab = context.new_page()
    tab.goto("/incidents?country=SY")
    expect(tab.get_by_role("heading", name="Sign in")).to_be_visible()
    tab.get_by_label("Name").fill("Cleo")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in").click()
    expect(tab).to_have_url(f"{team}/incidents?country=SY")
    expect(tab.get_by_role("link", name="cleo")).to_be_visible()
    cookie = next(c for c in context.cookies() if c["name"] == sessions.COOKIE)
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
    context.close()


def test_no_route_answers_who_is_unknown(team: str) -> None:
    """JSON gets 401, pages the sign-in; the description of the site and pages that are not there too."""
    with httpx.Client(base_url=team) as http:
        for path in ("/incidents.json", "/openapi.json", "/people/me.json", "/nowhere.json", "/reports/x", "/"):
            assert http.get(path).status_code == 401, path
        assert http.post("/incidents/SY-1/judge", data={"kind": "confirm", "version": "1"}).status_code == 401
        page = http.get("/reports/a%2F%2Fb", headers={"Accept": "text/html"})
        assert page.status_code == 303 and page.headers["Location"].startswith("/sign-in?next=/reports/")
        part = http.get("/incidents", headers={"HX-Request": "true", "HX-Current-URL": f"{team}/review?x=1"})
        assert part.status_code == 401 and part.headers["HX-Redirect"] == "/sign-in?next=/review%3Fx%3D1"
        assert http.get("/healthz").json() == {"status": "ok"}
        assert http.get("/built/app.js").status_code in {200, 404}


def test_a_sign_in_leads_to_no_other_site(team: str) -> None:
    """Where to go on to is a path of this site, whatever the address says."""
    for wanted in ("//evil.example/", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\r\nX: y"):
        visitor = Visitor(team)
        visitor.http.follow_redirects = False
        sent = visitor.sign_in("cleo", next=wanted)
        assert (sent.status_code, sent.headers["Location"]) == (303, "/incidents"), wanted


def test_a_wrong_password_and_an_unknown_name_are_told_alike(team: str) -> None:
    """Nobody learns here which names there are."""
    answers = [Visitor(team).sign_in(name, "not this one") for name in ("cleo", "nobody")]
    assert [a.status_code for a in answers] == [401, 401]
    assert "do not belong together" in answers[0].text and "do not belong together" in answers[1].text


def test_guessing_is_stopped_and_told_when_to_try_again(team: str) -> None:
    """After six wrong passwords even the right one waits; others may still sign in."""
    visitor = Visitor(team)
    for _ in range(6):
        assert visitor.sign_in("cleo", "a guess of mine").status_code == 401
    refused = visitor.sign_in("CLEO")
    assert refused.status_code == 429 and "please try again in 10 minutes" in refused.text
    assert 0 < int(refused.headers["Retry-After"]) <= 600
    assert Visitor(team, "editor").get("/people/me").status_code == 200


def test_each_sign_in_has_a_token_of_its_own(team: str) -> None:
    """A token that somebody planted in a browser before is worth nothing after."""
    visitor = Visitor(team)
    planted = "A" * 43
    visitor.http.cookies.set(sessions.COOKIE, planted)
    visitor.get("/sign-in")
    visitor.sign_in("cleo")
    held = [c.value for c in visitor.http.cookies.jar if c.name == sessions.COOKIE]
    assert [value for value in held if value != planted]
    with httpx.Client(base_url=team, cookies={sessions.COOKIE: planted}) as other:
        assert other.get("/incidents.json").status_code == 401


def test_signing_out_ends_it_on_the_server_too(team: str) -> None:
    """A copy of the cookie opens nothing after; everywhere means everywhere."""
    visitor, other = Visitor(team, "coder"), Visitor(team, "coder")
    copied = visitor.http.cookies[sessions.COOKIE]
    visitor.post("/sign-out")
    with httpx.Client(base_url=team, cookies={sessions.COOKIE: copied}) as thief:
        assert thief.get("/incidents.json").status_code == 401
    third = Visitor(team, "coder")
    third.post("/people/me/sign-out-everywhere")
    assert "Sign in" in other.get("/incidents").text


def test_a_sign_in_ends_by_itself(tmp_path: Path) -> None:
    """After half a day without a request, and after two weeks in any case; being at work prolongs it."""
    noon = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)
    hour = dt.timedelta(hours=1)
    with open_accounts(str(tmp_path / "a.db")) as accounts:
        accounts.add("ana", "coder", "hash", noon)
        passes = Passes(accounts)
        passes.begin("secret", "ana", noon, sessions.until(noon, noon))
        assert sessions.found(passes, "secret", noon + 11 * hour) is not None
        assert sessions.found(passes, "secret", noon + 22 * hour) is not None
        assert sessions.found(passes, "secret", noon + 35 * hour) is None
        passes.begin("other", "ana", noon, noon + sessions.LONGEST)
        assert sessions.found(passes, "other", noon + sessions.LONGEST) is None


def test_a_form_of_another_site_signs_nobody_in(team: str) -> None:
    """Signing in needs this site's token, and so does everything a cookie is sent along with."""
    with httpx.Client(base_url=team) as http:
        assert http.post("/sign-in", data={"name": "cleo", "password": PASSWORD}).status_code == 403
    visitor = Visitor(team, "editor")
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "same-site"}):
        sent = visitor.http.post("/people", data={"csrf_token": visitor.csrf, "name": "mallory"}, headers=headers)
        assert sent.status_code == 403
    visitor.csrf = "ä" * 64
    assert visitor.post("/people", name="mallory").status_code == 403


def test_an_api_token_has_the_role_of_its_account_until_revoked(team: str) -> None:
    """It is shown once, works without a cookie, makes no other tokens, and ends when it is taken back."""
    visitor = Visitor(team, "coder")
    page = visitor.post("/people/me/tokens", label="nightly export")
    token = page.text.split('<code id="token">')[1].split("<")[0]
    assert token not in visitor.get("/people/me").text
    with program(team, token) as http:
        me = http.get("/people/me.json").json()
        assert (me["name"], me["role"], me["tokens"][0]["label"]) == ("cleo", "coder", "nightly export")
        code = http.get("/incidents.json").json()["incidents"][0]["code"]
        stale = http.post(f"/incidents/{code}/judge", data={"kind": "confirm", "version": "0-old"})
        assert stale.status_code == 409
        assert http.post("/people/me/tokens", data={"label": "more"}).status_code == 403
        assert http.get("/people.json").status_code == 403
        visitor.post("/people/me/tokens/1/revoke")
        assert http.get("/people/me.json").status_code == 401
        assert http.get("/people/me.json", headers={"Cookie": f"{sessions.COOKIE}=x"}).status_code == 401


def test_behind_a_proxy_cookies_are_sent_over_https_alone(team: str) -> None:
    """A proxy on this machine says that the browser came by HTTPS, and from where."""
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.77", "Origin": "https://" + team[7:]}
    visitor = Visitor(team)
    visitor.http.headers.update(headers)
    visitor.get("/sign-in")
    visitor.http.follow_redirects = False
    form = {"csrf_token": visitor.csrf, "name": "cleo", "password": PASSWORD}
    csrf = visitor.http.cookies["onrecord_csrf"]
    sent = httpx.post(f"{team}/sign-in", data=form, headers=headers, cookies={"onrecord_csrf": csrf})
    kept = next(c for c in sent.headers.get_list("Set-Cookie") if c.startswith(sessions.COOKIE))
    assert "Secure" in kept and "HttpOnly" in kept and "SameSite=lax" in kept


def test_a_new_password_ends_other_sign_ins(team: str) -> None:
    """Who changes the password stays signed in; every other browser is not."""
    visitor, other = Visitor(team, "viewer"), Visitor(team, "viewer")
    visitor.get("/people/me")
    assert visitor.post("/people/me/password", now="wrong", new="x" * 12, again="x" * 12).status_code == 422
    visitor.get("/people/me")
    new = "another lamp entirely"
    assert visitor.post("/people/me/password", now=PASSWORD, new=new, again=new).status_code == 200
    assert "You are signed in as viewer" in visitor.get("/people/me").text
    assert "Sign in" in other.get("/incidents").text
    assert Visitor(team).sign_in("vera").status_code == 401


def test_no_password_stands_in_a_log_or_on_a_page(
    team: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Not of who mistypes it, nor of who sends a form that makes no sense."""
    caplog.set_level(logging.DEBUG)
    secret = "the-secret-lamp"  # noqa: S105 - made up
    visitor = Visitor(team)
    visitor.get("/sign-in")
    pages = [visitor.sign_in("cleo", secret), visitor.post("/sign-in", password=secret)]
    pages.append(visitor.sign_in("cleo", secret + "x" * 2000))
    pages.append(visitor.sign_in("\x00\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), secret))
    said = capfd.readouterr()
    assert all(secret not in text for text in (*(p.text for p in pages), said.out, said.err, caplog.text))
