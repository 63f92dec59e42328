"""Told by parts: the happenings that a heading or a lead sums up ("a series of bombings killed 12"), told one by one."""

from __future__ import annotations

from onrecord.assemble.fragments import Fragment
from onrecord.assemble.group import Group
from onrecord.assemble.joining_rules import joining_rules
from onrecord.assemble.sites import goes_on, introduces, other_toll, sites
from onrecord.record.mentions import Mentions


def is_part(fragment: Fragment, group: Group, m: Mentions) -> bool:
    """True for one of several happenings that were told together: it has fewer dead, and does not point back."""
    first = group.fragments[0].sentence.index
    if not fragment.triggers or fragment.sentence.section == "title" or fragment.sentence.index == first:
        return False
    if any(t.definite for t in fragment.triggers) or goes_on(fragment, m):
        return False
    if not _told_as_several(group, m) and not (_told_in_the_plural(group) and _new_in_the_text(fragment, group, m)):
        return False
    tops = [
        (_top(fragment, m, kind), max((_top(f, m, kind) for f in group.fragments), default=0))
        for kind in ("killed", "injured")
    ]
    fewer = any(0 < ours < theirs for ours, theirs in tops) and all(
        ours <= theirs or not theirs for ours, theirs in tops
    )
    return fewer and not joining_rules().several.search(m.words(fragment.sentence.span))


def _top(fragment: Fragment, m: Mentions, kind: str) -> int:
    """The dead or injured of a fragment; those told apart by who they were ("two policemen and five farmers") add up."""
    figures = [m.casualties[i] for i in fragment.claims]
    hurt = [c for c in figures if c.kind == kind and c.scope == "event" and c.count.best]
    added = sum(c.count.best or 0 for c in hurt if hurt[0].together and c.together == hurt[0].together)
    return max([added, *(c.count.best or 0 for c in hurt)])


def _told_as_several(group: Group, m: Mentions) -> bool:
    return any(joining_rules().several.search(m.words(f.sentence.span)) for f in _opening(group, 2))


def _told_in_the_plural(group: Group) -> bool:
    """True where heading and first sentence speak of deeds in the plural: "bomb blasts killed ten"."""
    return any(t.plural for f in _opening(group, 1) for t in f.triggers)


def _new_in_the_text(fragment: Fragment, group: Group, m: Mentions) -> bool:
    """True for a deed told as new, its dead too, at a place that the heading and the first sentence do not name."""
    named = frozenset().union(*(sites(f, m) for f in _opening(group, 1)))
    new = introduces(fragment, m) and other_toll(fragment, group.fragments, m)
    return new and bool(sites(fragment, m) - named)


def _opening(group: Group, of_text: int) -> list[Fragment]:
    """The heading's fragments and the first `of_text` of the text's."""
    heading = [f for f in group.fragments if f.sentence.section == "title"]
    return heading + [f for f in group.fragments if f.sentence.section != "title"][:of_text]
