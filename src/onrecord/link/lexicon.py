"""The words and families that linking goes by, from resources/linking/words.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`families` maps a sub-event type to its family, `dayparts` a word to a time of day."""

    stop: frozenset[str]
    dayparts: dict[str, str]
    families: dict[str, str]
    violent: frozenset[str]
    vague: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once.

    >>> lexicon().families["suicide_bomb"]
    'bomb'
    """
    text = resources.files("onrecord").joinpath("resources/linking/words.yml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    return Lexicon(
        stop=frozenset(data["stop"]),
        dayparts={word: part for part, words in data["daypart"].items() for word in words},
        families={sub: family for family, subs in data["families"].items() for sub in subs},
        violent=frozenset(data["violent"]),
        vague=frozenset(data["vague"]),
    )
