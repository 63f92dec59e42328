"""Patterns: figures that stand without a verb of killing: tolls, bodies, deaths, and parts of a figure.

Patterns are matched against the sentence with its quantities masked (SentenceNumbers.masked), so each stays short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.rules.data import load_yaml

if TYPE_CHECKING:
    from onrecord.extract.casualties.numbers_in import SentenceNumbers
    from onrecord.rules.quantities import Quantity

MACROS = {
    "{Q}": r"(?P<q>\x01+)",
    "{A}": r"(?P<q>\x01+|\b(?:another|an?|no|not\s+a\s+single|zero)(?=\s))",
    "{ANY}": r"[^.;\d\x01]",
}
FOR_READERS = frozenset({"about", "example", "source"})  # keys of a rule that only docs/coding-rules.md shows


@dataclass(frozen=True, slots=True)
class PatternRule:
    """One rule of patterns.yml; see the head of that file."""

    id: str
    pattern: re.Pattern[str]
    kind: str = "killed"
    scope: str = "event"
    update: bool = False
    earlier: bool = False
    needs_figure: bool = False
    own_rule: bool = True
    share: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class PatternFigure:
    """A figure read by a pattern; offsets are the sentence's. `quantity` is None for "no casualties" and the like.

    `kind` is the rule's, or what the matched word of the rule's group `k` says; `whole_end` is where the
    pattern's match ends.
    """

    rule: PatternRule
    start: int
    end: int
    quantity: Quantity | None
    kind: str = "killed"
    whole_end: int = 0


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_yaml("casualties/patterns.yml")
    return data


@cache
def _rules(table: str) -> tuple[tuple[PatternRule, ...], re.Pattern[str]]:
    """The rules of a table, and its cues: where none of them stands in a sentence, no rule can fit."""
    return tuple(_compiled(entry) for entry in _data()[table]), re.compile(_data()["cues"][table], re.IGNORECASE)


def _compiled(entry: dict[str, Any]) -> PatternRule:
    pattern = entry["pattern"]
    for macro, meaning in MACROS.items():
        pattern = pattern.replace(macro, meaning)
    told = {key: value for key, value in entry.items() if key not in FOR_READERS}
    return PatternRule(**{**told, "pattern": re.compile(pattern, re.IGNORECASE)})


def toll_figures(numbers: SentenceNumbers) -> tuple[PatternFigure, ...]:
    """Tolls, bodies, deaths and "no casualties" in a sentence; at one place the first rule of the file wins."""
    return _find(numbers, "tolls")


def part_figures(numbers: SentenceNumbers) -> tuple[PatternFigure, ...]:
    """Parts of a figure: "including 12 children", "four of them women"."""
    return _find(numbers, "parts")


@cache
def cumulative() -> re.Pattern[str]:
    """Words that make a sentence's figures a running total."""
    return _any("cumulative")


@cache
def recalled() -> re.Pattern[str]:
    """Words after which a sentence's figures are those of an earlier event that it recalls."""
    return _any("recalled")


def _any(table: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{c})" for c in _data()[table]), re.IGNORECASE)


def _find(numbers: SentenceNumbers, table: str) -> tuple[PatternFigure, ...]:
    rules, cues = _rules(table)
    if not cues.search(numbers.text):
        return ()
    found: list[PatternFigure] = []
    for rule in rules:
        for match in rule.pattern.finditer(numbers.masked):
            read = _read(rule, match, numbers)
            if read is not None and not any(f.start < read.end and read.start < f.end for f in found):
                found.append(read)
    return tuple(sorted(found, key=lambda f: f.start))


def _read(rule: PatternRule, match: re.Match[str], numbers: SentenceNumbers) -> PatternFigure | None:
    groups = rule.pattern.groupindex
    kind = rule.kind
    if "k" in groups and match["k"]:
        kind = _kind_of(match["k"])
    if "q" not in groups:
        return PatternFigure(rule, *match.span("s" if "s" in groups else 0), None, kind, match.end())
    quantity = numbers.at(*match.span("q"))
    if quantity is None or (rule.only and quantity.rule != rule.only):
        return None
    start, end = (match.start("s"), match.end("s")) if "s" in groups else (quantity.start, quantity.end)
    return PatternFigure(rule, start, end, quantity, kind, match.end())


def _kind_of(word: str) -> str:
    """The kind that a word for a fate names: "wounded" is injured; what names none is killed."""
    for kind, pattern in _data()["kinds"].items():
        if re.search(pattern, word, re.IGNORECASE):
            return str(kind)
    return "killed"
