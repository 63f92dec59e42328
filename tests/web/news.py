"""Reports written for the tests of the site, and a store that holds them."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cache
from pathlib import Path

from onrecord.coder import Coder
from onrecord.ledger import open_ledger
from onrecord.read.options import ReadOptions
from onrecord.read.original import Original
from onrecord.read.reader import read_originals
from onrecord.record.event import CodedReport

# File name -> (day of publication, text).
REPORTS = {
    "gazette-sukna.txt": (
        "2024-05-02",
        "Gunmen attack checkpoint near Tadmur\n\nGunmen killed 12 soldiers at a checkpoint near Tadmur in Syria on "
        "Wednesday, the army said. A shopkeeper saw two lorries burning.",
    ),
    "herald-sukna.txt": (
        "2024-05-03",
        "Toll rises after checkpoint attack\n\nAt least 15 soldiers died when gunmen attacked a checkpoint near Tadmur "
        "in Syria on Wednesday, the Syrian Observatory for Human Rights said.",
    ),
    "post-mosul.txt": (
        "2024-05-04",
        "Bomb at market in Mosul\n\nA roadside bomb killed four civilians and wounded nine others at a market in Mosul, "
        "Iraq, on Friday, police said. No group claimed responsibility.",
    ),
    "hostile.txt": (
        "2024-05-05",
        "<script>alert('title')</script> Shelling in Taiz\n\nShelling killed three people in Taiz, Yemen, on Saturday, "
        '<img src=x onerror=alert(1)> a medic said. {{ 7*7 }} "><svg onload=alert(2)>',
    ),
}


@cache
def coded() -> tuple[tuple[CodedReport, Original], ...]:
    """The reports, coded once a test process."""
    import tempfile

    coder = Coder()
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (day, text) in REPORTS.items():
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8")
            for item in read_originals(
                [str(path)], ReadOptions(dt.date.fromisoformat(day), "The " + name[:-4].title())
            ):
                assert isinstance(item, Original)
                made.append((coder.code(item.document), item))
    return tuple(made)


def fill(url: str) -> None:
    """Put the reports into a store and link them."""
    with open_ledger(url, create=True) as ledger:
        for report, original in coded():
            ledger.add(report, original, "tests")
        ledger.linking.link_new()


def sha256(text: str) -> str:
    """The hash of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
