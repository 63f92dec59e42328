"""Small made-up pages that the tests of read/ share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document
from onrecord.record.errors import InputError

STORY = (
    "Gunmen on motorbikes killed six soldiers in an ambush near the town of Gao on Thursday, the army said.\n"
    "The convoy was carrying food to an outpost when it was hit, a spokesman told reporters."
)
MORE = (
    "Two vehicles were burnt, and the attackers fled north before help arrived from the town, he added.\n"
    "Nobody claimed the attack, but armed groups have long been active around Gao and have struck before."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Six soldiers killed near Gao</title>
<meta property="og:site_name" content="Northern Post"><meta property="og:title" content="Six soldiers killed near Gao">
<meta property="article:published_time" content="2019-05-03T08:10:00+00:00">
<link rel="canonical" href="https://example.org/world/six-soldiers"><script>var hidden = 1;</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Six soldiers killed near Gao</h1><p>By Jane Roe</p>
{"".join(f"<p>{line}</p>" for line in (STORY + chr(10) + MORE).splitlines())}</article>
<aside><h3>Related stories</h3><ul><li><a href="/a">Bomb kills three in Kidal market</a></li></ul></aside></main>
<footer><p>© 2023 Northern Post. All rights reserved.</p></footer></body></html>"""


def documents(*paths: Path | str, options: ReadOptions | None = None) -> list[Document]:
    """What was read."""
    return [one for one in read_reports([str(path) for path in paths], options) if isinstance(one, Document)]


def errors(*paths: Path | str, options: ReadOptions | None = None) -> list[str]:
    """What was objected to, as it would be printed."""
    return [str(one) for one in read_reports([str(path) for path in paths], options) if isinstance(one, InputError)]


def kinds(document: Document) -> list[tuple[str, str]]:
    """Each section's kind and words, white space cut off; sections of white space alone are left out."""
    named = [(section.kind, section.span.of(document.text).strip()) for section in document.sections]
    return [(kind, words) for kind, words in named if words]


GIVEN = ReadOptions(published=dt.date(2017, 9, 29))
