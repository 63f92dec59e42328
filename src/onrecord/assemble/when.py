"""When a happening took place, of all the dates told with it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from onrecord.assemble.fragments import Fragment
from onrecord.assemble.groups import Group
from onrecord.record.bond import Bonds
from onrecord.record.date import DateRange
from onrecord.record.mentions import Mentions

COUNTED = 0.8
"""What the stretch costs in which such happenings are counted, "the third this month"."""
NTH_REACH = 60
NTH = re.compile(
    r"\b(?:\d+\s?(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest)\b[^.;,]*$",
    re.IGNORECASE,
)
PERIOD = re.compile(r"\b(?:this|past|last|in|a)\b.*\b(?:week|month|year|weeks|months|years)\b|^\d{4}$", re.IGNORECASE)
# From this bond on a date may be the event's own; below it belongs to a verb of saying, or to another verb of which
# the event is the object.
BOUND = 0.25
UNTOLD = 0.5
"""The bond of a date in a sentence that goes on with the event without a word for it."""
SURE = 0.5
"""What a day must reach to stand for the week it lies in."""
WEEK = 3
"""UCDP's date_prec of a known week."""
UNREAD = 0.5
"""What a date that no calendar could read costs, beside one that was read."""
COARSE, YEAR = 0.15, 5
"""What a year costs beside a day, and UCDP's date_prec of one."""
SENTENCE = 0.1
"""What each further sentence costs, in the scale of bonds."""


def when(group: Group, m: Mentions) -> DateRange:
    """The date bound to the event's words, the first sentences' before the later ones'; never the day of publication.

    A date that goes with another verb ("denounced today the killing of") is no date of the event.
    """
    told: list[tuple[float, DateRange]] = []
    for order, f in enumerate(group.fragments):
        for d in f.dates:
            bond = _bond(f, d, m.bonds)
            if bond >= BOUND:
                unread = UNREAD * (d.start is None and d.end is None)
                coarse = COARSE * ((d.precision or 0) >= YEAR)
                costs = SENTENCE * order + unread + coarse + COUNTED * _counted_in(d, m)
                told.append((bond - costs - _distance(f, d) / 1000, d))
    told.sort(key=lambda t: -t[0])
    return _bounded(_narrowed(told), group.fragments[0].sentence.published) if told else _undated(group, m.bonds)


def _bounded(d: DateRange, published: dt.date | None) -> DateRange:
    """A date that counts from one that is not known ("that evening") was at least before publication."""
    if d.start is not None or d.end is not None or published is None:
        return d
    return replace(d, end=published, precision=None, how=f"{d.how}; not later than publication", basis="publication")


def _counted_in(d: DateRange, m: Mentions) -> bool:
    """True for the stretch in which attacks are counted: "the third attack this month"."""
    if d.span is None or not PERIOD.search(d.text or ""):
        return False
    return bool(NTH.search(m.document.text[max(0, d.span.start - NTH_REACH) : d.span.start]))


def _narrowed(told: list[tuple[float, DateRange]]) -> DateRange:
    """The best date; where it is a week or more, a day within it that is surely told of the event ("this week", "on 24 August")."""
    best = told[0][1]
    if best.start is None or best.end is None or (best.precision or 1) < WEEK:
        return best
    return next((d for s, d in told[1:] if s >= SURE and _is_day_in(d, best)), best)


def _is_day_in(d: DateRange, wide: DateRange) -> bool:
    if d.start is None or d.start != d.end or wide.start is None or wide.end is None:
        return False
    return wide.start <= d.start <= wide.end


def _bond(f: Fragment, d: DateRange, bonds: Bonds) -> float:
    assert d.span is not None  # noqa: S101  fragments hold only dates with a span
    own = frozenset(t.span for t in f.triggers)
    return max((s for event, s in bonds.get(d.span, {}).items() if event in own or not own), default=UNTOLD)


def _undated(group: Group, bonds: Bonds) -> DateRange:
    first = group.fragments[0].sentence
    published = first.published
    if published is not None and first.section == "related":
        # A headline in the present tense tells of the day it was stamped; the lower precision says that it is inferred.
        return DateRange(published, published, 2, how="the headline's own time stamp", basis="publication")
    said = _said(group, bonds, published)
    if said is not None:
        return said
    if published is None:
        return DateRange(how="no date is told with it")
    return DateRange(None, published, None, how="told without a date: not later than publication", basis="publication")


def _said(group: Group, bonds: Bonds, published: dt.date | None) -> DateRange | None:
    """The day on which the event was spoken of ("denounced on Monday the killing of"): it had happened by then."""
    told = [
        d
        for f in group.fragments
        for d in f.dates
        if d.end is not None and (d.precision or 0) <= 1 and _bond(f, d, bonds) < BOUND
    ]
    known = [d for d in told if published is not None and d.end is not None and d.end < published]
    if not known:
        return None
    d = min(known, key=lambda d: d.end or dt.date.max)
    return DateRange(
        None,
        d.end,
        None,
        d.text,
        d.span,
        how="told without a date: not later than the day it was spoken of",
        basis=d.basis,
    )


def _distance(f: Fragment, d: DateRange) -> int:
    assert d.span is not None  # noqa: S101  fragments hold only dates with a span
    at = d.span.start
    return min((abs(at - t.span.start) for t in f.triggers), default=abs(at - f.at))
