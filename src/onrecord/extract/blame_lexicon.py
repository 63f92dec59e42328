"""The rules of resources/events/blame.yml, read once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.rules.data import load_yaml

if TYPE_CHECKING:
    from onrecord.record.actor import Responsibility


@dataclass(frozen=True, slots=True)
class BlameRule:
    """One rule: the words it hangs on and what must go with them; the file explains each shape.

    >>> [r.id for r in blame_rules() if r.shape == "adjective"]
    ['responsible_for']
    """

    id: str
    shape: str
    responsibility: Responsibility
    words: frozenset[str]
    needs: frozenset[str]


_WORD_LISTS = frozenset({"nobody", "deeds", "unarmed"})


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_yaml("events/blame.yml")
    return data


@cache
def blame_rules() -> tuple[BlameRule, ...]:
    """Every rule, in the file's order."""
    return tuple(
        _rule(shape, entry) for shape, entries in _data().items() if shape not in _WORD_LISTS for entry in entries
    )


@cache
def rules_at(shape: str) -> dict[str, tuple[BlameRule, ...]]:
    """The rules of one shape by the word they hang on."""
    table: dict[str, tuple[BlameRule, ...]] = {}
    for rule in blame_rules():
        if rule.shape == shape:
            for word in rule.words:
                table[word] = (*table.get(word, ()), rule)
    return table


@cache
def nobody() -> frozenset[str]:
    """Words that name nobody as answerable."""
    return frozenset(_data()["nobody"])


@cache
def unarmed() -> frozenset[str]:
    """Nouns of bodies and posts that say nothing of arms by themselves."""
    return frozenset(_data()["unarmed"])


@cache
def deeds() -> frozenset[str]:
    """Words that stand for a deed told elsewhere."""
    return frozenset(_data()["deeds"])


def _rule(shape: str, entry: dict[str, Any]) -> BlameRule:
    words = next(entry[key] for key in ("verbs", "nouns", "adjectives", "kinds") if key in entry)
    needs = entry.get("objects") or entry.get("preps") or ()
    return BlameRule(entry["id"], shape, entry["responsibility"], frozenset(words), frozenset(needs))
