"""Input by chance: whatever comes, a report or a refusal of ours, and nothing else."""

from __future__ import annotations

from pathlib import Path

from onrecord.extract.dates import find_in_text
from onrecord.parse.gate import gate
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document, Section
from onrecord.record.errors import OnrecordError
from onrecord.record.span import Span
from onrecord.rules.quantities import find_quantities

KINDS = ("a.txt", "a.html", "a.jsonl", "a.xml", "a.warc", "a.txt.gz", "a.parquet", "a")
SEEDS = (
    b"LIMA, 4 MAY 89 -- [TEXT] Two soldiers died yesterday, police said.",
    b"<html><head><title>News</title></head><body><p>Two soldiers died on Tuesday.</p></body></html>",
    b'{"id": "a", "text": "At least 12 died.", "published": "2016-03-17"}\n{"id": "b", "text": ""}\n',
    b"<rss><channel><item><title>Two died</title><pubDate>Thu, 17 Mar 2016</pubDate></item></channel></rss>",
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 40\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>Two died.</p>\r\n\r\n",
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
    b"PAR1",
)


def try_file(name: str, data: bytes, folder: Path) -> int:
    """Read bytes under a name; returns how many reports came of it. What is no error of ours is raised."""
    path = folder / name
    path.write_bytes(data)
    count = 0
    try:
        for item in read_reports([str(path)], ReadOptions(max_bytes=200_000)):
            if isinstance(item, Document):
                count += 1
                try_text(item.text)
            elif "\n" in str(item):
                raise ValueError(f"a message of several lines: {item!s}")
    except OnrecordError as error:
        if "\n" in str(error):
            raise ValueError(f"a message of several lines: {error!s}") from error
    return count


def try_text(text: str) -> None:
    """Look a text through, as the body of a report."""
    look_through(Document("a", "", text, (Section("body", Span(0, len(text))),)))


def look_through(document: Document) -> None:
    """A report's words, for numbers, for dates, and by the gate: every span lies in them, and figures are in order."""
    text = document.text
    for quantity in find_quantities(text):
        if not 0 <= quantity.start < quantity.end <= len(text):
            raise ValueError(f"a number outside the text: {quantity}")
        known = [end for end in (quantity.count.low, quantity.count.best, quantity.count.high) if end is not None]
        if known != sorted(known):
            raise ValueError(f"a figure out of order: {quantity}")
    for mention in find_in_text(text):
        if mention.span.of(text) != mention.text:
            raise ValueError(f"a date whose words stand elsewhere: {mention}")
    gate().opens(document)
