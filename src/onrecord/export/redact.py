"""Names of victims left out: for publishing where a name could bring harm to the living."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from onrecord.export.info import Json
from onrecord.rules.names import pattern_of

REDACTED = "[name left out]"


def redacted(incident: Json) -> Json:
    """The incident without its victims' names, wherever its own text holds them.

    >>> told = {"victims": [{"name": "Jane Roe", "aliases": ["J. Roe"]}], "summary": "Attack on Jane Roe; at Homs"}
    >>> redacted(told)["summary"]
    'Attack on [name left out]; at Homs'
    """
    pattern = names_of(incident["victims"])
    if pattern is None:
        return incident
    cleaned: Json = _without(incident, pattern)
    cleaned["victims"] = [{**v, "name": None, "aliases": []} for v in cleaned["victims"]]
    return cleaned


def names_of(victims: Iterable[Json]) -> re.Pattern[str] | None:
    """What finds the names of victims in a text, and parts of them that stand alone; None where nobody is named.

    >>> names_of([{"name": "Jane Roe", "aliases": []}]).sub(REDACTED, "jane roe died, said Roe's mother")
    "[name left out] died, said [name left out]'s mother"
    """
    return pattern_of(n for v in victims for n in (v["name"], *v["aliases"]) if n)


def _without(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(REDACTED, value)
    if isinstance(value, dict):
        return {key: _without(inner, pattern) for key, inner in value.items()}
    return [_without(inner, pattern) for inner in value] if isinstance(value, list) else value
