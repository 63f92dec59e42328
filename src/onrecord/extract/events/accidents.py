"""Accidents: harm that nobody did, told with the same words as violence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.rules.data import load_yaml


@dataclass(frozen=True, slots=True)
class AccidentRules:
    """What resources/events/accidents.yml declares.

    >>> accident_rules().is_accident("Nine people were killed in a bus crash near Puno.")
    True
    >>> accident_rules().is_accident("The plane crashed after it was shot down.")
    False
    """

    words: re.Pattern[str]
    after_all: re.Pattern[str]
    harm: frozenset[str]

    def is_accident(self, sentence: str) -> bool:
        """True for a sentence (as it was parsed) that tells of an accident, a disaster or an illness."""
        return bool(self.words.search(sentence)) and not self.after_all.search(sentence)


@cache
def accident_rules() -> AccidentRules:
    """The rules, read once a process.

    Raises:
        KeyError: a list is missing from the file.
    """
    data = load_yaml("events/accidents.yml")
    return AccidentRules(_any_of(data["words"]), _any_of(data["after_all"]), frozenset(data["harm"]))


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
