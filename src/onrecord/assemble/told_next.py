"""Places told in the sentences that go on with a happening and have no word for any: "They rode into X at dawn"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.assemble.groups import Group
from onrecord.assemble.joining_rules import joining_rules
from onrecord.record.mentions import Mentions, SentenceInfo
from onrecord.record.place import Place

REASON = "told in a sentence that goes on with it"
REACH = 2
"""How many sentences after one of the happening still go on with it."""
TOWNS = frozenset({"town", "feature", "adm2", None})
ROLES = frozenset({"at", "near", "to"})
THERE = re.compile(
    r"(?:\b(?:in|at|into|inside|near|outside)|\b(?:village|town|area|district|streets|outskirts)\s+of"
    r"|\b(?:storm|attack|raid|invad|enter|hit|target|surround|reach|besieg|shell|bomb|bombard|burn)(?:ed|ing|s)?)\s+"
    r"(?:(?:the|a|an|nearby|remote|called|named)\s+|(?:village|town|area|district|neighbou?rhood)\s+(?:of|called|named)\s+)*$",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:hospital|clinic|court|prison|jail|base|camps?|headquarters|told\b.*|spoke|speaking|interview|based|born|lives?|living"
    r"|statement|conference|embassy|office|headed|fled|resident|capital)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)


def told_next(group: Group, m: Mentions) -> Iterator[Place]:
    """Towns that the sentences after those of the happening tell as the scene, in order."""
    for sentence in _going_on(group, m):
        for p in m.places:
            if p.kind in TOWNS and p.role in ROLES and sentence.span.covers(p.span) and _is_scene(p, sentence, m):
                yield replace(p, how=f"{p.how}; {REASON}")


def _going_on(group: Group, m: Mentions) -> Iterator[SentenceInfo]:
    """Sentences up to REACH after one of the group, before any other happening is told."""
    own = {t.span for f in group.fragments for t in f.triggers}
    told = {f.sentence.index for f in group.fragments}
    others = {e.sentence for e in m.events if e.span not in own and not e.definite}
    left = 0
    for sentence in m.sentences:
        if sentence.index in told:
            left = REACH
        elif sentence.index in others or m.words(sentence.span).lower().startswith(joining_rules().openings):
            left = 0
        elif left > 0:
            left -= 1
            yield sentence


def _is_scene(p: Place, sentence: SentenceInfo, m: Mentions) -> bool:
    if any(s.span is not None and s.span.covers(p.span) for s in m.statements):
        return False
    return bool(THERE.search(m.document.text[sentence.span.start : p.span.start])) and not elsewhere(p, sentence, m)


def elsewhere(p: Place, sentence: SentenceInfo, m: Mentions) -> bool:
    """True for a place of what came after or before: "taken to a hospital in X", "a man who lives in X"."""
    return bool(ELSEWHERE.search(m.document.text[sentence.span.start : p.span.start]))
