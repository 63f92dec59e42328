"""The word lists of resources/places, loaded once."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.rules.data import load_yaml


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that tell places from other names, as sets.

    `kinds` maps "town", "province" to a kind, `short` maps "Calif." to the full name and its kind.
    """

    locative: frozenset[str]
    directional: frozenset[str]
    compass: frozenset[str]
    kinds: dict[str, str]
    vague_area: frozenset[str]
    taken: frozenset[str]
    not_places: frozenset[str]
    after: frozenset[str]
    titles: frozenset[str]
    said: frozenset[str]
    never: frozenset[str]
    inside: frozenset[str]
    heads: frozenset[str]
    hyphened: frozenset[str]
    adjectival: frozenset[str]
    common: frozenset[str]
    peoples: frozenset[str]
    short: dict[str, tuple[str, str]]


@cache
def lexicon() -> Lexicon:
    """The lists, read once a process."""
    folder = files("onrecord.resources") / "places"
    data = load_yaml("places/words.yml")
    kinds = {word: kind for kind, words in data.pop("kinds").items() for word in words}
    common = (folder / "common_words.txt").read_text(encoding="utf-8").splitlines()
    with (folder / "short.csv").open(encoding="utf-8") as f:
        short = {r["short"]: (r["name"], r["kind"]) for r in csv.DictReader(f)}
    # YAML 1.1 reads "on" and "no" as booleans.
    peoples = (w for p in load_yaml("actors/peoples.yml") for k in ("adjective", "people") for w in p.get(k, ()))
    sets = {key: frozenset({True: "on", False: "no"}.get(w, w) for w in words) for key, words in data.items()}
    return Lexicon(
        kinds=kinds,
        short=short,
        common=frozenset(w for w in common if not w.startswith("#")),
        peoples=frozenset(w.lower() for w in peoples),
        **sets,
    )
