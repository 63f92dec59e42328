"""Quantities: words that count, and the low, best and high they stand for."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from operator import itemgetter
from typing import Any

from onrecord.record.count import Count
from onrecord.rules.numbers import NUMBER, value

# What must not follow a number that counts people: ages, measures, money, clock times, ordinals.
NOT_A_COUNT_AFTER = (
    r"(?!\w)(?!\s*(?:%|percent|per\s+cent))(?!(?:\s*|-)(?:years?|months?|weeks?|days?|hours?|minutes?|km|kilomet|kilo|mm|"
    r"millimet|met(?:re|er)|miles?|pounds?|tons?|tonnes?|kg|lb|feet|foot|inch|acres?|hectares?|rounds?|a\.?m\b|p\.?m\b|"
    r"o'clock|gmt\b|dollars|pesos|euros))(?!-\w)(?![.:]\d)(?!(?:st|nd|rd|th)\b)(?!,\d)"
)
NOT_A_COUNT_BEFORE = r"(?<![\w$€£.:-])(?<!\d,)"
YEAR = re.compile(r"(?:the\s+)?(?:19|20)\d\d(?:\s*(?:and|to|or|-|–)\s*(?:19|20)?\d\d)?", re.IGNORECASE)
CLOCK = re.compile(r"[0-2]\d[0-5]\d")
AT = re.compile(r"\bat\s+$", re.IGNORECASE)
RANGES = frozenset({"range", "between", "either_or"})
MOST = 10**10  # more than there are people: a number of a telephone, an account, a slip of the keyboard
REACH = 24  # characters before a number that are looked at


@dataclass(frozen=True, slots=True)
class QuantityRule:
    """One rule of quantities.toml; the numbers of `vague` rules are a profile's to dispute."""

    id: str
    source: str
    low: str | int
    best: str | int
    high: str | int
    vague: bool = False
    cues: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """The rule's pattern, compiled when a text first holds one of its cues."""
        return _compile(self.source)


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
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files("onrecord").joinpath("rules/quantities.toml").read_text(encoding="utf-8"))


@cache
def rules() -> tuple[QuantityRule, ...]:
    """The rules of quantities.toml that have a pattern to be found by, in the order of the file."""
    return tuple(
        QuantityRule(
            r["id"],
            r["pattern"],
            r["low"],
            r["best"],
            r["high"],
            r.get("vague", False),
            tuple(r.get("cues", ())),
        )
        for r in _table()["rule"]
        if not r.get("never")
    )


@cache
def _not_a_count() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What before a number, after a number, and before a year shows that it counts nobody."""
    table = _table()["not_a_count"]
    before, after = "|".join(table["before"]), "|".join(table["after"])
    return (
        re.compile(rf"(?<![\w-])(?:{before})$", re.IGNORECASE),
        re.compile(after, re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{table['year_after']})$", re.IGNORECASE),
    )


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    names = iter("abcdefgh")
    filled = re.sub(r"\{N\}", lambda _: f"(?P<{next(names)}>{NUMBER})", pattern)
    return re.compile(rf"{NOT_A_COUNT_BEFORE}(?:{filled}){NOT_A_COUNT_AFTER}", re.IGNORECASE)


def _end(rule_end: str | int, numbers: list[int]) -> int | None:
    if isinstance(rule_end, int):
        return rule_end
    if rule_end == "open":
        return None
    if rule_end == "a":
        return numbers[0]
    return {"a-1": numbers[0] - 1, "b": numbers[-1], "b-a": numbers[-1] - numbers[0]}[rule_end]


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities in `text`, in order, without overlaps; at one place the longest wins, then the first rule.

    Ages, measures, dates, years, clock times and the numbers in names ("Flight 17", "3rd Brigade") are none.

    >>> [(q.rule, q.count.low, q.count.high) for q in find_quantities("between 20 and 30 died, dozens were hurt")]
    [('between', 20, 30), ('dozens', 24, None)]
    >>> find_quantities("On 11 September, in Room 12, Battalion 316 paid $500 for 40% of it.")
    ()
    """
    lowered = text.lower()
    found = [
        (match.start() - match.end(), order, match.start(), match)
        for order, rule in enumerate(rules())
        if not rule.cues or any(cue in lowered for cue in rule.cues)
        for match in rule.pattern.finditer(text)
    ]
    found.sort(key=itemgetter(0, 1, 2))
    return tuple(_without_overlaps(text, found))


def _without_overlaps(text: str, found: Iterable[tuple[int, int, int, re.Match[str]]]) -> list[Quantity]:
    """Those that count somebody and overlap with none before them, by where they start.

    One that overlaps is not read at all; only two neighbours can overlap with it.
    """
    starts: list[int] = []
    chosen: list[Quantity] = []
    for _, order, start, match in found:
        end, at = match.end(), bisect_left(starts, start)
        if (at and chosen[at - 1].end > start) or (at < len(starts) and starts[at] < end):
            continue
        count = _count(order, match.groups())
        if count is not None and not _counts_nobody(text, match):
            starts.insert(at, start)
            chosen.insert(at, Quantity(start, end, rules()[order].id, count))
    return chosen


@lru_cache(maxsize=4096)
def _count(order: int, said: tuple[str | None, ...]) -> Count | None:
    """What a rule, by its place in the file, makes of the numbers said; None where no such count can be."""
    rule, numbers = rules()[order], [value(number) for number in said if number is not None]
    if numbers and max(numbers) > MOST:
        return None
    low, best, high = (_end(e, numbers) for e in (rule.low, rule.best, rule.high))
    if low is not None and high is not None and (low > high or (low == high and rule.id in RANGES)):
        return None
    return None if high is not None and high < 0 else Count(low, best, high)


def _counts_nobody(text: str, match: re.Match[str]) -> bool:
    """True for years, days of a month and the numbers in names."""
    if match.lastindex is None:
        return False
    before, after, year = _not_a_count()
    start, end = match.span()
    said, lead = match.group(), text[max(0, start - REACH) : start]
    if YEAR.fullmatch(said) and (
        year.search(lead) or before.search(lead) or not text[end : end + REACH].lstrip()[:1].isalpha()
    ):
        return True
    if CLOCK.fullmatch(said) and AT.search(lead):
        return True
    return bool(after.match(text, end)) or (said[0].isdigit() and bool(before.search(lead)))
