"""Quantities: the words that count, read from plain text."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest

from onrecord.rules.numbers import NUMBER, value
from onrecord.rules.quantities import find_quantities

TABLE = tomllib.loads(resources.files("onrecord").joinpath("rules/quantities.toml").read_text(encoding="utf-8"))
EXAMPLES = [(rule["id"], rule["example"]) for rule in TABLE["rule"] if not rule.get("never")]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_every_rule_reads_its_own_example(rule: str, example: str) -> None:
    """The example of a rule in quantities.toml is read by that rule and no other."""
    assert [q.rule for q in find_quantities(example)] == [rule]


def test_no_two_rules_share_an_id() -> None:
    """An id in a record names one rule."""
    ids = [rule["id"] for rule in TABLE["rule"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "text",
    [
        "on 11 September",
        "on Sept. 11",
        "in 2014",
        "since 1999",
        "Flight 17",
        "Room 12",
        "Battalion 316",
        "the 3rd Brigade",
        "$500,000",
        "40% of it",
        "30 percent",
        "a 2,000-pound bomb"[2:],
        "12 km",
        "6 p.m.",
        "at 2200 on Friday",
        "14:30",
        "two years",
        "aged 24 and 31",
        "an 8-year-old"[3:],
        "40-strong",
        "how many",
    ],
)
def test_numbers_that_count_nobody_are_none(text: str) -> None:
    """Dates, ages, money, measures, clock times and the numbers in names count nobody."""
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("at least 58", (58, 58, None)),
        ("more than 60", (60, 60, None)),
        ("nearly 50", (None, 50, 50)),
        ("about 50", (None, 50, None)),
        ("up to 19", (None, None, 19)),
        ("fewer than 10", (None, None, 9)),
        ("between 20 and 30", (20, 20, 30)),
        ("five or six", (5, 5, 6)),
        ("dozens", (24, None, None)),
        ("all but two of the twelve", (10, 10, 10)),
        ("no one", (0, 0, 0)),
    ],
)
def test_the_conventions_of_the_table_hold(text: str, count: tuple[int | None, ...]) -> None:
    """What the words leave open stays open; a range's best is its low end."""
    (quantity,) = find_quantities(text)
    assert (quantity.count.low, quantity.count.best, quantity.count.high) == count


def test_the_longest_reading_wins() -> None:
    """One range, not two numbers; "at least a dozen" is no bare dozen."""
    assert [q.rule for q in find_quantities("between 20 and 30 men, at least a dozen boys")] == ["between", "at_least"]


def test_a_range_that_falls_is_no_range() -> None:
    """A score of 12 to 3 is not from twelve to three."""
    assert "range" not in [q.rule for q in find_quantities("they lost 12 to 3 boys")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("seven", 7),
        ("twenty-five", 25),
        ("a hundred and two", 102),
        ("two thousand three hundred", 2300),
        ("6,800", 6800),
        ("1.2 million", 1_200_000),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("three lakh", 300_000),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, number: int) -> None:
    """News mixes digits, words and scale words."""
    assert re.fullmatch(NUMBER, text, re.IGNORECASE)
    assert value(text) == number
