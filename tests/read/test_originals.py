"""Every report comes with the bytes that its sha256 is of."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from onrecord.read.original import Original
from onrecord.read.reader import read_originals, read_reports
from onrecord.record.errors import InputError
from tests.read.pages import PAGE, STORY
from tests.read.test_formats import FEED, archive

LINES = json.dumps({"text": STORY}) + "\r\n" + json.dumps({"html": PAGE}) + "\n"
FILES = {
    "plain.txt": STORY.encode(),
    "old.txt": STORY.replace("Gao", "Gaó").encode("cp1252"),
    "page.html": PAGE.encode(),
    "lines.jsonl": LINES.encode(),
    "feed.xml": FEED.encode(),
    "crawl.warc": archive(),
    "packed.txt.gz": gzip.compress(STORY.encode()),
}


@pytest.mark.parametrize("name", FILES)
def test_the_bytes_of_a_report_have_its_sha256(tmp_path: Path, name: str) -> None:
    """In every format, hashing what came along gives the hash that the document states."""
    path = tmp_path / name
    path.write_bytes(FILES[name])
    found = [one for one in read_originals([str(path)]) if isinstance(one, Original)]
    assert found
    assert all(hashlib.sha256(one.raw).hexdigest() == one.document.sha256 for one in found)
    assert all(one.where.startswith(str(path)) for one in found)


def test_the_reports_of_a_feed_share_its_bytes_and_differ_in_their_text(tmp_path: Path) -> None:
    """No entry is cut out of a feed: the bytes of each are those of the whole."""
    path = tmp_path / "feed.xml"
    path.write_bytes(FEED.encode())
    first, second = [one for one in read_originals([str(path)]) if isinstance(one, Original)]
    assert first.raw == second.raw == FEED.encode()
    assert first.document.text != second.document.text


def test_reading_reports_gives_the_documents_of_the_originals_and_the_same_errors(tmp_path: Path) -> None:
    """The two ways in tell the same, in the same order."""
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    originals = list(read_originals([str(tmp_path)]))
    assert [isinstance(one, InputError) for one in originals] == [True, False]
    documents = [one.document if isinstance(one, Original) else str(one) for one in originals]
    assert documents == [str(one) if isinstance(one, InputError) else one for one in read_reports([str(tmp_path)])]
