"""The lexicon of casualty words, compiled from resources/casualties/predicates.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

KINDS = ("killed", "injured", "missing", "abducted", "arrested", "displaced")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemma -> kind, by how the word takes its persons. See predicates.yml for the meaning of each."""

    transitive: dict[str, str]
    phrasal: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    intransitive: dict[str, str]
    intransitive_phrasal: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    states: dict[str, str]
    nouns: dict[str, str]
    people: dict[str, str]
    idioms: dict[str, frozenset[str]]
    lose_people: frozenset[str]
    claim_verbs: frozenset[str]
    suffer_verbs: frozenset[str]
    suffer_objects: frozenset[str]
    not_people: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process."""
    text = resources.files("onrecord").joinpath("resources/casualties/predicates.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506

    def single(field: str) -> dict[str, str]:
        return {word: kind for kind in KINDS for word in data[kind][field] if " " not in word}

    def several(field: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
        out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for kind in KINDS:
            for phrase in data[kind][field]:
                verb, *rest = phrase.split()
                if rest:
                    out.setdefault(verb, []).append((tuple(rest), kind))
        return {verb: tuple(sorted(rests, key=lambda r: -len(r[0]))) for verb, rests in out.items()}

    idioms: dict[str, set[str]] = {}
    for idiom in data["idioms"]:
        idioms.setdefault(idiom["verb"], set()).add(idiom["object"])
    return Lexicon(
        transitive=single("transitive"),
        phrasal=several("transitive"),
        intransitive=single("intransitive"),
        intransitive_phrasal=several("intransitive"),
        states=single("states"),
        nouns=single("nouns"),
        people=single("people"),
        idioms={verb: frozenset(objects) for verb, objects in idioms.items()},
        lose_people=frozenset(data["lose"]["people"]),
        claim_verbs=frozenset(data["claim_lives"]["verbs"]),
        suffer_verbs=frozenset(data["suffer"]["verbs"]),
        suffer_objects=frozenset(data["suffer"]["objects"]),
        not_people=frozenset(data["not_people"]),
    )
