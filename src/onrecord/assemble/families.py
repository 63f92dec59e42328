"""Families: sub-event types that can be one happening told in other words; from resources/events/types.yml."""

from __future__ import annotations

from functools import cache
from typing import Any

from onrecord.rules.data import load_yaml


@cache
def _types() -> dict[str, Any]:
    data = load_yaml("events/types.yml")
    return {
        "family": {sub: name for name, subs in data["families"].items() for sub in subs},
        "event_type": {sub: kind for kind, subs in data["event_types"].items() for sub in subs},
        "rank": {sub: place for place, sub in enumerate(data["rank"])},
        "by_weapon": data["by_weapon"],
    }


def family(sub_event_type: str) -> str:
    """The family of a sub-event type; those of no family are "other".

    >>> family("suicide_bomb"), family("agreement")
    ('bomb', 'other')
    """
    return str(_types()["family"].get(sub_event_type, "other"))


def event_type(sub_event_type: str) -> str:
    """ACLED's event type of a sub-event type.

    >>> event_type("armed_clash")
    'battles'
    """
    return str(_types()["event_type"][sub_event_type])


def by_weapon(kind: str | None) -> str | None:
    """The sub-event type that a class of weapon makes of a general attack, None for arms that make none."""
    found = _types()["by_weapon"].get(kind)
    return None if found is None else str(found)


def most_telling(sub_event_types: list[str]) -> str:
    """The type that says most."""
    rank: dict[str, int] = _types()["rank"]
    return min(sub_event_types, key=lambda sub: rank[sub])
