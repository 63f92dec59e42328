"""Patterns: figures that stand without a verb of killing: tolls, bodies, deaths, and parts of a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from onrecord.rules.quantities import Quantity, find_quantities, rules

GROUP_NAME = re.compile(r"\?P<\w+>")
CUES = re.compile(
    r"toll|dead|death|fatalit|bod(?:y|ies)|corpse|casualt|cadaver|initial|earlier|at first|originally|preliminary|previous|"
    r"raised|revised|bring|brought|updated|killed|slain|wounded|injur|hurt|victims|"
    r"loss of li|losses|tally|figure|put the|first report|harmed",
    re.IGNORECASE,
)
NEXT_PART = re.compile(r"\s+(?:(?!and\b|were\b|was\b|have\b|had\b|in\b|when\b|died\b)[\w'’-]+\s*){1,4}(?:,\s*(?:and\s+)?|\s*\band\s+)(?=(?:\w+\s+){1,6})")
SUBSET_CUES = re.compile(r"includ|among|of them|of whom|of those|of these|of the (?:dead|victims|killed|wounded|injured|fatal)", re.IGNORECASE)

_FILLED: dict[str, re.Pattern[str]] = {}


@dataclass(frozen=True, slots=True)
class PatternRule:
    """One rule of patterns.yml. `loose` takes any words for the quantity: where it does not fit, neither does `pattern`."""

    id: str
    template: str
    loose: re.Pattern[str]
    kind: str = "killed"
    scope: str = "event"
    update: bool = False
    earlier: bool = False
    needs_figure: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """The rule with the quantities filled in: a tenth of a second to compile, so only when it may fit."""
        return _filled(self.template)


@dataclass(frozen=True, slots=True)
class PatternFigure:
    """A figure read by a pattern; offsets are the sentence's. `quantity` is None for "no casualties" and the like."""

    rule: PatternRule
    start: int
    end: int
    quantity: Quantity | None


@cache
def _quantity() -> str:
    quantity = "|".join(GROUP_NAME.sub("?:", r.pattern.pattern) for r in rules() if r.id != "one")
    return rf"(?P<q>{quantity}|(?:an?|another)\b)"


def _filled(template: str) -> re.Pattern[str]:
    if template not in _FILLED:
        _FILLED[template] = re.compile(template.replace("{Q}", _quantity()), re.IGNORECASE)
    return _FILLED[template]


@cache
def _rules() -> tuple[tuple[PatternRule, ...], tuple[PatternRule, ...], re.Pattern[str]]:
    source = resources.files("onrecord").joinpath("resources/casualties/patterns.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506

    def compiled(entry: dict[str, Any]) -> PatternRule:
        template = entry.pop("pattern")
        loose = re.compile(template.replace("{Q}", ".+?"), re.IGNORECASE | re.DOTALL)
        return PatternRule(**entry, template=template, loose=loose)

    cumulative = re.compile("|".join(f"(?:{c})" for c in data["cumulative"]), re.IGNORECASE)
    return tuple(map(compiled, data["tolls"])), tuple(map(compiled, data["subsets"])), cumulative


def toll_figures(sentence: str) -> tuple[PatternFigure, ...]:
    """Tolls, bodies, deaths and "no casualties" in a sentence; at one place the first rule of the file wins."""
    return _find(sentence, _rules()[0]) if CUES.search(sentence) else ()


def subset_figures(sentence: str) -> tuple[PatternFigure, ...]:
    """Parts of a figure: "including 12 children", "four of them women"."""
    return _find(sentence, _rules()[1]) if SUBSET_CUES.search(sentence) else ()


def is_cumulative(clause: str) -> bool:
    """True where the words make the figure a running total over years, a month or a conflict.

    >>> is_cumulative("more than 6,800 people have been killed since 2007")
    True
    """
    return bool(_rules()[2].search(clause))


def chained(figures: tuple[PatternFigure, ...], sentence: str) -> tuple[PatternFigure, ...]:
    """The parts and those enumerated after them: "including 12 children, a nurse and three women"."""
    out: list[PatternFigure] = []
    for part in figures:
        out.append(part)
        at = part.end
        while follows := NEXT_PART.match(sentence, at):
            read = find_quantities(sentence[follows.end() :][:40])
            if not read or read[0].start > 0 or read[0].rule == "none":
                break
            end = follows.end() + read[0].end
            out.append(PatternFigure(part.rule, follows.end(), end, read[0]))
            at = end
    unique: dict[int, PatternFigure] = {}
    for part in out:
        unique.setdefault(part.start, part)
    return tuple(unique.values())


def _find(sentence: str, table: tuple[PatternRule, ...]) -> tuple[PatternFigure, ...]:
    found: list[PatternFigure] = []
    for rule in table:
        if rule.template not in _FILLED and not rule.loose.search(sentence):
            continue
        for match in rule.pattern.finditer(sentence):
            quantity = None
            start, end = match.span()
            if "q" in rule.pattern.groupindex:
                start, end = match.span("q")
                read = find_quantities(match["q"])
                if not read:
                    continue
                quantity = read[0]
            if not any(f.start < end and start < f.end for f in found):
                found.append(PatternFigure(rule, start, end, quantity))
    return tuple(sorted(found, key=lambda f: f.start))
