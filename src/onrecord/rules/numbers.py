"""Numbers as news writes them: digits with commas, number words, both mixed."""

from __future__ import annotations

import math
import re

UNITS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: 10 * n
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
} | {"fourty": 40}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "lakh": 100_000}
DOZEN = 12
DIGITS = 20  # of a number in figures alone that is read as it stands
BEYOND = 10**300  # what stands for a number that is longer than anything is counted in

_SCALE = "|".join(SCALES)
# Spelled so that it compiles fast: a start of the command waits for it. Runs of number words are read by value().
_WORD = "|".join(sorted({**UNITS, **TENS}, key=len, reverse=True))
_SMALL = rf"(?:{_WORD})(?:[\s-]+(?:{_WORD}))?"
_WORDS = rf"(?:(?:an?|{_SMALL})[\s-]+(?:{_SCALE})\b(?:\s+(?:and\s+)?{_SMALL}(?:\s+(?:{_SCALE})\b)?)*|{_SMALL})"
_DIGITS = r"\d{1,3}(?:[,’']\d{3})+|\d+(?:\.\d+)?(?=\s+(?:million|thousand|lakh))|\d+"
_DOZEN = rf"(?:half\s+a|a|one|{_SMALL}|\d+)(?:\s+and\s+a\s+half)?[\s-]+dozens?|dozen"

# A number: a dozen of some sort, digits (with a scale word), or number words.
NUMBER = rf"(?:(?:{_DOZEN})|(?:(?:{_DIGITS})(?:\s+(?:{_SCALE}))?)|(?:{_WORDS}))"


def value(text: str) -> int:
    """The whole number that `text` says; `text` must match NUMBER whole. One of hundreds of digits is BEYOND.

    >>> value("9" * 999) == BEYOND
    True
    >>> [value(t) for t in ("58", "6,800", "twenty-five", "a hundred and two", "half a dozen", "1.2 million")]
    [58, 6800, 25, 102, 6, 1200000]

    Raises:
        ValueError: where `text` is no number.
    """
    if text.isdecimal() and len(text) < DIGITS:
        return int(text)
    words = re.sub(r"[,’'](?=\d{3})", "", text.lower()).replace("-", " ").split()
    if words and words[-1] in ("dozen", "dozens"):
        if words[:-1] == ["half", "a"]:
            return DOZEN // 2
        plain = [w for w in words[:-1] if w not in ("a", "one")]
        return DOZEN * (value(" ".join(plain)) if plain else 1)
    said = _summed(words)
    return round(said) if math.isfinite(said) else BEYOND


def _summed(words: list[str]) -> float:
    total, current = 0.0, 0.0
    for word in words:
        if word == "and":
            continue
        if word in ("a", "an"):
            current = 1
        elif word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "hundred":
            current = max(current, 1) * SCALES[word]
        elif word in SCALES:
            total += max(current, 1) * SCALES[word]
            current = 0
        else:
            current += float(word)
    return total + current
