"""The lexicon of casualty words, compiled from resources/casualties/predicates.yml and people.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.rules.data import load_yaml

KINDS = ("killed", "injured", "missing", "abducted", "arrested", "displaced")
Phrasals = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemma -> kind, by how the word takes its persons. See predicates.yml and people.yml for the meaning of each."""

    transitive: dict[str, str]
    phrasal: Phrasals
    intransitive: dict[str, str]
    intransitive_phrasal: Phrasals
    states: dict[str, str]
    nouns: dict[str, str]
    idioms: dict[str, frozenset[str]]
    mortal: frozenset[str]
    linking: frozenset[str]
    lose_verbs: frozenset[str]
    lose_people: frozenset[str]
    lose_struggle: frozenset[str]
    claim_verbs: frozenset[str]
    suffer_verbs: frozenset[str]
    suffer_objects: frozenset[str]
    take_verbs: frozenset[str]
    captives: frozenset[str]
    taken: dict[str, str]
    state_doers: frozenset[str]
    other_doers: frozenset[str]
    away_from: frozenset[str]
    left_behind: frozenset[str]
    not_people: frozenset[str]
    abstract_endings: tuple[str, ...]
    collectives: frozenset[str]
    also_people: frozenset[str]
    generic: frozenset[str]


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = load_yaml(f"casualties/{name}")
    return data


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process."""
    words, people = _read("predicates.yml"), _read("people.yml")
    idioms: dict[str, set[str]] = {}
    for idiom in words["idioms"]:
        idioms.setdefault(idiom["verb"], set()).add(idiom["object"])
    return Lexicon(
        transitive=_single(words, "transitive"),
        phrasal=_several(words, "transitive"),
        intransitive=_single(words, "intransitive"),
        intransitive_phrasal=_several(words, "intransitive"),
        states=_single(words, "states"),
        nouns=_single(words, "nouns"),
        idioms={verb: frozenset(objects) for verb, objects in idioms.items()},
        mortal=frozenset(words["mortal"]),
        linking=frozenset(words["linking"]),
        lose_verbs=frozenset(words["lose"]["verbs"]),
        lose_people=frozenset(words["lose"]["people"]),
        lose_struggle=frozenset(words["lose"]["struggle"]),
        claim_verbs=frozenset(words["claim_lives"]["verbs"]),
        suffer_verbs=frozenset(words["suffer"]["verbs"]),
        suffer_objects=frozenset(words["suffer"]["objects"]),
        take_verbs=frozenset(words["captives"]["verbs"]),
        captives=frozenset(words["captives"]["objects"]),
        taken=dict(words["taken"]["verbs"]),
        state_doers=frozenset(words["taken"]["state"]),
        other_doers=frozenset(words["taken"]["others"]),
        away_from=frozenset(words["flight"]["verbs"]),
        left_behind=frozenset(words["flight"]["from"]),
        not_people=frozenset(word for row in people["not_people"] for word in row),
        abstract_endings=tuple(people["abstract_endings"]),
        collectives=frozenset(people["collectives"]),
        also_people=frozenset(people["also_people"]),
        generic=frozenset(people["generic"]),
    )


def _single(words: dict[str, Any], field: str) -> dict[str, str]:
    return {word: kind for kind in KINDS for word in words[kind][field] if " " not in word}


def _several(words: dict[str, Any], field: str) -> Phrasals:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind in KINDS:
        for phrase in words[kind][field]:
            verb, *rest = phrase.split()
            if rest:
                out.setdefault(verb, []).append((tuple(rest), kind))
    return {verb: tuple(sorted(rests, key=lambda r: -len(r[0]))) for verb, rests in out.items()}
