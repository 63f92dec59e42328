"""Groups: which fragments of a report tell of one happening."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.assemble.fragments import Fragment
from onrecord.assemble.group import Group, points_back
from onrecord.assemble.joining import score
from onrecord.assemble.joining_rules import joining_rules
from onrecord.assemble.substance import opens
from onrecord.assemble.told_by_parts import is_part
from onrecord.record.mentions import Mentions

__all__ = ["Group", "grouped"]


def grouped(found: Iterable[Fragment], m: Mentions) -> list[Group]:
    """Each fragment joins the happening it goes on with, or begins one."""
    groups: list[Group] = []
    for fragment in found:
        home = _home(fragment, groups, m)
        if home is not None:
            home.fragments.append(fragment)
        elif opens(fragment, m):
            for whole in groups:
                whole.parts += is_part(fragment, whole, m)
            groups.append(Group([fragment]))
    return groups


def _home(fragment: Fragment, groups: list[Group], m: Mentions) -> Group | None:
    """The group that the fragment goes on with best, if any: the later one where two are as good."""
    best, best_score = None, 0.0
    weights = joining_rules().weights
    pointing = any(points_back(t, m) for t in fragment.triggers)
    for back, group in enumerate(reversed(groups)):
        how_well = score(fragment, group, m) + weights["each_story_between"] * back
        if pointing and group is groups[0] and how_well > 0:
            how_well += weights["main_happening"]
        if how_well > best_score:
            best, best_score = group, how_well
    return best
