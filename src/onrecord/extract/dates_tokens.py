"""Words of a report as one character each, so that the date grammar runs over a short string."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]+(?:(?<=ty)-(?=[efnst])[^\W\d_]+)?\d*)
      | (?P<iso>\d{4}[-/]\d{1,2}[-/]\d{1,2}(?![\w/]))
      | (?P<numeric>\d{1,2}(?:/\d{1,2}/(?:\d{4}|\d{2})|\.\d{1,2}\.\d{4}|-\d{1,2}-\d{4})(?![\w/]))
      | (?P<nine_eleven>9/11\b)
      | (?P<years>(?:19|20)\d0['’]?s\b)
      | (?P<nth>\d{1,2}(?:st|nd|rd|th|d)\b)
      | (?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|\d+(?![^\W_]))
      | (?P<mixed>[^\W_]+)
      | (?P<mark>[^\w\s])""",
    re.VERBOSE | re.IGNORECASE,
)
MARKS = {"’": "'", "‘": "'", "`": "'", "–": "-", "\u2010": "-"}
# What a token is that no rule names. Control characters, so that they never clash with a rule's own.
OTHER_WORD, OTHER_NUMBER, OTHER_MARK, GAP = "\x01", "\x02", "\x03", "\x04"
# Numbers by what they can stand for; each letter's classes are in NUMBER_CLASSES.
NUMBER_CLASSES: Mapping[str, str] = {
    "day": "abc",
    "number": "bcdefg",
    "yy": "acde",
    "old_yy": "e",
    "year": "g",
    "nth": "t",
    "iso": "i",
    "numeric": "u",
    "years": "s",
}
FIRST_PRIVATE = 0xE000


class Token(NamedTuple):
    """A word, number or mark: where it stands in the segment, and its character in the grammar's string."""

    start: int
    end: int
    word: str
    code: str


@dataclass(slots=True)
class Alphabet:
    """A character for each word the rules know; `add` is called while they are compiled."""

    codes: dict[str, str] = field(default_factory=dict)

    def add(self, word: str) -> str:
        """The character of `word`, made on first call."""
        return self.codes.setdefault(word, chr(FIRST_PRIVATE + len(self.codes)))

    def all_words(self) -> str:
        """Every character that stands for a word of letters."""
        return OTHER_WORD + "".join(code for word, code in self.codes.items() if word[0].isalpha())

    def tokens(self, text: str) -> Iterator[Token]:
        """The tokens of `text`, in order.

        >>> [t.word for t in Alphabet().tokens("On 12-13 May, 2014")]
        ['on', '12', '-', '13', 'may', ',', '2014']
        """
        codes = self.codes
        for match in TOKEN.finditer(text):
            word = match[0].lower()
            kind = match.lastgroup
            if kind in ("word", "mixed"):
                code = codes.get(word, OTHER_WORD)
            elif kind == "mark":
                word = MARKS.get(word, word)
                code = codes.get(word, OTHER_MARK)
            else:
                code = codes.get(word, OTHER_NUMBER) if kind == "nine_eleven" else _number_code(kind or "", word)
            yield Token(match.start(), match.end(), word, code)


def _number_code(kind: str, word: str) -> str:
    if kind != "number":
        days = 1 <= int(word.rstrip("stndrh") or 0) <= 31 if kind == "nth" else True
        return NUMBER_CLASSES[kind] if days else OTHER_NUMBER
    if not word.isdecimal() or len(word) > 4:
        return "f" if word.replace(",", "").isdecimal() else OTHER_NUMBER
    n = int(word)
    if len(word) == 4:
        return "g" if 1900 <= n < 2100 else "f"
    if len(word) == 2 and word[0] == "0":
        return "a" if n else OTHER_NUMBER
    if not 1 <= n <= 99:
        return "f"
    return "b" if n < 10 else "c" if n <= 31 else "d" if n < 40 else "e"
