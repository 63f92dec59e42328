"""Hostile reports on every page: what they hold is shown as text, and nothing of it runs, loads or leads elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser

from onrecord.web.here import address_of_report
from tests.web.hostile import IDS, fill
from tests.web.site import Client, served, settings_for
from tests.web.watching import watched

MOST = 150  # pages walked
SHAPES = (r"/incidents/[A-Z]{2}-\w+", r"/reports/.*", r"\?.*")  # of which a browser opens a few each


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site over the hostile reports."""
    folder = tmp_path_factory.mktemp("hostile")
    fill(str(folder / "onrecord.db"), folder)
    with served(settings_for(folder)) as address:
        yield address


class Seen(HTMLParser):
    """What a page holds that could run, load or lead somewhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what stands in a tag."""
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.wrong.append(f"{tag} {name}={value}")
            if name in {"href", "src", "action", "formaction", "xlink:href", "data"}:
                self._leads(tag, name, value or "")
        if tag in {"iframe", "object", "embed", "base"}:
            self.wrong.append(tag)

    def _leads(self, tag: str, name: str, value: str) -> None:
        scheme = urlsplit(re.sub(r"[\s\x00-\x20]", "", value)).scheme
        loads = tag in {"script", "img", "link", "source", "image"} and not (tag == "link" and value == "data:,")
        if scheme not in {"", "http", "https", *(["data"] if value == "data:," else [])} or (loads and scheme):
            self.wrong.append(f"{tag} {name}={value}")
        if tag == "script" and not value.startswith("/built/"):
            self.wrong.append(f"script {value}")
        if tag == "a" and name == "href" and value.startswith(("/", "?")):
            self.links.append(value)


def walk(http: httpx.Client) -> dict[str, httpx.Response]:
    """Every page that links lead to from the list, and those of every report."""
    found: dict[str, httpx.Response] = {}
    waiting = [
        "/incidents",
        "/incidents?everything=true",
        "/review",
        "/activity",
        "/add",
        "/bring-in",
        *map(address_of_report, IDS),
    ]
    while waiting and len(found) < MOST:
        path = waiting.pop(0)
        if path in found:
            continue
        found[path] = http.get(path)
        if "text/html" in found[path].headers.get("Content-Type", ""):
            here = found[path].url
            waiting += [str(here.join(link).raw_path, "ascii") for link in Seen(found[path].text).links]
    return found


def test_no_page_holds_markup_of_a_report(site: str) -> None:
    """No handler, no style, no foreign script or picture, no address of another scheme; the words themselves stand."""
    pages = walk(Client(site).http)
    assert len(pages) > 10
    for path, answer in pages.items():
        assert answer.status_code in {200, 404}, (path, answer.status_code)
        if "text/html" in answer.headers["Content-Type"]:
            assert Seen(answer.text).wrong == [], path
            assert not re.search("[\u202e\x07\x1b\x00]", answer.text), path
            assert "<script>alert" not in answer.text and "49" not in re.findall(r"\{\{ (\d+) \}\}", answer.text)
    assert any("&lt;script&gt;alert(1)&lt;/script&gt;" in p.text for p in pages.values())


def test_every_hostile_id_leads_to_its_report(site: str) -> None:
    """Slashes, dots, line breaks, marks of another direction and half characters in an id are a part of it."""
    client = Client(site)
    for number, name in enumerate(IDS):
        kept = re.sub("[\x00\ud800-\udfff]", "\ufffd", name)
        answer = client.get(address_of_report(kept) + ".json")
        assert answer.status_code == 200 and answer.json()["document"]["outlet"].endswith(f"Post {number}"), name
        assert client.get(address_of_report(kept)).headers["Content-Type"].startswith("text/html")


def test_a_browser_runs_nothing_of_a_report_and_loads_nothing_from_elsewhere(site: str, browser: Browser) -> None:
    """In a real browser: no dialog, no complaint of the pages' policy, no request to another site, no foreign element."""
    pages = walk(Client(site).http)
    chosen = [p for p, r in pages.items() if r.status_code == 200 and "text/html" in r.headers["Content-Type"]]
    for shape in SHAPES:
        alike = [p for p in chosen if re.search(shape, p)]
        chosen = [p for p in chosen if p not in alike[5:]]
    with watched(browser, site) as tab:
        asked: list[str] = []
        tab.on("request", lambda r: asked.append(r.url))
        for path in chosen:
            tab.goto(path, wait_until="load")
            assert (
                tab.evaluate("document.querySelectorAll('main script, main iframe, [onload], [onerror]').length") == 0
            )
        assert not [a for a in asked if not a.startswith((site, "data:", "blob:"))]


@pytest.mark.parametrize(
    "path",
    [
        "/built/../app.py",
        "/built/%2e%2e/app.py",
        "/built/..%2fapp.py",
        "/built/%2fetc/passwd",
        "/built//etc/passwd",
        "/built/..%5capp.py",
        "/built/%00",
        "/reports/../../../../etc/passwd",
        "/reports/..%2f..%2f..%2fetc%2fshadow",
        "/reports/%2Fetc%2Fpasswd",
        "/incidents/..%2f..%2fapp.py",
    ],
)
def test_no_address_leads_out_of_the_site(site: str, path: str) -> None:
    """Files of the machine are no pages."""
    with httpx.Client(base_url=site) as http:
        answer = http.get(httpx.URL(site).copy_with(raw_path=path.encode()))
    assert answer.status_code in {400, 404} and "root:" not in answer.text and "import" not in answer.text


@pytest.mark.parametrize(
    "path", ["/incidents?country=S%0d%0aX-Evil:1", "/%0d%0aX-Evil:1", "/incidents%0d%0aSet-Cookie:a=b/"]
)
def test_no_address_writes_a_header(site: str, path: str) -> None:
    """Line breaks in an address stay there."""
    answer = httpx.get(httpx.URL(site).copy_with(raw_path=path.encode()))
    assert "x-evil" not in answer.headers and "a" not in answer.cookies
