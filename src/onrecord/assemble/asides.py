"""Places told beside a happening that are none of its own: datelines, countries that only say whose a thing is."""

from __future__ import annotations

import re

from onrecord.record.mentions import Mentions
from onrecord.record.place import Place

FURTHEST = 900
"""Characters of a report within which a dateline stands."""
DATELINE = re.compile(
    r"\s*(?:[A-Z][\w'’.-]*,?\s+|[A-Z][\w'’.-]*(?=[:,—–(-])){1,6}(?:,\s*)?(?:\([^)]{1,40}\)\s*)?"
    r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?\s*)?(?:\([^)]{1,60}\)\s*)*(?:--|[—–]|-\s|:\s)"
)
CAPITALS_AND_DAY = re.compile(r"\s*[A-Z]{3,}(?:[ ,]+[A-Z]{2,})*,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2}\s")
POWERS = frozenset({"US", "U.S.", "U.S", "UK", "U.K.", "U.K"})
WHOSE = re.compile(
    r"[ -](?!(?:and|in|on|at|said|says|has|have|had|is|was|to|for|from|with|after|where|when|by|as|or|but|while|who|that"
    r"|will|would|over|since|until|before|against|because|if|about)\b)[A-Za-z]"
)


def in_dateline(p: Place, m: Mentions) -> bool:
    """True for the town where the report was written: "LAGOS, Nigeria (Agency) -", "DUBAI Dec 22 A drone"."""
    text, at = m.document.text, p.span.start
    if at > FURTHEST:
        return False
    line = text.rfind("\n", 0, at) + 1
    found = DATELINE.match(text, line) or CAPITALS_AND_DAY.match(text, line)
    return found is not None and p.span.end <= found.end()


def says_whose(p: Place, m: Mentions) -> bool:
    """True for the country of "a US drone", "UK troops", which may be anywhere."""
    return p.text in POWERS and bool(WHOSE.match(m.document.text, p.span.end))
