"""The words of resources/events/roles.yml that decide who counts as doer or undergoer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.rules.data import load_yaml


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Sets of words in small letters; the file says what each is for.

    >>> "attacker" in role_words().vague
    True
    """

    vague: frozenset[str]
    means: frozenset[str]
    pronouns: frozenset[str]
    doubt: frozenset[str]
    absent: frozenset[str]
    not_people: frozenset[str]
    media: frozenset[str]
    other_side: frozenset[str]
    bombers: frozenset[str]
    common: frozenset[str]
    counting: frozenset[str]
    function: frozenset[str]
    particles: frozenset[str]


@cache
def role_words() -> RoleWords:
    """The words, read once a process."""
    data = load_yaml("events/roles.yml")
    return RoleWords(**{key: frozenset(data[key]) for key in RoleWords.__dataclass_fields__})
