"""The lexicon of triggers, compiled from resources/events/triggers.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.rules.data import load_yaml


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word (or words) that tells of an event; `needs` is what must stand with a weak one, else None."""

    sub_event_type: str
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Tables of triggers: by lemma for verbs (with particles) and nouns (one to three lemmas).

    A verb may tell of several types; the first whose company it has stands.
    """

    verbs: dict[str, tuple[Trigger, ...]]
    particle_verbs: dict[str, tuple[tuple[tuple[str, ...], Trigger], ...]]
    nouns: dict[tuple[str, ...], Trigger]
    first_nouns: frozenset[str]
    threat: frozenset[str]
    attempt: frozenset[str]
    deny: frozenset[str]
    not_violence: frozenset[str]
    in_words: frozenset[str]
    ground_verbs: dict[str, frozenset[str]]


@cache
def event_lexicon() -> EventLexicon:
    """The lexicon, read once a process."""
    data: dict[str, Any] = load_yaml("events/triggers.yml")
    verbs: dict[str, tuple[Trigger, ...]] = {}
    particles: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
    nouns: dict[tuple[str, ...], Trigger] = {}
    # A word of two types is the more telling one's, the first in the order of types.yml, where it has its company.
    for sub in load_yaml("events/types.yml")["rank"]:
        entry = data.get(sub)
        if entry is None:
            continue
        told = {**dict.fromkeys(entry["verbs"]), **entry["weak_verbs"]}
        for phrase, needs in told.items():
            first, *rest = phrase.split()
            if rest:
                particles.setdefault(first, []).append((tuple(rest), Trigger(sub, needs)))
            else:
                verbs[first] = (*verbs.get(first, ()), Trigger(sub, needs))
        for phrase, needs in {**dict.fromkeys(entry["nouns"]), **entry.get("weak_nouns", {})}.items():
            nouns.setdefault(tuple(phrase.split()), Trigger(sub, needs))
    ground = data["territory"]
    return EventLexicon(
        verbs=verbs,
        particle_verbs={k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in particles.items()},
        nouns=nouns,
        first_nouns=frozenset(n[0] for n in nouns),
        threat=frozenset(data["threat"]),
        attempt=frozenset(data["attempt"]),
        deny=frozenset(data["deny"]),
        in_words=frozenset(data["in_words"]),
        ground_verbs={v: frozenset(ground["narrow"].get(v, ground["objects"])) for v in ground["verbs"]},
        not_violence=frozenset(data["not_violence"]),
    )
