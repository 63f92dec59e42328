"""Decisions in words: what was decided, and what stood there before."""

from __future__ import annotations

import json
from typing import Any

from onrecord.record.count import Count
from onrecord.record.decision import Decision
from onrecord.say.words import clean, figure

DONE = {
    "confirm": "confirmed",
    "reject": "rejected",
    "pending": "marked as pending",
    "merge": "merged",
    "split": "split",
}


# How people call the fields that can be corrected, where the field's own name is no word.
FIELD_NAMES = {
    "killed.perpetrator": "killed among the perpetrators",
    "killed.target": "killed among the targets",
    "killed.civilians": "civilians killed",
    "killed.unknown": "killed, side not said",
    "perpetrator": "by whom",
    "target": "against whom",
    "type": "what happened",
}


def field_name(field: str) -> str:
    """A field in words.

    >>> field_name("killed.civilians"), field_name("date")
    ('civilians killed', 'date')
    """
    return FIELD_NAMES.get(field, field)


def in_words(decision: Decision) -> str:
    """What was decided, with what stood there before.

    >>> import datetime as dt
    >>> day = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    >>> in_words(Decision(1, day, "ana", "correct", "X-1", field="status", value="denied", before="happened"))
    'status: denied, was happened'
    """
    if decision.kind == "correct":
        said = f"{field_name(decision.field or '')}: {value_in_words(decision.value)}, was {value_in_words(decision.before)}"
        return said + (f", in the words “{clean(decision.words.text)}”" if decision.words else "")
    if decision.kind == "undo":
        return f"undid decision {decision.undoes}"
    if decision.kind == "split":
        return f"took out tellings {', '.join(map(str, decision.refs))}"
    if decision.kind == "merge" and isinstance(decision.before, dict):
        return f"merged {', '.join(decision.before)}"
    return DONE[decision.kind]


def value_in_words(value: Any) -> str:
    """What a person set, or what stood there before: a figure, a day, a place, an actor, or plain text.

    >>> value_in_words({"low": 20, "best": 20, "high": None}), value_in_words({"start": "2017-09-28", "end": "2017-09-28"})
    ('20 or more', '2017-09-28')
    >>> value_in_words({"name": "Palmyra", "country": "SY", "lat": None}), value_in_words(None), value_in_words("denied")
    ('name Palmyra, country SY', 'unknown', 'denied')
    """
    if value is None:
        return "unknown"
    if isinstance(value, dict):
        if set(value) == {"low", "best", "high"}:
            return figure(Count(**value))
        if {"start", "end"} <= set(value):
            return " to ".join(dict.fromkeys(clean(d) for d in (value["start"], value["end"]) if d)) or "unknown"
        known = {k: v for k, v in value.items() if v is not None}
        return clean(", ".join(f"{k} {v}" for k, v in known.items())) or "unknown"
    return clean(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
