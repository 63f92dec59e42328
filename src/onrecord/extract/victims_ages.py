"""How old: the age behind a name or before a noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_UNITS = {word: number for number, word in enumerate(f"{_SMALL} eighteen nineteen".split())}
_TENS = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_AGED = re.compile(r"^(?P<age>[\w-]+?)[ -]?(?P<unit>year|month|week|day)s?[ -]old", re.IGNORECASE)
_AFTER = re.compile(
    r"^\s?[,(]\s?(?:aged?\s|who was\s|a\s)?(?P<age>\d{1,2}|1[01]\d)"
    r"(?:\s?[- ]?years?[- ]old| years of age)?\s?(?=[,;.)]|\sand\b|$)",
    re.IGNORECASE,
)
_AGE_WORD = re.compile(r"^\s?,?\s?\(?(?:aged|age)\s(?P<age>\d{1,3})\b", re.IGNORECASE)
# The oldest age believed; a larger number behind a name is something else.
OLDEST = 115


def age_after(doc: Doc, end: int, last: int) -> tuple[int | None, int]:
    """The age behind a name (", 49,", "(49)", ", aged 31") and the token after it."""
    text = doc[end:last].text
    match = _AGE_WORD.match(text) or _AFTER.match(text)
    if match is None:
        return None, end
    age = int(match.group("age"))
    if not 0 < age <= OLDEST:
        return None, end
    stop = doc[end].idx + match.end("age")
    return age, next((t.i for t in doc[end:last] if t.idx >= stop), last)


def age_before(doc: Doc, start: int, end: int) -> int | None:
    """The age in "a 12-year-old", "two-year-old", "8-month-old" (0)."""
    for i in range(start, end):
        match = _AGED.match(doc[i:end].text)
        if match:
            age = _number(match.group("age"))
            return 0 if age is not None and match.group("unit").lower() != "year" else age
    return None


def _number(text: str) -> int | None:
    words = text.lower().split("-")
    if text.isdigit():
        return int(text) if int(text) <= OLDEST else None
    if len(words) == 1:
        return _UNITS.get(words[0], _TENS.get(words[0]))
    tens, unit = _TENS.get(words[0]), _UNITS.get(words[-1])
    return tens + unit if tens is not None and unit is not None else None
