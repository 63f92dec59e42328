"""Joining: what speaks for and against one sentence going on with a happening told before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from onrecord.assemble.clashes import (
    LARGE,
    dates_clash,
    figures_clash,
    is_earlier_day,
    other_village,
    place_shared,
    places_clash,
    victims_clash,
    victims_shared,
)
from onrecord.assemble.families import family
from onrecord.assemble.fragments import Fragment
from onrecord.assemble.group import GENERAL, Group, is_general, points_back
from onrecord.assemble.joining_rules import joining_rules
from onrecord.assemble.scope import scope_of
from onrecord.assemble.sites import introduces, is_elsewhere, other_doers, sites
from onrecord.record.mentions import Mentions

# Families that may tell one happening: an attack may turn out a bombing, and so on.
KIN = {
    frozenset({"bomb", "attack"}),
    frozenset({"property", "attack"}),
    frozenset({"property", "bomb"}),
    frozenset({"protest", "attack"}),
}
SENTENCES_APART = 4
# What is told without a date happened within so many days before the report.
NEWS = dt.timedelta(days=7)


def score(fragment: Fragment, group: Group, m: Mentions) -> float:
    """How well a fragment goes on with a group; not above 0 where it does not."""
    if next(barriers(fragment, group, m), None) is not None:
        return -1.0
    weights = joining_rules().weights
    return sum(weights[c] for c in comparisons(fragment, group, m))


def barriers(fragment: Fragment, group: Group, m: Mentions) -> Iterator[str]:
    """The ids of what keeps a fragment out of a group."""
    if not _kin(fragment, group):
        yield "other_sort"
    if dates_clash(fragment.own_dates, group.dates) or _days_before_the_news(fragment, group):
        yield "other_date"
    if _status_clash(fragment, group):
        yield "other_status"
    if fragment.triggers and fragment.recalled:
        yield "recalled"
    if fragment.triggers and _is_running(fragment, m):
        yield "running_toll"
    if (_only_general(group) and _counts(fragment, m)) or (_only_running(group, m) and _has_toll(fragment, m)):
        yield "summary"
    if is_part(fragment, group, m):
        yield "part"
    if fragment.triggers and any(f.triggers and f.sentence.index == fragment.sentence.index for f in group.fragments):
        yield "told_apart"


def comparisons(fragment: Fragment, group: Group, m: Mentions) -> Iterator[str]:
    """The ids of the comparisons that hold."""
    same = fragment.family in (None, group.family) or (is_general(fragment) and group.family == "bomb")
    yield "same_sort" if same else "kindred_sort"
    if places_clash(fragment.places, group.places):
        yield "other_town"
    elif place_shared(fragment.places, group.places):
        yield "same_town"
    elif other_village(fragment.places, group.places):
        yield "other_village"
    yield from _of_position(fragment, group)
    yield from _of_words(fragment, group, m)


def _of_position(fragment: Fragment, group: Group) -> Iterator[str]:
    last = group.fragments[-1].sentence
    heading = group.fragments[0].sentence.section == "title" and len(group.fragments) == 1
    if heading and not _in_general(fragment):
        yield "heading"
    if fragment.sentence.paragraph == last.paragraph:
        yield "same_paragraph"
    elif fragment.sentence.index - last.index > SENTENCES_APART:
        yield "far_apart"
    only_recalled = all(f.recalled for f in group.fragments if f.triggers)
    if only_recalled and not fragment.recalled and fragment.sentence.paragraph != last.paragraph:
        yield "only_recalled"


def _in_general(fragment: Fragment) -> bool:
    return bool(fragment.triggers) and all(t.generic for t in fragment.triggers)


def _of_words(fragment: Fragment, group: Group, m: Mentions) -> Iterator[str]:
    pointing = any(points_back(t, m) for t in fragment.triggers)
    if pointing:
        yield "points_back"
    if victims_shared(fragment, group.fragments, m):
        yield "same_victims"
    elif victims_clash(fragment, group.fragments, m):
        yield "other_victims"
    disputed = joining_rules().disputed.search(m.words(fragment.sentence.span))
    if fragment.recalled or (
        not disputed and not _another_voice(fragment, m) and figures_clash(fragment, group.fragments, m)
    ):
        yield "other_figure"
    if _opens_another(fragment, m):
        yield "opens_another"
    elsewhere = is_elsewhere(fragment, group, m)
    if elsewhere:
        yield elsewhere
    if other_doers(fragment, group, m):
        yield "other_doers"
    if fragment.triggers and not pointing and is_earlier_day(fragment.own_dates, group.dates):
        yield "earlier_day"


def is_part(fragment: Fragment, group: Group, m: Mentions) -> bool:
    """True for one of several happenings that were told together: it has fewer dead, and does not point back."""
    first = group.fragments[0].sentence.index
    if not fragment.triggers or fragment.sentence.section == "title" or fragment.sentence.index == first:
        return False
    if any(t.definite for t in fragment.triggers):
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
    opening = [f for f in group.fragments if f.sentence.section == "title"]
    opening += [f for f in group.fragments if f.sentence.section != "title"][:2]
    return any(joining_rules().several.search(m.words(f.sentence.span)) for f in opening)


def _told_in_the_plural(group: Group) -> bool:
    """True where heading and first sentence speak of deeds in the plural: "bomb blasts killed ten"."""
    opening = [f for f in group.fragments if f.sentence.section == "title" or f is _first_of_text(group)]
    return any(t.plural for f in opening for t in f.triggers)


def _new_in_the_text(fragment: Fragment, group: Group, m: Mentions) -> bool:
    """True for a deed told as new at a place that the heading and the first sentence do not name."""
    opening = [f for f in group.fragments if f.sentence.section == "title" or f is _first_of_text(group)]
    named = frozenset().union(*(sites(f, m) for f in opening))
    return introduces(fragment, m) and bool(sites(fragment, m) - named)


def _first_of_text(group: Group) -> Fragment | None:
    return next((f for f in group.fragments if f.sentence.section != "title"), None)


def _days_before_the_news(fragment: Fragment, group: Group) -> bool:
    """True for dates long before the report beside what is told without a date, as news is."""
    published, dates = fragment.sentence.published, fragment.own_dates
    if published is None or group.dates or not dates:
        return False
    return all(d.end is not None and published - d.end > NEWS for d in dates)


def _kin(fragment: Fragment, group: Group) -> bool:
    if fragment.family in (None, group.family):
        return True
    if frozenset({fragment.family, group.family}) not in KIN:
        return False
    return fragment.family != "bomb" or _may_be_bombing(fragment, group)


def _may_be_bombing(fragment: Fragment, group: Group) -> bool:
    """A blast told after "an attack" may be that attack; after a shooting it is another thing."""
    told = [f for f in group.fragments if f.triggers]
    general = bool(told) and all(is_general(f) for f in told)
    if general and not all(t.generic for t in fragment.triggers):
        return True
    # "The soldiers killed in the attack were hit with explosive devices": the devices are what it was done with.
    bombs = [t for t in fragment.triggers if family(t.sub_event_type) == "bomb"]
    pointing = any(t.definite and t.lemma in GENERAL for t in fragment.triggers)
    return pointing and all(t.generic and t.part == "noun" for t in bombs)


def _is_running(fragment: Fragment, m: Mentions) -> bool:
    """True where all the fragment's figures are running tolls of a war or a year."""
    hurt = [m.casualties[i] for i in fragment.claims if m.casualties[i].kind in ("killed", "injured")]
    scopes = {scope_of(c, m) for c in hurt or (m.casualties[i] for i in fragment.claims)}
    return "cumulative" in scopes and "event" not in scopes and not any(t.definite for t in fragment.triggers)


def _only_general(group: Group) -> bool:
    triggers = [t for f in group.fragments for t in f.triggers]
    in_text = all(f.sentence.section != "title" for f in group.fragments)
    return in_text and bool(triggers) and all(t.generic and t.part == "noun" for t in triggers)


def _only_running(group: Group, m: Mentions) -> bool:
    figures = [m.casualties[i] for f in group.fragments for i in f.claims]
    scopes = {scope_of(c, m) for c in figures}
    return "cumulative" in scopes and "event" not in scopes


def _has_toll(fragment: Fragment, m: Mentions) -> bool:
    figures = (m.casualties[i] for i in fragment.claims)
    return any(c.count.known and scope_of(c, m) == "event" for c in figures)


def _counts(fragment: Fragment, m: Mentions) -> bool:
    told = any(not t.generic and not t.definite for t in fragment.triggers)
    return told and any(m.casualties[i].count.known and m.casualties[i].scope == "event" for i in fragment.claims)


def _another_voice(fragment: Fragment, m: Mentions) -> bool:
    """True for figures on somebody's word in a sentence without a day or a town of its own: a rival toll."""
    if fragment.own_dates or any(p.kind not in LARGE for p in fragment.places):
        return False
    return all(m.speakers[i] is not None for i in fragment.claims)


def _opens_another(fragment: Fragment, m: Mentions) -> bool:
    """True for words that open another happening: "another bomb", "meanwhile", "in a separate attack"."""
    rules = joining_rules()
    words = m.words(fragment.sentence.span).lower()
    if rules.several.search(words):
        return words.startswith(rules.openings)  # "in two separate attacks" sums up
    if any(rules.another.search(m.document.text[max(0, t.span.start - 24) : t.span.start]) for t in fragment.triggers):
        return True
    return words.startswith(rules.openings) or " separate incident" in words


def _status_clash(fragment: Fragment, group: Group) -> bool:
    hypothetical = {t.status for t in fragment.triggers} == {"threatened"}
    statuses = {t.status for f in group.fragments for t in f.triggers}
    return hypothetical != (statuses <= {"threatened"}) and bool(statuses)
