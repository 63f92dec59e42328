"""HTML -> Draft (stand-in until the page reader is written)."""

from __future__ import annotations

import re

from onrecord.read.draft import Draft
from onrecord.record.errors import InputError


def read_page(html: str, where: str, identity: str, digest: str) -> Draft:
    """The draft of one page."""
    text = re.sub(r"<[^>]+>", "\n", html)
    if not text.strip():
        raise InputError("the page holds no text", where=where)
    return Draft(where=where, id=identity, sha256=digest, text=text)
