"""The words of reported speech, from resources/speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.record.statement import Stance
from onrecord.rules.data import load_yaml


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: the rule's id, the stance it gives, and the complement it needs.

    >>> verbs()["deny"].stance
    'denied'
    """

    id: str
    stance: Stance
    takes: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Fixed words before a speaker ("according to").

    >>> phrases()["according"][0].words
    ('according', 'to')
    """

    id: str
    stance: Stance
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerClass:
    """A sort of speaker: `generic` words of nameless phrases, `names` the words in names of that sort.

    >>> classes()[0].id
    'monitor'
    """

    id: str
    generic: tuple[str, ...]
    names: tuple[str, ...]


def _read(name: str) -> Any:
    return load_yaml(f"speech/{name}")


@cache
def verbs() -> dict[str, Cue]:
    """Lemma -> cue. A verb listed twice keeps the later, stronger reading (figure over clause)."""
    found: dict[str, Cue] = {}
    for row in _read("verbs.yaml"):
        cue = Cue(row["id"], row["stance"], row["takes"])
        found.update(dict.fromkeys(row["verbs"], cue))
    return found


@cache
def nouns() -> dict[str, Any]:
    """The lists of nouns.yaml; plain lists come as frozen sets."""
    return {key: frozenset(value) if isinstance(value, list) else value for key, value in _read("nouns.yaml").items()}


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """The fixed phrases before a speaker by their first word, each list in the order of the file."""
    found: dict[str, list[Phrase]] = {}
    for row in _read("phrases.yaml"):
        phrase = Phrase(row["id"], row["stance"], tuple(row["words"]))
        found.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(them) for first, them in found.items()}


@cache
def unnamed() -> tuple[dict[str, Cue], dict[str, Cue]]:
    """Adverbs ("reportedly") and passive verbs ("it was reported") that name nobody, each -> its cue."""
    adverbs: dict[str, Cue] = {}
    passives: dict[str, Cue] = {}
    for row in _read("unnamed.yaml"):
        cue = Cue(row["id"], row["stance"], "clause")
        adverbs.update(dict.fromkeys(row.get("adverbs", ()), cue))
        passives.update(dict.fromkeys(row.get("passives", ()), cue))
    return adverbs, passives


@cache
def classes() -> tuple[SpeakerClass, ...]:
    """The sorts of speakers."""
    return tuple(SpeakerClass(row["id"], tuple(row["generic"]), tuple(row["names"])) for row in _read("classes.yaml"))
