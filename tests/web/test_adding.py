"""Adding reports on the site: pasted, uploaded, from a feed; and what is refused."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult

import pytest

from onrecord.record.errors import UsageError
from onrecord.web.fetching import Answer, checked, fetch, public
from tests.web.site import Client, served, settings_for

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title><item>
<title>Bomb kills two in Kirkuk</title><link>https://wire.example/1</link><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate>
<description>A roadside bomb killed two policemen near Kirkuk in Iraq on Thursday, police said.</description></item></channel></rss>"""


def finished(client: Client, started: Any) -> dict[str, Any]:
    """The job that an answer led to, when it is done."""
    address = str(started.url.path)
    until = time.monotonic() + 90
    while True:
        job: dict[str, Any] = client.json(f"{address}.json")
        if job["state"] == "done":
            return job
        assert time.monotonic() < until
        time.sleep(0.2)


@pytest.fixture
def empty(tmp_path: Path) -> Any:
    """A site over a record that holds nothing."""
    with served(settings_for(tmp_path, who="ana")) as address:
        yield Client(address)


def test_an_empty_record_leads_to_adding(empty: Client) -> None:
    """Nobody has to know a command."""
    assert 'href="/add"' in empty.get("/incidents").text


def test_pasted_and_uploaded_reports_become_incidents(empty: Client) -> None:
    """A pasted text with its day; two files, one of which is empty; the same once more is kept already."""
    text = "Gunmen killed four farmers in the village of Amerli in Iraq on Thursday, police said."
    job = finished(empty, empty.post("/add/paste", text=text, outlet="Example Wire", published="2024-05-03"))
    assert (job["new"], job["events"], len(job["incidents"])) == (1, 1, 1)
    incident: Any = empty.json(f"/incidents/{job['incidents'][0]}.json")
    assert incident["killed"]["best"] == 4 and incident["date"]["start"] == "2024-05-02"
    assert incident["tellings"][0]["outlet"] == "Example Wire"
    token = {"X-CSRF-Token": empty.http.cookies["onrecord_csrf"]}
    files = [("reports", ("..\\evil/a.txt", b"Bomb in Taiz\n\nA bomb killed three people in Taiz, Yemen, police said.")),
             ("reports", ("b.txt", b""))]  # fmt: skip
    sent = empty.http.post("/add/files", files=files, data={"published": "2024-05-04"}, headers=token)
    job = finished(empty, sent)
    assert (
        job["new"] == 1
        and any("b.txt" in t for t in job["troubles"])
        and not any("onrecord-" in t for t in job["troubles"])
    )
    report: Any = empty.json("/reports/a.txt.json")
    assert report["retrievals"][0]["whence"] == "uploaded, from ana: a.txt"
    again = finished(
        empty, empty.http.post("/add/files", files=files[:1], data={"published": "2024-05-04"}, headers=token)
    )
    assert (again["new"], again["known"]) == (0, 1) and again["incidents"] == job["incidents"]


def test_a_feed_is_read_from_its_address(empty: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it holds is coded; the address stands with the report."""
    monkeypatch.setattr("onrecord.web.routes.add.fetch", lambda _: FEED)
    job = finished(empty, empty.post("/add/feed", address="https://wire.example/feed"))
    assert job["new"] == 1 and job["what"] == "feed https://wire.example/feed"
    wrong = empty.post("/add/feed", address="ftp://wire.example/feed")
    assert wrong.status_code == 422 and "https://" in wrong.text


def test_nonsense_is_refused_at_once(empty: Client) -> None:
    """No text, no day, no file, too much; a job that nobody knows."""
    assert empty.post("/add/paste", text="  ").status_code == 422
    assert empty.post("/add/paste", text="x", published="May").status_code == 422
    token = {"X-CSRF-Token": empty.http.cookies["onrecord_csrf"]}
    many = [("reports", (f"{n}.txt", b"x")) for n in range(201)]
    assert empty.http.post("/add/files", files=many, headers=token).status_code == 422
    large = [("reports", ("a.txt", b"x" * 51_000_000))]
    assert empty.http.post("/add/files", files=large, headers=token).status_code == 413
    missing = empty.get("/add/jobs/0000")
    assert missing.status_code == 404 and "what it had kept is kept" in missing.text


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "https://a.example:8080/",
        "https://me:pw@a.example/",
        "https://",
        "no",
        "http://[::1",
    ],
)
def test_what_is_no_public_address_is_refused(address: str) -> None:
    """Other schemes, ports, passwords, nonsense."""
    with pytest.raises(UsageError):
        checked(address)


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.1.2.3", "100.64.0.1", "224.0.0.1",
        "240.0.0.1", "::1", "fe80::1%eth0", "fd00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::",
    ],
)  # fmt: skip
def test_private_addresses_are_refused(ip: str) -> None:
    """Also where only one of several is private."""
    with pytest.raises(UsageError, match="private network"):
        public(["93.184.216.34", ip], "a.example")


def test_the_connection_goes_to_what_was_checked_and_redirects_are_checked_again() -> None:
    """A name that leads elsewhere when it is asked again gains nothing; a redirect into the network is refused."""
    asked: list[tuple[str | None, str]] = []
    lookups = {"a.example": [["93.184.216.34"], ["127.0.0.1"]], "inner.example": [["10.0.0.8"]]}

    def resolver(host: str, _port: int) -> list[str]:
        return lookups[host].pop(0)

    def getter(parts: SplitResult, ip: str) -> Answer:
        asked.append((parts.hostname, ip))
        return Answer(200, None, b"feed") if parts.path == "/feed" else Answer(302, "http://inner.example/", b"")

    assert fetch("https://a.example/feed", resolver, getter) == b"feed"
    assert asked == [("a.example", "93.184.216.34")]
    lookups["a.example"] = [["93.184.216.34"]]
    with pytest.raises(UsageError, match="private network"):
        fetch("https://a.example/elsewhere", resolver, getter)
    assert ("inner.example", "10.0.0.8") not in asked


def test_a_feed_that_leads_on_and_on_or_answers_with_an_error_is_told() -> None:
    """Nothing is kept of it."""
    for answer in (Answer(302, "/again", b""), Answer(404, None, b"")):
        with pytest.raises(UsageError):
            fetch("https://a.example/", lambda *_: ["93.184.216.34"], lambda *_, a=answer: a)
