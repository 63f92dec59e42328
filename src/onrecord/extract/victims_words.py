"""The words for persons and for what befalls them, from resources/persons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onrecord.rules.data import load_yaml

Part = Literal["patient", "subject"]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a word for a person says of sex and of being a civilian; None where it says nothing.

    >>> people()["nurse"].civilian
    True
    """

    id: str
    sex: str | None
    civilian: bool | None


@dataclass(frozen=True, slots=True)
class Harm:
    """What a verb says befell its patient or its subject.

    >>> harms()["kill", "patient"].fate
    'killed'
    """

    id: str
    fate: str


def _read(name: str) -> Any:
    return load_yaml(f"persons/{name}")


@cache
def people() -> dict[str, Kind]:
    """A noun for one person -> what it says."""
    found: dict[str, Kind] = {}
    for row in _read("people.yaml"):
        kind = Kind(row["id"], row.get("sex"), row.get("civilian"))
        for word in row["words"]:
            found.setdefault(word, kind)
    return found


@cache
def harms() -> dict[tuple[str, Part], Harm]:
    """(lemma of a verb, which part of its clause is harmed) -> harm."""
    found: dict[tuple[str, Part], Harm] = {}
    for row in _read("harms.yaml"):
        harm = Harm(row["id"], row["fate"])
        found.update({(lemma, "patient"): harm for lemma in row.get("patient", ())})
        found.update({(lemma, "subject"): harm for lemma in row.get("subject", ())})
    return found


@cache
def harm_nouns() -> dict[str, str]:
    """A noun ("murder") -> the fate of whom it is told."""
    return {word: fate for fate, words in _read("nouns_of_harm.yaml").items() for word in words}


@cache
def harm_adjectives() -> dict[str, str]:
    """A word before a person ("slain") -> the fate it tells."""
    return {word: fate for fate, words in _read("adjectives_of_harm.yaml").items() for word in words}


@cache
def rosters() -> dict[str, Any]:
    """Words that open a list of names: fate -> lemmas, and `verbs`."""
    return {key: frozenset(words) for key, words in _read("rosters.yaml").items()}


@cache
def custody() -> dict[str, frozenset[str]]:
    """Words for being held: `nouns` for where, `verbs` before "in", `sentence` for verbs of a court."""
    return {key: frozenset(words) for key, words in _read("custody.yaml").items()}
