"""The words of resources/events/roles.yml, read once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.rules.data import load_yaml


@dataclass(frozen=True, slots=True)
class RoleLexicon:
    """Sets of lemmas; the file says what each is for.

    >>> role_lexicon().undergone >= {"murder", "kidnapping"}
    True
    """

    undergone: frozenset[str]
    undergone_of: frozenset[str]
    towards: frozenset[str]
    doing: frozenset[str]
    joining: frozenset[str]
    surviving: frozenset[str]
    befalls_subject: frozenset[str]
    not_doing: frozenset[str]
    labels: frozenset[str]
    qualities: frozenset[str]
    mutual: frozenset[str]
    mutual_nouns: frozenset[str]
    saying: frozenset[str]
    means: frozenset[str]
    striking: frozenset[str]


@cache
def role_lexicon() -> RoleLexicon:
    """The lexicon.

    Raises:
        KeyError: a list is missing from the file.
    """
    data = load_yaml("events/roles.yml")
    return RoleLexicon(**{key: frozenset(data[key]) for key in RoleLexicon.__dataclass_fields__})
