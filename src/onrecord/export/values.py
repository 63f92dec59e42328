"""What several formats take out of an incident's JSON in the same way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]
STATE = ("state_forces", "police", "foreign_forces")
GROUPS = ("rebel_group", "militia")


def main_place(incident: Json) -> Json:
    """The incident's own place; an empty dict where none is known."""
    return incident["places"][0] if incident["places"] else {}


def named(incident: Json, *roles: str) -> list[str]:
    """Those with one of the roles, by name, each once."""
    return unique(a["name"] or a["text"] for a in incident["actors"] if a["role"] in roles)


def unique(values: Iterable[str | None]) -> list[str]:
    """Each once, in order, without the unknown."""
    return list(dict.fromkeys(v for v in values if v))


def joined(values: Iterable[str | None]) -> str | None:
    """Each once, parted by semicolons; None where there is nothing."""
    return "; ".join(unique(values)) or None


def number_of(code: str) -> int:
    """A number that stands for a code in formats that want one: always the same, below 2**53 so that any program keeps it.

    >>> number_of("SY-7F3K2M9Q") == number_of("SY-7F3K2M9Q") < 2**53
    True
    """
    return int.from_bytes(hashlib.sha256(code.encode()).digest()[:6], "big")


def speakers(incident: Json) -> list[str]:
    """On whose word the incident's dead and injured are."""
    used = [
        c for c in incident["claims"] if c["used"] and c["kind"] in {"killed", "injured", "none_killed"} and c["by"]
    ]
    return unique(c["by"]["name"] or c["by"]["text"] for c in used)


def outlets(incident: Json) -> list[str]:
    """Who published the reports; the report's id where the outlet is not known."""
    return unique(t["outlet"] or t["report"] for t in incident["tellings"])


def is_civilian(actor: Json) -> bool:
    """True for civilians and protesters."""
    return actor["kind"] in {"civilians", "protesters"}
