"""The lexicon of triggers, compiled from resources/events/triggers.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word (or words) that tells of an event; `needs` is what must stand with a weak one, else None."""

    sub_event_type: str
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Tables of triggers: by lemma for verbs (with particles) and nouns (one to three lemmas)."""

    verbs: dict[str, Trigger]
    particle_verbs: dict[str, tuple[tuple[tuple[str, ...], Trigger], ...]]
    nouns: dict[tuple[str, ...], Trigger]
    first_nouns: frozenset[str]
    event_type_of: dict[str, str]
    rank: dict[str, int]
    by_weapon: dict[str, str]
    threat: frozenset[str]
    attempt: frozenset[str]
    deny: frozenset[str]
    not_violence: frozenset[str]
    in_words: frozenset[str]
    ground_verbs: dict[str, frozenset[str]]


@cache
def event_lexicon() -> EventLexicon:
    """The lexicon, read once a process."""
    text = resources.files("onrecord").joinpath("resources/events/triggers.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    verbs: dict[str, Trigger] = {}
    particles: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
    nouns: dict[tuple[str, ...], Trigger] = {}
    for sub in data["rank"]:
        entry = data.get(sub)
        if entry is None:
            continue
        told = {**dict.fromkeys(entry["verbs"]), **entry["weak_verbs"]}
        for phrase, needs in told.items():
            first, *rest = phrase.split()
            if rest:
                particles.setdefault(first, []).append((tuple(rest), Trigger(sub, needs)))
            else:
                verbs.setdefault(first, Trigger(sub, needs))
        for phrase, needs in {**dict.fromkeys(entry["nouns"]), **entry.get("weak_nouns", {})}.items():
            nouns.setdefault(tuple(phrase.split()), Trigger(sub, needs))
    ground = data["territory"]
    return EventLexicon(
        verbs=verbs,
        particle_verbs={k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in particles.items()},
        nouns=nouns,
        first_nouns=frozenset(n[0] for n in nouns),
        event_type_of={sub: kind for kind, subs in data["event_types"].items() for sub in subs},
        rank={sub: i for i, sub in enumerate(data["rank"])},
        by_weapon=data["by_weapon"],
        threat=frozenset(data["threat"]),
        attempt=frozenset(data["attempt"]),
        deny=frozenset(data["deny"]),
        in_words=frozenset(data["in_words"]),
        ground_verbs={v: frozenset(ground["narrow"].get(v, ground["objects"])) for v in ground["verbs"]},
        not_violence=frozenset(data["not_violence"]),
    )
