"""Persons: which of those told of one by one belong to which happening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.assemble.group import Group
from onrecord.record.actor import Victim
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span

HELD = frozenset({"abducted", "missing"})
# Families of happenings that befall persons.
HARMING = frozenset({"attack", "bomb", "abduction", "arrest", "protest"})
# How many sentences behind a happening somebody may be told of who belongs to it.
REACH = 12
# A list of victims belongs to the happening it follows at any distance that reports have.
ROSTER = 60
# How many sentences ahead of a happening somebody may be told of who belongs to it.
AHEAD = 6


def fits(fate: str | None, family: str) -> bool:
    """True where somebody with this fate can be of a happening of this family.

    >>> fits("abducted", "abduction"), fits("killed", "abduction"), fits("arrested", "bomb")
    (True, False, False)
    """
    if fate is None:
        return True
    if fate == "arrested":
        return family == "arrest"
    return fate == "injured" if family == "arrest" else (fate in HELD) == (family == "abduction")


def victims_of(group: Group, groups: Sequence[Group], m: Mentions) -> tuple[Victim, ...]:
    """The persons of one happening among those of a report: told of in its sentences, or behind it and in no other."""
    spans = [f.sentence.span for f in group.fragments]
    persons = [v for v in m.victims if not _is_place(v, m)]
    own = [v for v in persons if _within(v, spans) and _belongs(v, group.family)]
    others = [f.sentence.span for g in groups for f in g.fragments]
    own += [v for v in persons if not _within(v, others) and _home(v, groups, m) is group]
    return tuple(sorted(own, key=lambda v: v.span.start))


def _belongs(victim: Victim, family: str) -> bool:
    """False for the arrested in another happening's sentence, and for others than the arrested in an arrest's."""
    return fits(victim.fate, family) if family == "arrest" or victim.fate == "arrested" else True


def _is_place(victim: Victim, m: Mentions) -> bool:
    """True for a name of one word that is a place's: "Nairobi -- ..." names nobody."""
    return victim.name is not None and " " not in victim.name and any(p.span.covers(victim.span) for p in m.places)


def _within(victim: Victim, spans: Iterable[Span]) -> bool:
    places = (victim.span, victim.predicate or victim.span)
    return any(s.covers(place) for s in spans for place in places)


def _home(victim: Victim, groups: Sequence[Group], m: Mentions) -> Group | None:
    """The happening told nearest to a named person of whom no happening's sentence tells; one told before, if any."""
    at = next((s.index for s in m.sentences if s.span.covers(victim.predicate or victim.span)), None)
    if at is None or victim.name is None:
        return None
    reach = ROSTER if victim.rule == "roster" else REACH
    fitting = [(n, g) for n, g in enumerate(groups) if fits(victim.fate, g.family) and g.family in HARMING]
    near = [(*_distance(g, at), n) for n, g in fitting]
    near = [(behind, away, n) for behind, away, n in near if away <= (AHEAD if behind else reach)]
    return groups[min(near)[2]] if near else None


def _distance(group: Group, at: int) -> tuple[bool, int]:
    """(told only behind, how many sentences away)."""
    before = [at - n for n in _indexes(group) if n < at]
    return (False, min(before)) if before else (True, min(_indexes(group)) - at)


def _indexes(group: Group) -> list[int]:
    return [f.sentence.index for f in group.fragments]


def alone(victims: Sequence[Victim], killed: int | None) -> tuple[Victim, ...]:
    """The persons of a happening with one dead: who is named and who is only described are then the same.

    "A journalist was shot dead. Jane Roe, 45, was ...": one person, a journalist, by the name of Jane Roe.
    """
    dead = [v for v in victims if v.fate == "killed"]
    named = [v for v in victims if v.name and v.fate in ("killed", None)]
    if killed != 1 or len(named) != 1 or not dead or any(v.name and v.name != named[0].name for v in dead):
        return tuple(victims)
    others = [v for v in dead if not v.name and v.age in (None, named[0].age) and v.sex in (None, named[0].sex)]
    if not others and named[0].fate:
        return tuple(victims)
    described = next((v for v in others if v.description), named[0])
    one = replace(
        named[0],
        fate="killed",
        predicate=dead[0].predicate,
        description=named[0].description or described.description,
        civilian=named[0].civilian if named[0].civilian is not None else described.civilian,
    )
    return tuple(one if v is named[0] else v for v in victims if v not in others)
