"""Sites: whether a sentence of a round-up opens a happening of its own, at a place and with a toll that are new."""

from __future__ import annotations

import re

from onrecord.assemble.clashes import LARGE, LOOSE
from onrecord.assemble.fragments import Fragment
from onrecord.assemble.group import Group, points_back
from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span

_SIDE = r"(?:north|south|east|west|centr)(?:-?(?:east|west))?(?:ern|al)?"
# "eastern Baghdad", "a town north of Baquba": a site of its own within the place.
_SIDED = re.compile(
    rf"\b({_SIDE})\s+(?:of\s+|outskirts\s+of\s+|area\s+of\s+|part\s+of\s+|suburbs?\s+of\s+)?$", re.IGNORECASE
)
_KIND = r"(?:neighbou?rhoods?|districts?|villages?|quarters?|suburbs?|settlements?|hamlets?|townships?|squares?|refugee\s+camps?)"
# Names that no gazetteer need know: "the western Biyaqa neighborhood", "the village of Sadove".
_NAME = r"[A-Z][\w'’]+(?:[ -][A-Z][\w'’]+){0,3}"
_NAMED = re.compile(rf"\b({_NAME})\s(?i:{_KIND})\b|\b(?i:{_KIND})\s(?:of|called|named)\s({_NAME})")
_OPENS_AT = re.compile(
    r"^\W*(?:(?:and|also|meanwhile|elsewhere),?\s+)?(?:in|at|near|on|outside|around|east|west|north|south)\s(?!the\s+(?:attack|incident|same|most|first|second|latest|wake)\b)",
    re.IGNORECASE,
)

# Words that say at once that it was another place, whatever the figures.
ELSEWHERE = re.compile(r"\W*(?:and\s+)?elsewhere\b", re.IGNORECASE)
KINDRED = {"attack", "bomb"}
KNOWN = ("the ", "both ", "these ", "those ", "all ")
OF_THEM = re.compile(r"\s+of\s+(?:the|them|those|these|its|his|her|their)\b", re.IGNORECASE)
PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "it", "who"})
ON_THE_STATES_SIDE = frozenset({"state_forces", "foreign_forces", "police"})
AGAINST_IT = frozenset({"rebel_group", "militia"})


def introduces(fragment: Fragment, m: Mentions) -> bool:
    """True for a deed told as new ("a bomb went off in ...") with dead or injured of its own."""
    if not fragment.triggers or fragment.sentence.section == "title" or fragment.recalled or goes_on(fragment, m):
        return False
    told = any(not t.generic for t in fragment.triggers)
    return told and not any(points_back(t, m) for t in fragment.triggers) and bool(_tolls(fragment, m))


def goes_on(fragment: Fragment, m: Mentions) -> bool:
    """True for figures that leave out who was counted, as they were named before: "four were shot dead, one died later"."""
    figures = [m.casualties[i] for i in fragment.claims]
    return bool(figures) and not fragment.places and not fragment.own_dates and all(c.counted is None for c in figures)


def sites(fragment: Fragment, m: Mentions) -> frozenset[str]:
    """The names of the places below a province at which the sentence has it happen."""
    found = {
        _sided(p.span, m) + p.text.casefold()
        for p in fragment.places
        if p.text and p.kind not in LARGE and p.role not in LOOSE
    }
    if not fragment.places or not m.words(fragment.sentence.span).isupper():
        for match in _NAMED.finditer(m.words(fragment.sentence.span)):
            found.add((match[1] or match[2]).strip(" -").casefold())
    return frozenset(found)


def is_elsewhere(fragment: Fragment, group: Group, m: Mentions) -> str | None:
    """Id of the comparison "other_site" or "new_site", or None.

    Other: both name a place that the other does not, or the sentence opens with its place ("In Anbar, ...");
    new: only the fragment does, or it is of another sort. Its toll is no figure that the group has.
    """
    if not introduces(fragment, m):
        return None
    if ELSEWHERE.match(m.words(fragment.sentence.span)):
        return "other_site"
    told = [f for f in group.fragments if f.triggers and f.sentence.section != "title"]
    opens = bool(fragment.places) and _opens_with_a_place(fragment, m)
    another_sort = opens and fragment.family != group.family
    if not told or not (another_sort or other_toll(fragment, told, m)):
        return None
    ours, theirs = sites(fragment, m), frozenset().union(*(sites(f, m) for f in group.fragments))
    if not ours - theirs:
        if opens and not ours & theirs:
            return "other_site"
        return "new_site" if {fragment.family, group.family} == KINDRED and _dead_differ(fragment, told, m) else None
    return "other_site" if opens or theirs - ours else "new_site"


def other_doers(fragment: Fragment, group: Group, m: Mentions) -> bool:
    """True where one is a bombing by a state's forces and the other by those who fight it: strike and rocket fire."""
    if (fragment.family != "bomb" and group.family != "bomb") or any(points_back(t, m) for t in fragment.triggers):
        return False
    ours = _doers([fragment], m)
    theirs = _doers([f for f in group.fragments if f.sentence.section != "title"] or group.fragments, m)
    sides = (ON_THE_STATES_SIDE, AGAINST_IT)
    return any(ours and theirs and ours <= mine and theirs <= other for mine, other in (sides, sides[::-1]))


def _doers(told: list[Fragment], m: Mentions) -> set[str]:
    """The kinds of the armed who are told to have done it."""
    towns = [p.span for f in told for p in f.places]  # "the Mogadishu bombing" was not done by Mogadishu
    agents = (s for f in told for t in f.triggers for s in t.agents if not any(s.overlaps(town) for town in towns))
    kinds = {m.who(m.prose(s)).kind for s in agents}
    return {kind for kind in kinds if kind in ON_THE_STATES_SIDE | AGAINST_IT}


def _opens_with_a_place(fragment: Fragment, m: Mentions) -> bool:
    """True for "In Anbar province, ...": a place within the first words, before the deed."""
    start = fragment.sentence.span.start
    words = m.words(fragment.sentence.span)
    comma = words.find(",")
    return bool(_OPENS_AT.search(words)) and any(p.span.start - start <= max(comma, 40) for p in fragment.places)


def _sided(span: Span, m: Mentions) -> str:
    match = _SIDED.search(m.document.text[max(0, span.start - 40) : span.start])
    return f"{match[1].casefold()} " if match else ""


def other_toll(fragment: Fragment, told: list[Fragment], m: Mentions) -> bool:
    """True where the dead or the injured of the fragment are of a number that was not told before."""
    ours, theirs = _tolls(fragment, m), dict[str, set[int]]()
    for f in told:
        for kind, numbers in _tolls(f, m).items():
            theirs.setdefault(kind, set()).update(numbers)
    both = ours.keys() & theirs.keys()
    return any(not ours[kind] & theirs[kind] for kind in both) or (bool(theirs) and not both)


def _dead_differ(fragment: Fragment, told: list[Fragment], m: Mentions) -> bool:
    ours = _tolls(fragment, m).get("killed", set())
    theirs = set().union(*(_tolls(f, m).get("killed", set()) for f in told))
    return bool(ours) and bool(theirs) and not ours & theirs


def _tolls(fragment: Fragment, m: Mentions) -> dict[str, set[int]]:
    """The firm numbers of killed and of injured; "dozens" may be any."""
    out: dict[str, set[int]] = {}
    for c in (m.casualties[i] for i in fragment.claims):
        counted = c.kind in ("killed", "injured") and c.scope == "event" and not _of_those(c, m)
        if counted and c.count.best:
            out.setdefault(c.kind, set()).add(c.count.best)
    return out


def _of_those(c: CasualtyMention, m: Mentions) -> bool:
    """True for figures of those told of before: "the two were killed", "seven of the victims", "she"."""
    phrase = c.phrase.lower()
    return phrase.startswith(KNOWN) or phrase in PRONOUNS or bool(OF_THEM.match(m.document.text, c.span.end))
