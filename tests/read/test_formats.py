"""JSON Lines, feeds, WARC and WET; which format a source is in; ids."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from onrecord.read.options import ReadOptions
from onrecord.read.sniff import sniff
from onrecord.record.document import Published
from tests.read.pages import PAGE, STORY, documents, errors, kinds

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Northern Post</title>
<item><title>Six soldiers killed near Gao</title><link>https://example.org/a</link><guid>tag:a</guid>
<pubDate>Fri, 03 May 2019 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Gunmen killed six soldiers near Gao, the army said.&lt;/p&gt;</description></item>
<item><title>Calm returns</title><description>Markets opened again.</description></item></channel></rss>"""


def record(kind: str, content_type: str, body: bytes, name: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/{name}\r\nWARC-Record-ID: <urn:{name}>\r\n"
        f"WARC-Date: 2023-01-01T00:00:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def archive() -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
    gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Not found</p>"
    return (
        record("warcinfo", "application/warc-fields", b"software: test\r\n", "info")
        + record("response", "application/http; msgtype=response", http, "page")
        + record("response", "application/http; msgtype=response", gone, "gone")
        + record("conversion", "text/plain", STORY.encode(), "wet")
    )


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz", ""])
def test_a_warc_gives_its_pages_and_texts_with_their_addresses(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"crawl{suffix}"
    path.write_bytes(gzip.compress(archive()) if suffix.endswith(".gz") else archive())
    page, wet = documents(path)
    assert (page.id, page.url, page.title) == ("<urn:page>", "https://example.org/page", "Six soldiers killed near Gao")
    assert page.published == Published(dt.date(2019, 5, 3), "metadata")
    assert (wet.id, wet.url, wet.text) == ("<urn:wet>", "https://example.org/wet", STORY)


def test_the_day_of_the_crawl_is_not_the_day_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "a.wet"
    path.write_bytes(record("conversion", "text/plain", STORY.encode(), "wet"))
    assert documents(path)[0].published.how == "none"


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_that_breaks_off_gives_no_half_report(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "cut.warc"
    whole = record("conversion", "text/plain", STORY.encode(), "a") + record(
        "conversion", "text/plain", STORY.encode() * 9, "b"
    )
    path.write_bytes(gzip.compress(whole[:-400])[:-9] if packed else whole[:-400])
    assert all(document.text == STORY for document in documents(path))
    assert len(errors(path)) == 1
    assert "breaks off" in errors(path)[0]


def test_each_entry_of_a_feed_is_a_report_with_its_date(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(FEED)
    first, second = documents(path)
    assert (first.id, first.url, first.outlet) == ("tag:a", "https://example.org/a", "Northern Post")
    assert first.published == Published(dt.date(2019, 5, 3), "metadata")
    assert kinds(first) == [
        ("title", "Six soldiers killed near Gao"),
        ("body", "Gunmen killed six soldiers near Gao, the army said."),
    ]
    assert (second.id, second.published.how) == ("feed.xml#2", "none")


def test_a_json_line_carries_its_own_id_title_outlet_and_address(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    fields = {
        "id": 7,
        "text": STORY,
        "title": "Six killed",
        "outlet": "Northern Post",
        "url": "https://example.org/2019/05/03/a",
    }
    path.write_text(
        json.dumps(fields) + "\n" + json.dumps({"text": STORY}) + "\n" + json.dumps({"id": "h", "html": PAGE})
    )
    first, second, third = documents(path)
    assert (first.id, first.title, first.outlet, first.published.how) == ("7", "Six killed", "Northern Post", "url")
    assert second.id == "a.jsonl#2"
    assert third.title == "Six soldiers killed near Gao"


def test_text_is_kept_as_it_came(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"  Two men died.\r\n\r\nOne\tfled.\n ")
    assert documents(path)[0].text == "  Two men died.\r\n\r\nOne\tfled.\n "


def test_the_order_of_the_input_is_kept_and_folders_are_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/a.txt", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    assert [d.id for d in documents(tmp_path)] == ["a.txt", "b.txt", "sub/a.txt"]
    assert [d.id for d in documents(tmp_path / "b.txt", tmp_path / "a.txt")] == ["b.txt", "a.txt"]
    assert [d.id for d in documents(tmp_path / "**" / "a.txt")] == ["a.txt", "sub/a.txt"]


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Two died.", "a.txt", "text"),
        (b"Two died.", None, "text"),
        (b"<!DOCTYPE html>", "a.txt", "html"),
        (b"<p>Two died.", "a.html", "html"),
        (b"WARC/1.0\r\n", "a", "warc"),
        (b'{"text": "Two died."}', None, "jsonl"),
        (b"broken", "a.jsonl.gz", "jsonl"),
        (b'<?xml version="1.0"?><rss>', None, "feed"),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', "a.xml", "html"),
    ],
)
def test_a_format_is_told_by_its_first_bytes_then_by_its_name(head: bytes, name: str | None, kind: str) -> None:
    assert sniff(head, name) == kind


def test_the_named_format_is_taken_unseen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text('{"id": "a", "text": "Two died."}')
    assert documents(path, options=ReadOptions(input_format="text"))[0].text.startswith("{")
    assert documents(path)[0].text == "Two died."
