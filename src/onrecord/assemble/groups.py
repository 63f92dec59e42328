"""Groups: the fragments of a report that tell of one happening."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

from onrecord.assemble.fragments import Fragment
from onrecord.assemble.scope import scope_of
from onrecord.assemble.substance import OPENS, substance
from onrecord.record.date import DateRange
from onrecord.record.mentions import Mentions
from onrecord.record.place import Place

# Families that may tell one happening: an attack may turn out a bombing, and so on.
KIN = {
    frozenset({"bomb", "attack"}),
    frozenset({"property", "attack"}),
    frozenset({"property", "bomb"}),
    frozenset({"protest", "attack"}),
}
FIRM = frozenset({"exact", "at_least", "more_than", "about", "family_of", "group_of"})
GENERAL = frozenset({"attack", "incident", "violence", "assault", "raid", "strike", "operation"})
DISTANT = re.compile(r"\b(?:ago|last|earlier|previous|month|year|fortnight|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)")
OTHER = re.compile(r"\b(?:other|another|separate|similar|second|third|previous|earlier)\s+(?:\w+\s+)?$", re.IGNORECASE)
# Words for victims that many happenings share.
COMMON_VICTIMS = frozenset(
    "people persons civilians others soldiers troops policemen members villagers residents women children militants"
    " several dozens least about their another fighters officers police killed wounded forces rebels security".split()
)
VAGUE = 4  # UCDP's date_prec of a month
BEFORE = re.compile(r"\b(?:earlier|last|previous|past)\b", re.IGNORECASE)
NEAR_KM = 30.0
SENTENCES_APART = 4


@dataclass(slots=True)
class Group:
    """Fragments of one happening, in order; only assemble() makes and fills these."""

    fragments: list[Fragment] = field(default_factory=list)

    @property
    def family(self) -> str:
        """The family of the first fragment that has one; a mere "attack" or "incident" gives way to a bombing."""
        told = [f for f in self.fragments if f.family]
        if not told:
            return "attack"
        if told[0].family == "attack" and _is_general(told[0]) and any(f.family == "bomb" for f in told):
            return "bomb"
        return told[0].family or "attack"

    @property
    def dates(self) -> list[DateRange]:
        """Dates told with the happening, in order."""
        return [d for f in self.fragments for d in f.dates if d.start or d.end or d.text]

    @property
    def places(self) -> list[Place]:
        """Places told with the happening, in order."""
        return [p for f in self.fragments for p in f.places]


def _is_general(fragment: Fragment) -> bool:
    """True where the words leave open how it was done: "an attack", "killed"."""
    return all(t.lemma in GENERAL or t.weak for t in fragment.triggers)


def grouped(found: Iterable[Fragment], m: Mentions) -> list[Group]:
    """Each fragment joins the happening it goes on with, or begins one."""
    groups: list[Group] = []
    segments: dict[int, int] = {}
    for fragment in found:
        segment = fragment.sentence.segment
        own = groups[segments.setdefault(segment, len(groups)) :] if fragment.sentence.section == "related" else groups
        home = _home(fragment, [g for g in own if _same_page_part(g, fragment)], m)
        if home is not None:
            home.fragments.append(fragment)
        elif substance(fragment, m) >= OPENS or fragment.sentence.section != "body":
            groups.append(Group([fragment]))
    return groups


def _is_running(fragment: Fragment, m: Mentions) -> bool:
    """True where all the fragment's figures are running tolls of a war or a year."""
    scopes = {scope_of(m.casualties[i], m) for i in fragment.claims}
    return "cumulative" in scopes and "event" not in scopes and not any(t.definite for t in fragment.triggers)


def _same_page_part(group: Group, fragment: Fragment) -> bool:
    first = group.fragments[0].sentence
    if "related" in (first.section, fragment.sentence.section):
        return first.segment == fragment.sentence.segment
    return True


def _home(fragment: Fragment, groups: list[Group], m: Mentions) -> Group | None:
    best, best_score = None, 0.0
    for back, group in enumerate(reversed(groups)):
        score = _score(fragment, group, m) - 0.2 * back
        if score > best_score:
            best, best_score = group, score
    return best


def _score(fragment: Fragment, group: Group, m: Mentions) -> float:
    """How well a fragment goes on with a group; not above 0 where it does not."""
    last = group.fragments[-1].sentence
    apart = fragment.sentence.index - last.index
    kin = fragment.family is None or fragment.family == group.family or frozenset({fragment.family, group.family}) in KIN
    if not kin or (fragment.family == "bomb" and group.family != "bomb" and not _may_be_bombing(fragment, group)):
        return -1.0
    if _dates_clash(fragment, group) or _status_clash(fragment, group):
        return -1.0
    if fragment.triggers and (fragment.recalled or _is_running(fragment, m)):
        return -1.0
    score = 1.0 if fragment.family in (None, group.family) else 0.2
    if _places_clash(fragment, group):
        score -= 1.5
    elif _place_shared(fragment, group):
        score += 0.6
    if group.fragments[0].sentence.section == "title" and len(group.fragments) == 1:
        score += 1.0
    if fragment.sentence.paragraph == last.paragraph:
        score += 0.6
    elif apart > SENTENCES_APART:
        score -= 0.5
    if any(t.definite for t in fragment.triggers):
        score += 0.8
    if _victims_shared(fragment, group, m):
        score += 1.2
    if _figure_clash(fragment, group, m):
        score -= 0.8
    if _is_new(fragment, m):
        score -= 1.2
    return score


def _may_be_bombing(fragment: Fragment, group: Group) -> bool:
    """A blast told after "an attack" may be that attack; after a shooting it is another thing."""
    told = [f for f in group.fragments if f.triggers]
    general = bool(told) and all(_is_general(f) for f in told)
    return general and not all(t.generic for t in fragment.triggers)


def _is_new(fragment: Fragment, m: Mentions) -> bool:
    """True for words that open another happening: "another bomb", "meanwhile", "in a separate attack"."""
    words = m.words(fragment.sentence.span).lower()
    opening = words[:60]
    if any(OTHER.search(m.document.text[max(0, t.span.start - 24) : t.span.start]) for t in fragment.triggers):
        return True
    cues = ("meanwhile", "in another", "in a separate", "separately", "elsewhere", "also in", "in other", "on another", "at the same time", "earlier,", "in addition")
    return opening.startswith(cues) or " separate incident" in words


def _status_clash(fragment: Fragment, group: Group) -> bool:
    if not fragment.triggers:
        return False
    hypothetical = {t.status for t in fragment.triggers} <= {"threatened"}
    group_statuses = {t.status for f in group.fragments for t in f.triggers}
    return hypothetical != (group_statuses <= {"threatened"}) and bool(group_statuses)


def _dates_clash(fragment: Fragment, group: Group) -> bool:
    ours = [d for d in fragment.dates if d.start and d.end]
    theirs = [d for d in group.dates if d.start and d.end]
    if not ours or not theirs:
        return _unread_dates_clash(fragment, group)
    if all((d.precision or 1) >= VAGUE and BEFORE.search(d.text or "") for d in ours) and any((d.precision or 9) < VAGUE for d in theirs):
        return True  # "earlier this month" is not Thursday, though Thursday lies in it
    return not any(_overlap(a, b) for a in ours for b in theirs)


def _unread_dates_clash(fragment: Fragment, group: Group) -> bool:
    """Without a publication date, "Tuesday" and "about a year ago" are still not one day."""
    ours = {d.text.lower() for d in fragment.dates if d.text and d.start is None}
    theirs = {d.text.lower() for d in group.dates if d.text and d.start is None}
    if not ours or not theirs or ours & theirs:
        return False
    distant = [bool(DISTANT.search(" ".join(texts))) for texts in (ours, theirs)]
    return distant[0] != distant[1]


def _overlap(a: DateRange, b: DateRange) -> bool:
    assert a.start and a.end and b.start and b.end  # noqa: S101  filtered by the caller
    return a.start <= b.end and b.start <= a.end


def _pinned(places: Iterable[Place]) -> list[Place]:
    return [p for p in places if p.lat is not None and p.lon is not None and (p.kind not in ("country", "region", "adm1")) and p.role != "from"]


def _places_clash(fragment: Fragment, group: Group) -> bool:
    ours, theirs = _pinned(fragment.places), _pinned(group.places)
    if not ours or not theirs:
        countries = {p.country for p in fragment.places if p.country}, {p.country for p in group.places if p.country}
        return bool(countries[0] and countries[1]) and not countries[0] & countries[1]
    return min(distance_km(a, b) for a in ours for b in theirs) > NEAR_KM


def _place_shared(fragment: Fragment, group: Group) -> bool:
    ours, theirs = _pinned(fragment.places), _pinned(group.places)
    return bool(ours) and bool(theirs) and not _places_clash(fragment, group)


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance of two places with positions."""
    assert a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None  # noqa: S101, PT018
    la1, lo1, la2, lo2 = map(radians, (a.lat, a.lon, b.lat, b.lon))
    h = sin((la2 - la1) / 2) ** 2 + cos(la1) * cos(la2) * sin((lo2 - lo1) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))


def _victims_shared(fragment: Fragment, group: Group, m: Mentions) -> bool:
    return bool(_patient_words(fragment, m) & set().union(*(_patient_words(f, m) for f in group.fragments)))


def _patient_words(fragment: Fragment, m: Mentions) -> set[str]:
    spans = [s for t in fragment.triggers for s in t.patients]
    spans += [c.counted for i in fragment.claims if (c := m.casualties[i]).counted]
    return {w for s in spans for w in m.words(s).lower().split() if len(w) > 4} - COMMON_VICTIMS


def _figure_clash(fragment: Fragment, group: Group, m: Mentions) -> bool:
    """True where both give a toll of the same persons and they differ without being called an update."""
    def exact(f: Fragment) -> dict[str | None, set[int]]:
        out: dict[str | None, set[int]] = {}
        for i in f.claims:
            c = m.casualties[i]
            if c.kind == "killed" and c.scope == "event" and c.rule in FIRM and not c.update and c.count.best and not c.singular:
                out.setdefault(c.head or "people", set()).add(c.count.best)
        return out

    ours = exact(fragment)
    if fragment.recalled:
        return True
    theirs: dict[str | None, set[int]] = {}
    for f in group.fragments:
        for head, numbers in exact(f).items():
            theirs.setdefault(head, set()).update(numbers)
    return any(head in theirs and not numbers & theirs[head] for head, numbers in ours.items() if head)
