"""Words of a text, folded so that spellings of one name meet: capitals, accents, hyphens, dots."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., F.M.L.N.
    r"|['’]s\b"  # the possessive stands by itself
    r"|[^\W_]+(?:['’`ʼʿʾ](?!s\b)[^\W_]+)*"  # Sha'ab is one word
    r"|['’`ʼʿʾ]"
    r"|[-\u2010\u2011](?!\w)|(?<![\w.])[-\u2010\u2011]"  # a hyphen inside a compound is no token; a dash is
    r"|[^\w\s\-\u2010\u2011]",
    re.IGNORECASE,
)
_HYPHENS = frozenset("-\u2010\u2011")
_MARKS = str.maketrans(dict.fromkeys("'’`ʼʿʾ.", None))


class Token(NamedTuple):
    """A word: as folded, as written, where it stands, and whether a hyphen ties it to the word before."""

    fold: str
    raw: str
    start: int
    end: int
    tied: bool = False


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without capitals, accents, apostrophes and dots.

    >>> fold("Qa'ida"), fold("Séléka"), fold("U.S.")
    ('qaida', 'seleka', 'us')
    """
    if word.isalnum() and word.isascii():
        return word.lower()
    if len(word) == 1 or word in {"'s", "’s", "'S", "’S"}:
        return "'s" if len(word) == 2 else word
    plain = unicodedata.normalize("NFKD", word.translate(_MARKS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def tokenize(text: str) -> list[Token]:
    """The words and marks of a text, in order.

    >>> [t.fold for t in tokenize("al-Shabaab's men, U.S. aid")]
    ['al', 'shabaab', "'s", 'men', ',', 'us', 'aid']
    """
    return [
        Token(fold(m[0]), m[0], m.start(), m.end(), m.start() > 0 and text[m.start() - 1] in _HYPHENS)
        for m in _WORD.finditer(text)
    ]


def key_of(phrase: str) -> str:
    """The key under which a phrase is looked up: its folded words, joined by single spaces.

    >>> key_of("Lord’s Resistance Army")
    "lord 's resistance army"
    """
    plain = phrase.replace("-", " ")
    if phrase.isascii() and plain.replace(" ", "").isalnum():
        return " ".join(plain.lower().split())
    return " ".join(t.fold for t in tokenize(phrase))
