"""Quantities: words that count, and the low, best and high they stand for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.record.count import Count
from onrecord.rules.numbers import NUMBER, value

# What must not follow a number that counts people: ages, measures, money, clock times, ordinals.
NOT_A_COUNT_AFTER = (
    r"(?!\w)(?!\s*(?:%|percent|per\s+cent))(?!(?:\s*|-)(?:years?|months?|weeks?|days?|hours?|minutes?|km|kilomet|kilo|mm|"
    r"millimet|met(?:re|er)|miles?|pounds?|tons?|tonnes?|kg|lb|feet|foot|inch|acres?|hectares?|rounds?|a\.?m\b|p\.?m\b|"
    r"o'clock|gmt\b|dollars|pesos|euros))(?!-\w)(?![.:]\d)(?!(?:st|nd|rd|th)\b)(?!,\d)"
)
NOT_A_COUNT_BEFORE = r"(?<![\w$€£.:-])(?<!\bNo\. )(?<!\bno\. )"


@dataclass(frozen=True, slots=True)
class QuantityRule:
    """One rule of quantities.toml; `vague` rules take their numbers from the profile."""

    id: str
    pattern: re.Pattern[str]
    low: str | int
    best: str | int
    high: str | int
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity read at `[start, end)` of the text given.

    >>> find_quantities("at least 58 troops")[0]
    Quantity(start=0, end=11, rule='at_least', count=Count(low=58, best=58, high=None))
    """

    start: int
    end: int
    rule: str
    count: Count


@cache
def rules() -> tuple[QuantityRule, ...]:
    """The rules of quantities.toml, in the order of the file."""
    source = resources.files("onrecord").joinpath("rules/quantities.toml").read_text(encoding="utf-8")
    return tuple(
        QuantityRule(r["id"], _compile(r["pattern"]), r["low"], r["best"], r["high"], r.get("vague", False))
        for r in tomllib.loads(source)["rule"]
        if not r.get("never")
    )


def _compile(pattern: str) -> re.Pattern[str]:
    names = iter("abcdefgh")
    filled = re.sub(r"\{N\}", lambda _: f"(?P<{next(names)}>{NUMBER})", pattern)
    return re.compile(rf"{NOT_A_COUNT_BEFORE}(?:{filled}){NOT_A_COUNT_AFTER}", re.IGNORECASE)


def _end(rule_end: str | int, numbers: list[int]) -> int | None:
    if isinstance(rule_end, int):
        return rule_end
    if rule_end == "open":
        return None
    return {"a": numbers[0], "a-1": numbers[0] - 1, "b": numbers[-1]}[rule_end]


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities in `text`, in order, without overlaps; at one place the longest wins, then the first rule.

    >>> [(q.rule, q.count.low, q.count.high) for q in find_quantities("between 20 and 30 died, dozens were hurt")]
    [('between', 20, 30), ('dozens', 24, None)]
    """
    found: list[tuple[int, int, int, Quantity]] = []
    for order, rule in enumerate(rules()):
        for match in rule.pattern.finditer(text):
            numbers = [value(g) for g in match.groups() if g is not None]
            low, best, high = (_end(e, numbers) for e in (rule.low, rule.best, rule.high))
            if rule.id in ("range", "between", "either_or") and low is not None and high is not None and low >= high:
                continue
            if low is not None and high is not None and low > high or (high is not None and high < 0):
                continue
            found.append((match.start(), -match.end(), order, Quantity(*match.span(), rule.id, Count(low, best, high))))
    chosen: list[Quantity] = []
    for _, _, _, quantity in sorted(found, key=lambda f: (f[1] + f[0], f[2], f[0])):
        if not any(q.start < quantity.end and quantity.start < q.end for q in chosen):
            chosen.append(quantity)
    return tuple(sorted(chosen, key=lambda q: q.start))
