"""Beside: whether a figure counts others than those counted before it, or some of them."""

from __future__ import annotations

from rapidfuzz import fuzz

from onrecord.assemble.totals import Total

# Beside so many, a single person told of first, as known, is no figure.
MANY = 10
# "The murder of a person", "one of the best men": words that may be anybody told of before.
ANYBODY = frozenset({"person", "man", "victim", "individual", "people", "human", "someone", "somebody"})
NEAR = 2  # sentences within which "also" adds to a count of people
PEOPLE = frozenset({"people", "person", "civilian", "individual", "victim", "resident", "villager", "palestinian", ""})
LONG = 6  # letters from which two spellings of a name are compared
ALIKE = 85


def within(t: Total, size: int, top: int, sofar: list[Total]) -> bool:
    """True for "six were also killed in a strike on a tent" far behind "38 people were killed in strikes"."""
    whole = sofar[0]
    return t.also and bool(whole.heads & PEOPLE) and size < top and top >= MANY and t.sentence - whole.sentence > NEAR


def adds(t: Total, sofar: list[Total]) -> bool:
    """True for dead beside those counted: of the same breath, another person, "two others", the other side's."""
    if (t.others and all(s.persons for s in sofar)) or _beside(t, sofar) or _another_person(t, sofar):
        return True
    one_more = bool(t.persons) and not t.definite and not t.heads <= ANYBODY
    return t.additional or ((one_more or not t.weak) and _others(t, sofar))


def of_rejected(t: Total, sofar: list[Total], verdicts: dict[int, tuple[bool, str]]) -> bool:
    """True for "and three others" behind a "four" that was itself only a part of the figure."""
    last = sofar[-1]
    near = t.sentence == last.sentence or (t.sentence - last.sentence == 1 and not last.weak)
    return near and all(i in verdicts and not verdicts[i][0] for i in last.indexes)


def _beside(t: Total, sofar: list[Total]) -> bool:
    """True for other dead of the same breath: "a rebel was killed and three soldiers died"."""
    last = sofar[-1]
    if t.named and t.persons and any(s.heads & ANYBODY and not s.persons for s in sofar[:-1]):
        return False  # "Four people were killed … the blast killed Ana Paz and a policeman"
    if t.uncounted and any(s.heads & ANYBODY and not s.persons for s in sofar):
        return False  # "Twelve people died when gunmen killed guests, a barman and dancers" says who the twelve were
    same_breath = t.sentence == last.sentence and t.speaker == last.speaker and not t.explicit and not t.definite
    return (
        same_breath and bool(t.heads - {""}) and bool(last.heads - {""}) and not t.heads & last.heads and not t.update
    )


def _another_person(t: Total, sofar: list[Total]) -> bool:
    """True for one more person where all before are single persons too, and none of them is this one."""
    if not t.persons or t.definite or not all(s.persons for s in sofar):
        return False
    if t.heads <= ANYBODY or (t.owned and t.sentence != sofar[-1].sentence):
        return False  # "before her husband was killed" tells of the man told of before
    return not any(_alike(t.persons, s.persons) or t.heads & s.heads or _gets_a_name(t, s) for s in sofar)


def _alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """True where a word is the same in both, or a name spelled nearly so."""
    return any(a == b or (min(len(a), len(b)) >= LONG and fuzz.ratio(a, b) >= ALIKE) for a in ours for b in theirs)


def _gets_a_name(t: Total, before: Total) -> bool:
    """True where a later sentence names somebody told of without a name: "a student was found dead ... Ana Rojas"."""
    if t.sentence == before.sentence or not t.named or before.named:
        return False
    return t.group is None or before.group is None or t.group == before.group


def _others(t: Total, sofar: list[Total]) -> bool:
    """True where this total counts persons of another side than all before."""
    sides = t.sides - {"unknown"}
    before = set().union(*(s.sides for s in sofar)) - {"unknown"}
    return bool(sides) and bool(before) and not sides & before
