"""The table of phrases.yml as rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from onrecord.record.claim import ClaimKind

KINDS = frozenset(get_args(ClaimKind))
OPTIONAL = frozenset({"of", "group", "side", "civilian", "by"})
KEYS = KINDS | OPTIONAL | {"rule", "count", "scope", "add", "update"}


@dataclass(frozen=True, slots=True)
class ExpectedClaim:
    """What a row says of one claim: names of `Told` and their values."""

    expected: dict[str, object]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the book; `killed` is the event's own toll (low, best, high) where the row gives it."""

    topic: str
    say: str
    claims: tuple[ExpectedClaim, ...]
    killed: tuple[int | None, ...] | None = None


def rows() -> list[Row]:
    """Every row of the book, in its order."""
    text = Path(__file__).with_name("phrases.yml").read_text(encoding="utf-8")
    topics: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return [_row(topic, entry) for topic, entries in topics.items() for entry in entries]


def _row(topic: str, entry: dict[str, Any]) -> Row:
    assert set(entry) <= {"say", "claims", "killed"}, entry
    killed = _count(entry["killed"]) if "killed" in entry else None
    return Row(topic, entry["say"], tuple(map(_claim, entry["claims"])), killed)


def _claim(entry: dict[str, Any]) -> ExpectedClaim:
    assert set(entry) <= KEYS, entry
    (kind,) = set(entry) & KINDS
    low, best, high = _count(entry["count"])
    expected: dict[str, object] = {
        "kind": kind,
        "phrase": entry[kind],
        "rule": entry["rule"],
        "low": low,
        "best": best,
        "high": high,
        "scope": entry.get("scope", "event"),
        "add": entry.get("add", False),
        "update": entry.get("update", False),
    }
    return ExpectedClaim(expected | {key: entry[key] for key in OPTIONAL & set(entry)})


def _count(value: int | list[int | None]) -> tuple[int | None, ...]:
    return tuple(value) if isinstance(value, list) else (value, value, value)
