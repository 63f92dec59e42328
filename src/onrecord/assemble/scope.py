"""Scope: whether a figure is the event's own or a war's running toll."""

from __future__ import annotations

import re

from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.claim import Scope
from onrecord.record.mentions import Mentions

# What kills over years, not in one event: "the war has killed more than 10,000".
LASTING = re.compile(
    r"\b(?:war|conflict|insurgency|insurrection|crisis|unrest|campaign|uprising|rebellion|occupation|years of \w+|"
    r"(?:the|this) (?:fighting|violence))\b(?! crimes?)",
    re.IGNORECASE,
)


def scope_of(c: CasualtyMention, m: Mentions) -> Scope:
    """The figure's scope: as its words have it, or cumulative where a war is what killed."""
    if c.scope == "event" and c.agent is not None and LASTING.search(m.prose(c.agent)):
        return "cumulative"
    return c.scope
