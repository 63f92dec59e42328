"""Joining: what speaks for and against one sentence going on with a happening told before."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.assemble.barriers import barriers
from onrecord.assemble.clashes import (
    LARGE,
    figures_clash,
    is_earlier_day,
    place_shared,
    places_clash,
    same_day,
    victims_clash,
    victims_shared,
)
from onrecord.assemble.fragments import Fragment
from onrecord.assemble.group import Group, is_general, points_back
from onrecord.assemble.joining_rules import joining_rules
from onrecord.assemble.sites import is_elsewhere, other_doers
from onrecord.record.mentions import Mentions

SENTENCES_APART = 4


def score(fragment: Fragment, group: Group, m: Mentions) -> float:
    """How well a fragment goes on with a group; not above 0 where it does not."""
    if next(barriers(fragment, group, m), None) is not None:
        return -1.0
    weights = joining_rules().weights
    return sum(weights[c] for c in comparisons(fragment, group, m))


def comparisons(fragment: Fragment, group: Group, m: Mentions) -> Iterator[str]:
    """The ids of the comparisons that hold."""
    same = fragment.family in (None, group.family) or (is_general(fragment) and group.family == "bomb")
    yield "same_sort" if same else "kindred_sort"
    if places_clash(fragment.places, group.places):
        yield "other_town"
    elif place_shared(fragment.places, group.places):
        yield "same_town"
    pointing = any(points_back(t, m) for t in fragment.triggers)
    yield from _of_position(fragment, group, pointing=pointing)
    yield from _of_days(fragment, group, pointing=pointing)
    yield from _of_victims(fragment, group, m)
    yield from _of_words(fragment, group, m, pointing=pointing)


def _of_position(fragment: Fragment, group: Group, *, pointing: bool) -> Iterator[str]:
    last = group.fragments[-1].sentence
    heading = group.fragments[0].sentence.section == "title" and len(group.fragments) == 1
    if heading and not _in_general(fragment):
        yield "heading"
    if fragment.sentence.paragraph == last.paragraph:
        yield "same_paragraph"
    elif fragment.sentence.index - last.index > SENTENCES_APART and not pointing:
        yield "far_apart"
    only_recalled = all(f.recalled for f in group.fragments if f.triggers)
    if only_recalled and not fragment.recalled and fragment.sentence.paragraph != last.paragraph:
        yield "only_recalled"


def _in_general(fragment: Fragment) -> bool:
    return bool(fragment.triggers) and all(t.generic for t in fragment.triggers)


def _of_words(fragment: Fragment, group: Group, m: Mentions, *, pointing: bool) -> Iterator[str]:
    if pointing:
        yield "points_back"
    if _names_another(fragment, m):
        yield "names_another"
    elif _opens_another(fragment, m):
        yield "opens_another"
    elsewhere = is_elsewhere(fragment, group, m)
    if elsewhere:
        yield elsewhere
    if other_doers(fragment, group, m):
        yield "other_doers"


def _of_days(fragment: Fragment, group: Group, *, pointing: bool) -> Iterator[str]:
    if same_day(fragment.own_dates, group.dates):
        yield "same_day"
    if fragment.triggers and not pointing and is_earlier_day(fragment.own_dates, group.dates):
        yield "earlier_day"


def _of_victims(fragment: Fragment, group: Group, m: Mentions) -> Iterator[str]:
    if victims_shared(fragment, group.fragments, m):
        yield "same_victims"
    elif victims_clash(fragment, group.fragments, m):
        yield "other_victims"
    disputed = joining_rules().disputed.search(m.words(fragment.sentence.span))
    if fragment.recalled or (
        not disputed and not _another_voice(fragment, m) and figures_clash(fragment, group.fragments, m)
    ):
        yield "other_figure"


def _another_voice(fragment: Fragment, m: Mentions) -> bool:
    """True for figures on somebody's word in a sentence without a day or a town of its own: a rival toll."""
    if fragment.own_dates or any(p.kind not in LARGE for p in fragment.places):
        return False
    return all(m.speakers[i] is not None for i in fragment.claims)


def _names_another(fragment: Fragment, m: Mentions) -> bool:
    """True for "another bomb", "a separate attack"; "two separate attacks" sum up."""
    rules, text = joining_rules(), m.document.text
    if rules.several.search(m.words(fragment.sentence.span)):
        return False
    named = (t for t in fragment.triggers if t.part == "noun")  # "another was killed" tells of another person
    return any(rules.another.search(text[max(0, t.span.start - 24) : t.span.start]) for t in named)


def _opens_another(fragment: Fragment, m: Mentions) -> bool:
    """True for words that open another happening: "meanwhile", "in a separate incident"."""
    rules = joining_rules()
    words = m.words(fragment.sentence.span).lower()
    return words.startswith(rules.openings) or (" separate incident" in words and not rules.several.search(words))
