"""Input meant to break a reader: each is read, its words looked through for numbers and dates, and what is left is coded.

Run as a program of its own: python -m benchmarks.trials.hostile [--code] [--size BYTES] [CASE...]; it prints a line of
JSON for each case. A size under a megabyte makes all cases smaller alike.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.trials.fuzzed import look_through

from onrecord.coder import Coder
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document
from onrecord.record.errors import OnrecordError

MB = 1_000_000
SOON = 5.0  # seconds of a core that a report of a megabyte may take to be read, and its words to be looked through
CODED = 0.25  # seconds of a core that a thousand characters may take to be coded
FIRST = 1.5  # seconds for what is loaded on first use, and for what does not grow with the report
STORY = "Gunmen killed 12 soldiers near Mosul on Tuesday, the police said. "


@dataclass(frozen=True, slots=True)
class Met:
    """What one case did: seconds of reading, of looking through, of coding; how many reports; the peak of memory (MB)."""

    case: str
    read: float
    looked: float
    coded: float
    reports: int
    refused: int
    megabytes: int
    wrong: str = ""

    @property
    def is_well(self) -> bool:
        """No error but ours, and soon; coding has so much time for each thousand bytes of the case."""
        soon = (FIRST + SOON * Size.bytes / MB) * max(1, self.reports // 100)  # a feed of thousands is no one report
        codes_soon = self.coded <= FIRST + CODED * Size.bytes / 1000
        return not self.wrong and self.read <= soon and self.looked <= soon and codes_soon


class Size:
    """How large the cases are."""

    bytes = MB


def at(number: int) -> int:
    """A number of a case of a megabyte, scaled to the size asked for."""
    return max(1, number * Size.bytes // MB)


def repeated(text: str) -> bytes:
    """A text again and again, to the size asked for."""
    data = text.encode("utf-8", "surrogatepass")
    return (data * (Size.bytes // len(data) + 1))[: Size.bytes]


def page(body: str) -> bytes:
    """A page with this in it."""
    return f"<html><head><title>News</title></head><body><article><p>{STORY}</p>{body}</article></body></html>".encode()


def zipped(data: bytes) -> bytes:
    """A ZIP with one file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("news.txt", data)
    return file.getvalue()


def laughs() -> bytes:
    """A feed whose entities stand for ten times each other, nine deep."""
    entities = '<!ENTITY l0 "killed">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f"<?xml version='1.0'?><!DOCTYPE rss [{entities}]><rss><channel><item><description>&l9;</description></item></channel></rss>".encode()


def outside() -> bytes:
    """A feed that asks for a file of this machine."""
    return b"""<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>Two died</title><description>Two died. &f;</description></item></channel></rss>"""


def record(length: int, body: bytes) -> bytes:
    """A web archive's response that says how long it is."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


CASES: dict[str, Callable[[], tuple[str, bytes]]] = {
    "gzip bomb": lambda: ("a.txt.gz", gzip.compress(b"a" * at(200 * MB))),
    "gzip bomb of lines": lambda: ("a.jsonl.gz", gzip.compress(b'{"text": "' + b"a" * at(200 * MB))),
    "gzip in gzip": lambda: ("a.txt.gz", gzip.compress(gzip.compress(b"a" * at(200 * MB)))),
    "zip bomb": lambda: ("a.txt", zipped(b"a" * at(200 * MB))),
    "xz bomb": lambda: ("a.txt", lzma.compress(b"a" * at(50 * MB))),
    "bzip2 bomb": lambda: ("a.txt", bz2.compress(b"a" * at(50 * MB))),
    "entities that expand": lambda: ("a.xml", laughs()),
    "entities from outside": lambda: ("a.xml", outside()),
    "elements without end": lambda: ("a.html", page("<div>" * at(180_000))),
    "tables in tables": lambda: ("a.html", page("<table><tr><td>" * at(60_000))),
    "links without end": lambda: ("a.html", page("<a href=/x>more</a> " * at(45_000))),
    "paragraphs without end": lambda: ("a.html", page(f"<p>{STORY}</p>" * at(12_000))),
    "attributes without end": lambda: ("a.html", page("<p " + "a=1 " * at(240_000) + ">")),
    "a comment never closed": lambda: ("a.html", page("<!-- " + "x" * at(MB))),
    "a script never closed": lambda: ("a.html", page("<script>" + "x<" * at(MB // 2))),
    "broken entities": lambda: ("a.html", page("&#xD800;&#0;&amp" * at(60_000))),
    "no space": lambda: ("a.txt", b"a" * at(9_900_000)),
    "10 MB without a space": lambda: ("a.txt", b"a" * 10 * MB + b"b"),
    "digits": lambda: ("a.txt", repeated("1234567890")),
    "numbers": lambda: ("a.txt", repeated("12 ")),
    "numbers in words": lambda: ("a.txt", repeated("twenty-one hundred and ")),
    "thousands": lambda: ("a.txt", repeated("1,000,")),
    "ranges": lambda: ("a.txt", repeated("between 10 and 12 to 14 or ")),
    "at least": lambda: ("a.txt", repeated("at least more than up to ")),
    "dates": lambda: ("a.txt", repeated("12 May 2016 on Tuesday last week ")),
    "weekdays": lambda: ("a.txt", repeated("Monday and Tuesday, Wednesday or ")),
    "days without months": lambda: ("a.txt", repeated("the 1st, 2nd and 3rd of ")),
    "capitals": lambda: ("a.txt", repeated("KILLED SOLDIERS IN MOSUL ")),
    "killed": lambda: ("a.txt", repeated("killed ")),
    "stories": lambda: ("a.txt", repeated(STORY)),
    "quotation marks": lambda: ("a.txt", repeated('"“’')),
    "brackets": lambda: ("a.txt", repeated("(([[{{")),
    "full stops": lambda: ("a.txt", repeated(". . . ")),
    "line breaks": lambda: ("a.txt", b"a" + repeated("\n\r\n") + b"b"),
    "names": lambda: ("a.txt", repeated("Mosul Kirkuk Tikrit of the ")),
    "apostrophes": lambda: ("a.txt", repeated("o'clock's '")),
    "hyphens": lambda: ("a.txt", repeated("a-b-")),
    "right to left": lambda: ("a.txt", repeated("\u202ekilled \u202c\u2067قُتل ثلاثة\u2069 ")),
    "zero width": lambda: ("a.txt", repeated("ki\u200blled\u200d 12\ufeff ")),
    "combining marks": lambda: ("a.txt", repeated("k" + "\u0301" * 400)),
    "emoji": lambda: ("a.txt", repeated("🧑‍🧑‍🧒‍🧒💥 killed 3️⃣ ")),
    "mathematical digits": lambda: ("a.txt", repeated("𝟏𝟐 killed ٣ ④ ½ ")),
    "lone surrogates": lambda: ("a.txt", repeated("killed \ud800 12 ")),
    "lone surrogates in JSON": lambda: ("a.jsonl", b'{"text": "' + b"\\ud800 killed 12 " * at(50_000) + b'"}'),
    "NUL bytes": lambda: ("a.txt", repeated("killed\x00 12 ")),
    "NUL in JSON": lambda: ("a.jsonl", b'{"id": "a\\u0000b", "text": "killed \\u0000 12", "published": "\\u0000"}'),
    "control characters": lambda: ("a.txt", repeated("killed \x1b[2J\x07\x08 12 ")),
    "every byte": lambda: ("a.txt", bytes(range(256)) * at(4000)),
    "JSON without end": lambda: ("a.jsonl", b"[" * at(MB)),
    "JSON keys": lambda: ("a.jsonl", json.dumps({str(n): n for n in range(at(80_000))} | {"text": STORY}).encode()),
    "JSON's own NaN": lambda: ("a.jsonl", b'{"text": "Two died.", "id": NaN, "published": Infinity}'),
    "JSON number without end": lambda: ("a.jsonl", b'{"text": "Two died.", "id": ' + b"9" * at(MB) + b"}"),
    "JSON of the wrong kind": lambda: ("a.jsonl", b'{"text": ["a"], "url": {}, "outlet": 3, "title": [], "published": []}'),
    "a web archive that lies short": lambda: ("a.warc", record(10, page("")) * 3),
    "a web archive that lies long": lambda: ("a.warc", record(10**12, page(""))),
    "a web archive below zero": lambda: ("a.warc", record(-1, page(""))),
    "a feed without end": lambda: ("a.xml", b"<rss><channel>" + b"<item><title>Two died</title>" * at(30_000)),
    "a file of Parquet's name": lambda: ("a.parquet", b"PAR1" + bytes(at(MB)) + b"PAR1"),
    "a year far off": lambda: ("a.jsonl", b'{"text": "Two died in 99999 on 32 May 0000.", "published": "9999-12-31"}'),
    "the first day": lambda: ("a.jsonl", b'{"text": "Two died last year, yesterday.", "published": "0001-01-01"}'),
}  # fmt: skip


def meet(name: str, coder: Coder | None) -> Met:
    """Read one case; code what comes of it where a coder is given."""
    file, data = CASES[name]()
    read = looked = coded = 0.0
    reports = refused = 0
    wrong = ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_bytes(data)
        try:
            begun = time.process_time()
            items = list(read_reports([str(path)], ReadOptions()))
            read = time.process_time() - begun
            found = [item for item in items if isinstance(item, Document)]
            reports, refused = len(found), len(items) - len(found)
            begun = time.process_time()
            for document in found:
                look_through(document)
            looked = time.process_time() - begun
            begun = time.process_time()
            for report in [] if coder is None else coder.code_all(found):
                del report
            coded = time.process_time() - begun
        except OnrecordError as error:
            refused += 1
            wrong = "" if "\n" not in str(error) else "a message of several lines"
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            wrong = f"{type(error).__name__}: {error}"[:200]
    return Met(name, round(read, 2), round(looked, 2), round(coded, 2), reports, refused, peak(), wrong)


def peak() -> int:
    """The most megabytes of this process so far (rusage would count those of the process it was forked from, too)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def main(asked: list[str]) -> Iterator[Met]:
    """Each case, one after another."""
    if "--size" in asked:
        at_ = asked.index("--size")
        Size.bytes = int(asked[at_ + 1])
        asked = asked[:at_] + asked[at_ + 2 :]
    coder = Coder() if "--code" in asked else None
    for name in [word for word in asked if word != "--code"] or CASES:
        yield meet(name, coder)


if __name__ == "__main__":
    for met in main(sys.argv[1:]):
        print(json.dumps(asdict(met) | {"is_well": met.is_well}), flush=True)
