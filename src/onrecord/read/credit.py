"""Whom the page credits, and who publishes it, where the text says so plainly."""

from __future__ import annotations

import re

from onrecord.read.rules import agencies
from onrecord.read.sections import Layout
from onrecord.record.document import Credit
from onrecord.record.span import Span

_OWNER = re.compile(
    r"(?:all rights? reserved(?:\s+(?:to|by|for))|(?:copyright\s*)?(?:©|\(c\))(?:\s*copyright)?|copyright)[\s:,]*"
    r"(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)?\d\d)?[\s,.:|-]*)?(?:by\s+)?(?P<name>(?-i:[A-Z])[^.©|\n\d;:(]{1,60})",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s,.–—-]*(?:all rights? (?:are )?reserved.*|copyright.*|(?:19|20)\d\d.*|\bby\b.*)?[\s,.–—-]*$", re.IGNORECASE
)
_CLOSING = re.compile(r"[\[(](?P<agency>[A-Z][\w /.-]{1,30})[\])]\s*$")
_NOT_NAMES = frozenset({"rights", "the", "all rights"})


def credit_of(layout: Layout) -> Credit | None:
    """The credited agency or outlet: a source line, else the dateline's wire, else a closing "(AFP)"."""
    for part in layout.parts:
        block = part.block
        if block.role == "credit" and block.named:
            return Credit(block.named.of(layout.text), block.named)
    line = layout.dateline
    if line and line.agency:
        return Credit(line.agency.of(layout.text), line.agency)
    prose = [part.block for part in layout.parts if part.kind == "body"]
    closing = _CLOSING.search(prose[-1].text) if prose else None
    if closing and closing["agency"].casefold() in agencies():
        span = Span(*closing.span("agency")).shifted(prose[-1].span.start)
        return Credit(span.of(layout.text), span)
    return None


def outlet_of(layout: Layout) -> str | None:
    r"""The publisher that a copyright line names, or None.

    >>> from onrecord.read.sections import cut
    >>> outlet_of(cut("Two men were killed in the town on Monday, police said.\n© 2023 Northern Post. All rights reserved."))
    'Northern Post'
    """
    for part in layout.parts:
        if part.block.role == "copyright":
            for match in _OWNER.finditer(part.block.text):
                name = _TRAILING.sub("", match["name"]).strip()
                if 2 <= len(name) <= 60 and name.lower() not in _NOT_NAMES:
                    return name
    return None
