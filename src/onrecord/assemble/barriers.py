"""Barriers: what keeps a sentence out of a happening, whatever else speaks for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from onrecord.assemble.clashes import dates_clash, victim_names
from onrecord.assemble.families import family
from onrecord.assemble.fragments import Fragment
from onrecord.assemble.group import GENERAL, Group, is_general
from onrecord.assemble.scope import scope_of
from onrecord.assemble.told_by_parts import is_part
from onrecord.record.mentions import Mentions

# Families that may tell one happening: an attack may turn out a bombing, and so on.
KIN = {
    frozenset({"bomb", "attack"}),
    frozenset({"property", "attack"}),
    frozenset({"property", "bomb"}),
    frozenset({"protest", "attack"}),
}
# What is told without a date happened within so many days before the report.
NEWS = dt.timedelta(days=7)


def barriers(fragment: Fragment, group: Group, m: Mentions) -> Iterator[str]:
    """The ids of what keeps a fragment out of a group."""
    if not _kin(fragment, group):
        yield "other_sort"
    if dates_clash(fragment.own_dates, group.dates) or (
        _days_before_the_news(fragment, group) and not _the_same_case(fragment, group, m)
    ):
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


def _days_before_the_news(fragment: Fragment, group: Group) -> bool:
    """True for dates long before the report beside what is told without a date, as news is."""
    published, dates = fragment.sentence.published, fragment.own_dates
    if published is None or group.dates or not dates:
        return False
    return all(d.end is not None and published - d.end > NEWS for d in dates)


def _the_same_case(fragment: Fragment, group: Group, m: Mentions) -> bool:
    """True where only the heading has told of it so far, or both name whom it befell and share a name.

    A trial or a campaign is news, and the deed that it is about is old.
    """
    heading = all(f.sentence.section == "title" for f in group.fragments)
    return heading or bool(victim_names(fragment, m) & set().union(*(victim_names(f, m) for f in group.fragments)))


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


def _status_clash(fragment: Fragment, group: Group) -> bool:
    hypothetical = {t.status for t in fragment.triggers} == {"threatened"}
    statuses = {t.status for f in group.fragments for t in f.triggers}
    return hypothetical != (statuses <= {"threatened"}) and bool(statuses)
