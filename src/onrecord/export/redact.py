"""Names of private persons left out: of the dead and injured, and of those who say what they saw."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from onrecord.export.info import Json
from onrecord.rules.names import pattern_of, person_in

REDACTED = "[name left out]"
# Roles of speakers who speak for nobody but themselves; doctors who count the dead have been hunted for it.
PRIVATE = frozenset({"witness", "medical", "unnamed"})


def redacted(incident: Json) -> Json:
    """The incident without the names of private persons, wherever its own text holds them.

    >>> told = {"victims": [{"name": "Jane Roe", "aliases": ["J. Roe"]}], "summary": "Attack on Jane Roe; at Homs"}
    >>> redacted(told)["summary"]
    'Attack on [name left out]; at Homs'
    """
    pattern = names_of([incident])
    if pattern is None:
        return incident
    cleaned: Json = _without(incident, pattern)
    cleaned["victims"] = [{**v, "name": None, "aliases": []} for v in cleaned["victims"]]
    return cleaned


def names_of(told: Iterable[Json]) -> re.Pattern[str] | None:
    """What finds the names of private persons in a text, and parts of them that stand alone; None where nobody is named.

    `told` are incidents or events. Private are their victims, and those speakers who speak for nobody but themselves.

    >>> names_of([{"victims": [{"name": "Jane Roe", "aliases": []}]}]).sub(REDACTED, "jane roe died, said Roe's mother")
    "[name left out] died, said [name left out]'s mother"
    """
    names: list[str] = []
    for one in told:
        names += [n for v in one["victims"] for n in (v["name"], *v["aliases"]) if n]
        names += [n for claim in one.get("claims", ()) if claim["by"] for n in _private(claim["by"])]
    return pattern_of(names)


def _private(speaker: Json) -> Iterable[str]:
    """The name of a speaker who speaks for nobody but themselves, as the report gives it."""
    if speaker["role"] not in PRIVATE or speaker["kind"] or speaker["actor_id"]:
        return ()
    return [name for said in (speaker["name"], speaker["text"]) if said and (name := person_in(said))]


def _without(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(REDACTED, value)
    if isinstance(value, dict):
        return {key: _without(inner, pattern) for key, inner in value.items()}
    return [_without(inner, pattern) for inner in value] if isinstance(value, list) else value
