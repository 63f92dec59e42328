"""He or she: the sex that the pronouns behind a person's name tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.victims_merge import same_name
from onrecord.extract.victims_words import people
from onrecord.record.parsed import entities_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record.actor import Victim
    from onrecord.record.parsed import ParsedReport

PRONOUNS = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
# A pronoun stands at most so many tokens behind the name it is counted for.
REACH = 40
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# The share of a name's pronouns that must agree.
AGREEING = 0.75


def with_sex(victims: tuple[Victim, ...], parsed: ParsedReport) -> tuple[Victim, ...]:
    """The victims, those named with the sex that most pronouns right behind their name have, where nothing said it."""
    if not any(v.sex is None and v.name for v in victims):
        return victims
    told = list(_told(parsed, frozenset(v.name.split()[-1] for v in victims if v.name)))
    return tuple(_with_sex(v, told) if v.sex is None and v.name else v for v in victims)


def _told(parsed: ParsedReport, surnames: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(name, sex) for each pronoun with a person's name before it and no other between."""
    for segment in parsed.segments:
        ends = {e.end - 1: e.text for e in entities_of(segment.doc) if e.label_ == "PERSON"}
        name, at = None, -REACH
        for token in segment.doc:
            if token.i in ends or token.text in surnames:
                name, at = ends.get(token.i, token.text), token.i
            elif token.dep_ in _SUBJECTS and token.pos_ == "NOUN" and token.lemma_.lower() in people():
                name = None  # somebody else does what follows
            sex = PRONOUNS.get(token.lower_)
            if sex is not None and name is not None and token.i - at <= REACH:
                yield name, sex


def _with_sex(victim: Victim, told: list[tuple[str, str]]) -> Victim:
    votes = Counter(sex for name, sex in told if same_name(name, victim.name or ""))
    if not votes:
        return victim
    sex, count = votes.most_common(1)[0]
    return replace(victim, sex=sex) if count >= AGREEING * votes.total() else victim
