"""The scene: a place that is pointed at and not named, "in this capital", "the same town"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.assemble.groups import Group
from onrecord.record.mentions import Mentions
from onrecord.record.place import Place

HERE = re.compile(r"\bthis\s+(?:capital|city|town|port|village)\b", re.IGNORECASE)
SAME = re.compile(r"\bthe\s+same\s+(?:city|town|village|district|municipality|neighbou?rhood)\b", re.IGNORECASE)
DATELINE_END = re.compile(r"(?:--|—|–|-|:)\s*(?:\[[^\]]*\]\s*)*$")
TOWNS = frozenset({"town", "feature", "adm2", None})


def scene(group: Group, m: Mentions) -> Place | None:
    """The town that a happening told without one points at; None where it points at none.

    "This city" is where the report was written, "the same town" the town named last before.
    """
    for f in group.fragments:
        words = f.sentence.span.of(m.document.text)
        if HERE.search(words):
            return _with_reason(_dateline(m), "told as the place where the report was written")
        if SAME.search(words):
            before = [p for p in m.places if p.span.end <= f.sentence.span.start and p.kind in TOWNS]
            return _with_reason(before[-1] if before else None, "told as the same place as the last one named")
    return None


def _dateline(m: Mentions) -> Place | None:
    """The town of the dateline, which the parser makes a sentence of its own."""
    first = next((s for s in m.sentences if s.section == "body"), None)
    if first is None or not DATELINE_END.search(first.span.of(m.document.text).rstrip()):
        return None
    return next((p for p in m.places if first.span.covers(p.span) and p.kind in TOWNS), None)


def _with_reason(p: Place | None, reason: str) -> Place | None:
    return None if p is None else replace(p, how=f"{p.how}; {reason}", role="at")
