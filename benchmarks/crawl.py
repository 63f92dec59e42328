"""What a crawl of news costs: pages as heavy as those of news sites, in a WARC file, read, looked at, coded.

    python benchmarks/crawl.py [PAGES]

Prints how many pages a core reads a second, where that time goes, and what a day of CC-NEWS and all of it since 2016 would
take at these speeds. The pages are made up: an article among menus, teasers and scripts, some 150 KB each.
"""

from __future__ import annotations

import gzip
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.made_up_stream import text_of
from benchmarks.yardsticks import documents
from rich.console import Console
from rich.table import Table

from onrecord.coder import Coder
from onrecord.parse.gate import gate
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document

# What is known of CC-NEWS: 1.35 thousand million articles from August 2016 to May 2026 (arXiv:2605.18337).
ALL_PAGES, ALL_DAYS = 1_350_000_000, 3_560
# What we assume, and say so: English, and of the English what passes the gate; what an hour of a rented core costs.
ENGLISH, PASSING, DOLLARS = 0.35, 0.25, 0.04
MENU, TEASERS, SCRIPT = 150, 60, 90_000  # links, teasers, characters of script on a page
CODED = 240  # reports of agencies that are coded to know the speed


def page(number: int, chance: random.Random) -> str:
    """A page with one article in it, and everything that is not it."""
    town = f"Town {chance.randrange(10_000)}"
    menu = "".join(f'<li><a href="/section/{n}">Section {n} of the paper</a></li>' for n in range(MENU))
    teasers = "".join(
        f'<div class="teaser"><h3><a href="/story/{n}">The council of {town} meets again, part {n}</a></h3></div>'
        for n in range(TEASERS)
    )
    body = "".join(f"<p>{text_of(number * 8 + n)}</p>" for n in range(8))
    noise = "".join(f"var v{n}={chance.getrandbits(60)};" for n in range(SCRIPT // 28))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>News from {town}, number {number}</title>'
        f'<meta property="article:published_time" content="2020-03-{number % 27 + 1:02}T08:00:00Z"><script>{noise}</script>'
        f"</head><body><nav><ul>{menu}</ul></nav><article><h1>News from {town}, number {number}</h1>{body}</article>"
        f"<aside>{teasers}</aside><footer>All rights reserved.</footer></body></html>"
    )


def write_warc(path: Path, pages: int) -> int:
    """Write a packed WARC file of so many pages; returns the bytes of HTML in it."""
    chance, size = random.Random(1), 0
    with path.open("wb") as file:
        for number in range(pages):
            html = page(number, chance).encode()
            size += len(html)
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
                f"WARC-Date: 2020-03-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 6))
    return size


def main() -> None:
    """Measure, and reckon."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    console = Console()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_warc(folder / "crawl.warc.gz", pages + 5)
        reports = read_reports([str(folder / "crawl.warc.gz")], ReadOptions())
        for _ in range(5):
            next(reports)  # the libraries are loaded
        begun = time.process_time()
        read = [item for item in reports if isinstance(item, Document)]
        reading = (time.process_time() - begun) / len(read)
        gate().opens(read[0])
        begun = time.process_time()
        for document in read:
            gate().opens(document)
        looking = (time.process_time() - begun) / len(read)
        wire = [d for d in documents("messages", folder) if gate().opens(d)][: CODED + 16]
    coder = Coder()
    list(coder.code_all(wire[:16]))
    begun = time.process_time()
    list(coder.code_all(wire[16:]))
    coding = (time.process_time() - begun) / CODED
    each = reading + ENGLISH * (looking + PASSING * coding)
    console.print(f"{len(read)} pages of {size / (pages + 5) / 1000:.0f} KB of HTML; {CODED} reports of agencies coded")
    table = Table("step", "milliseconds", "a second and core", "share of a page of a crawl")
    for step, cost, share in (
        ("read a page (WARC, HTML, language, parts)", reading, reading / each),
        ("look at it (the gate)", looking, ENGLISH * looking / each),
        ("code what passes", coding, ENGLISH * PASSING * coding / each),
    ):
        table.add_row(step, f"{1000 * cost:.2f}", f"{1 / cost:,.0f}", f"{share:.0%}")
    console.print(table)
    console.print(
        f"assumed: {ENGLISH:.0%} in English, {PASSING:.0%} of those pass the gate, {DOLLARS} dollars an hour of a core"
    )
    for what, number in (("a day of CC-NEWS", ALL_PAGES / ALL_DAYS), ("all since August 2016", ALL_PAGES)):
        hours = number * each / 3600
        console.print(f"{what}: {number:,.0f} pages, {hours:,.0f} hours of one core, {hours * DOLLARS:,.0f} dollars")


if __name__ == "__main__":
    main()
