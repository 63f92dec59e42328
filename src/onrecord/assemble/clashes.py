"""Clashes: dates, places and figures of two tellings that cannot be, or hardly are, of one happening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from onrecord.record.date import DateRange
from onrecord.record.mentions import Mentions
from onrecord.record.place import Place

if TYPE_CHECKING:
    from onrecord.assemble.fragments import Fragment

FIRM = frozenset({"exact", "at_least", "more_than", "about", "family_of", "group_of"})
DISTANT = re.compile(
    r"\b(?:ago|last|earlier|previous|month|year|fortnight|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
)
EARLIER_DAY = re.compile(r"^(?:last|earlier|previous|the\s+previous)\b|\bago$", re.IGNORECASE)
VAGUE = 4  # UCDP's date_prec of a month
BEFORE = re.compile(r"\b(?:earlier|last|previous|past)\b", re.IGNORECASE)
NEAR_KM = 30.0
# Kinds of places too large, and roles too loose, to say that two happenings lie apart.
LARGE = ("country", "region", "adm1")
LOOSE = ("from", "to", "between", "along")
# Words for victims that many happenings share.
COMMON_VICTIMS = frozenset(
    "people persons civilians others soldiers troops policemen members villagers residents women children militants"
    " several dozens least about their another fighters officers police killed wounded forces rebels security".split()
)


def dates_clash(ours: Sequence[DateRange], theirs: Sequence[DateRange]) -> bool:
    """True where no day of the one can be a day of the other."""
    mine = [d for d in ours if d.start and d.end]
    other = [d for d in theirs if d.start and d.end]
    if not mine or not other:
        return _unread_dates_clash(ours, theirs)
    past = all((d.precision or 1) >= VAGUE and BEFORE.search(d.text or "") for d in mine)
    if past and any((d.precision or 9) < VAGUE for d in other):
        return True  # "earlier this month" is not Thursday, though Thursday lies in it
    return not any(_overlap(a, b) for a in mine for b in other)


def _unread_dates_clash(ours: Sequence[DateRange], theirs: Sequence[DateRange]) -> bool:
    """Without a publication date, "Tuesday" and "about a year ago" are still not one day."""
    mine = {d.text.lower() for d in ours if d.text and d.start is None}
    other = {d.text.lower() for d in theirs if d.text and d.start is None}
    if not mine or not other or mine & other:
        return False
    distant = [bool(DISTANT.search(" ".join(texts))) for texts in (mine, other)]
    return distant[0] != distant[1]


def dates_apart(ours: Sequence[DateRange], theirs: Sequence[DateRange]) -> bool:
    """True for days that differ: those of the calendar, or names of days where no calendar could read them."""
    if any(d.start for d in ours) and any(d.start for d in theirs):
        return dates_clash(ours, theirs)
    mine, other = ({(d.text or "").lower() for d in dates} for dates in (ours, theirs))
    return mine.isdisjoint(other)


def same_day(ours: Sequence[DateRange], theirs: Sequence[DateRange]) -> bool:
    """True where both name one and the same day."""
    days = [{(d.start, d.end) for d in dates if d.start and d.start == d.end} for dates in (ours, theirs)]
    return bool(days[0] & days[1])


def is_earlier_day(ours: Sequence[DateRange], theirs: Sequence[DateRange]) -> bool:
    """True for "last Sunday" or "two weeks ago" beside what was told without a day, as news is."""
    days = any(d.start and (d.precision or 1) < VAGUE for d in theirs)
    return bool(ours) and not days and all(EARLIER_DAY.search(d.text or "") for d in ours)


def _overlap(a: DateRange, b: DateRange) -> bool:
    assert a.start and a.end and b.start and b.end  # noqa: S101, PT018  filtered by the caller
    return a.start <= b.end and b.start <= a.end


def _pinned(places: Iterable[Place]) -> list[Place]:
    return [
        p
        for p in places
        if p.lat is not None and p.lon is not None and p.name and p.kind not in LARGE and p.role not in LOOSE
    ]


def places_clash(ours: Iterable[Place], theirs: Iterable[Place]) -> bool:
    """True where all towns lie farther apart than NEAR_KM, or, without towns, the provinces or countries differ."""
    ours, theirs = list(ours), list(theirs)
    if {p.text for p in ours if p.kind not in LARGE} & {p.text for p in theirs if p.kind not in LARGE}:
        return False  # "on the highway towards Sukna": told of both, whatever its part in it
    mine, other = _pinned(ours), _pinned(theirs)
    if not mine or not other:
        return _areas_clash(ours, theirs)
    return min(distance_km(a, b) for a in mine for b in other) > NEAR_KM


def _areas_clash(ours: Sequence[Place], theirs: Sequence[Place]) -> bool:
    provinces = [{(p.country, p.adm1) for p in places if p.adm1 and p.role not in LOOSE} for places in (ours, theirs)]
    countries = [{p.country for p in places if p.country} for places in (ours, theirs)]
    return any(a and b and not a & b for a, b in (provinces, countries))


def other_place(ours: Iterable[Place], theirs: Iterable[Place]) -> bool:
    """True where each names a town, village or district that the other does not."""
    mine, other = (
        {p.text.lower() for p in places if p.kind not in LARGE and p.role not in LOOSE and p.text}
        for places in (ours, theirs)
    )
    return bool(mine - other) and bool(other - mine)


def place_shared(ours: Iterable[Place], theirs: Iterable[Place]) -> bool:
    """True where a town of the one is near a town of the other, and not both name places of their own there."""
    ours, theirs = list(ours), list(theirs)
    if other_place(ours, theirs):
        return False
    return bool(_pinned(ours)) and bool(_pinned(theirs)) and not places_clash(ours, theirs)


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance of two places with positions."""
    assert a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None  # noqa: S101, PT018
    la1, lo1, la2, lo2 = map(radians, (a.lat, a.lon, b.lat, b.lon))
    h = sin((la2 - la1) / 2) ** 2 + cos(la1) * cos(la2) * sin((lo2 - lo1) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))


def victims_shared(fragment: Fragment, others: Iterable[Fragment], m: Mentions) -> bool:
    """True where a telling word for the victims stands in both."""
    ours = _patient_words(fragment, m)
    return bool(ours) and any(ours & _patient_words(f, m) for f in others)


def victims_clash(fragment: Fragment, others: Iterable[Fragment], m: Mentions) -> bool:
    """True where both name whom it befell, and no word of the names is shared."""
    ours = victim_names(fragment, m)
    if not ours:
        return False
    theirs = set().union(*(victim_names(f, m) for f in others))
    return bool(theirs) and not ours & theirs


def victim_names(fragment: Fragment, m: Mentions) -> set[str]:
    """The words of the names of those whom a fragment's deeds befell."""
    spans = [s for t in fragment.triggers for s in t.patients]
    names = [n.name for n in m.namings if any(s.overlaps(n.name) for s in spans)]
    return {w for n in names for w in m.words(n).lower().split() if len(w) > 2}


def _patient_words(fragment: Fragment, m: Mentions) -> set[str]:
    spans = [s for t in fragment.triggers for s in t.patients]
    spans += [c.counted for i in fragment.claims if (c := m.casualties[i]).counted]
    return {w for s in spans for w in m.words(s).lower().split() if len(w) > 4} - COMMON_VICTIMS


def figures_clash(fragment: Fragment, others: Iterable[Fragment], m: Mentions) -> bool:
    """True where both give a toll of the same persons and they differ without being called an update."""
    ours, theirs = dead(fragment, m), dict[str, set[int]]()
    for f in others:
        for head, numbers in dead(f, m).items():
            theirs.setdefault(head, set()).update(numbers)
    return any(head in theirs and not numbers & theirs[head] for head, numbers in ours.items())


def dead(fragment: Fragment, m: Mentions) -> dict[str, set[int]]:
    """The firm numbers of killed in a fragment, by who is counted."""
    out: dict[str, set[int]] = {}
    for i in fragment.claims:
        c = m.casualties[i]
        firm = c.kind == "killed" and c.scope == "event" and c.rule in FIRM
        if firm and not c.update and c.count.best and not c.singular:
            out.setdefault(c.head or "people", set()).add(c.count.best)
    return out
