"""Reports by somebody who wants a reader's browser to obey them, and a store that holds them."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.coder import Coder
from onrecord.ledger import open_ledger
from onrecord.read.options import ReadOptions
from onrecord.read.original import Original
from onrecord.read.reader import read_originals

MARKUP = "\"'><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"
TEXT = (
    "Attack in Mosul {markup}\n\nGunmen of the {markup} Front killed 12 civilians in Mosul, Iraq, on Friday, a {markup} medic "
    "said. Ahmed <b onmouseover=alert(4)>Karim</b>, 40, was among the dead. {{{{ 7*7 }}}} ${{7*7}} <!-- ]]> </textarea></title>"
    "\u202egnihsilbup\u202c \x07\x1b[31m \u2028 \ufeff {half} &lt;script&gt; javascript:alert(5)"
)
IDS = (
    MARKUP,
    "../../etc/passwd",
    "a/b/../c?x=1#y",
    "//evil.example/x",
    "line\nbreak\ttab\x00nul",
    "\u202ethgir ot tfel",
    "half \ud83d a character",
    "ends.json",
    "%2e%2e%2f",
    "javascript:alert(6)",
    "{{ 7*7 }}",
)
URLS = ("javascript:alert(7)", "data:text/html,<script>alert(8)</script>", 'https://a.example/"onclick="alert(9)')


def reports() -> list[dict[str, str]]:
    """The reports as lines of JSON Lines would hold them."""
    return [
        {
            "id": name,
            "text": TEXT.format(markup=MARKUP, half="\ud83d") + f" Report {n} of {n + 3} killed.",
            "url": URLS[n % len(URLS)],
            "title": f"{MARKUP} {name}",
            "outlet": f"The {MARKUP} Post {n}",
            "published": f"2024-05-{n + 1:02d}",
        }
        for n, name in enumerate(IDS)
    ]


def fill(url: str, folder: Path) -> None:
    """Put the reports into a store and link them."""
    path = folder / "hostile.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in reports()), encoding="utf-8")
    coder = Coder()
    with open_ledger(url, create=True) as ledger:
        for item in read_originals([str(path)], ReadOptions()):
            assert isinstance(item, Original), item
            ledger.add(coder.code(item.document), item, "tests")
        ledger.linking.link_new()
