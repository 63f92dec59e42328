"""The comparisons, barriers and words of resources/events/joining.yml, read once a process."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.rules.data import load_yaml


@dataclass(frozen=True, slots=True)
class JoiningRules:
    """What the file declares; the file says what each comparison means.

    >>> joining_rules().weights["same_sort"]
    1.0
    """

    weights: dict[str, float]
    barriers: frozenset[str]
    another: re.Pattern[str]
    openings: tuple[str, ...]
    several: re.Pattern[str]
    disputed: re.Pattern[str]


@cache
def joining_rules() -> JoiningRules:
    """The rules.

    Raises:
        KeyError: a list is missing from the file.
    """
    data = load_yaml("events/joining.yml")
    several, nouns = "|".join(data["several"]), "|".join(data["several_nouns"])
    return JoiningRules(
        weights={c["id"]: float(c["weight"]) for c in data["comparisons"]},
        barriers=frozenset(b["id"] for b in data["barriers"]),
        another=re.compile(rf"\b(?:{'|'.join(data['another'])})\s+(?:\w+\s+)?$", re.IGNORECASE),
        openings=tuple(data["openings"]),
        several=re.compile(
            rf"\b(?:{several})\s+(?:[\w’'-]+\s+){{0,4}}(?:{nouns})\b|\b(?:{nouns})\s+(?:across|around)\b", re.IGNORECASE
        ),
        disputed=re.compile(data["disputed"], re.IGNORECASE),
    )
