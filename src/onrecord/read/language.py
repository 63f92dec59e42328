"""Which language a report is in, as ISO 639-1."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

SAMPLE_CHARS = 4_000
SHORTEST_CHARS = 40  # letters; below it nothing is said
# Words of grammar that English has and its neighbours in the Latin script do not share as frequent words.
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "that",
        "was",
        "were",
        "is",
        "has",
        "have",
        "had",
        "been",
        "by",
        "with",
        "for",
        "from",
        "at",
        "on",
        "his",
        "their",
        "they",
        "who",
        "which",
        "said",
        "says",
        "are",
        "this",
        "an",
        "as",
        "it",
        "he",
        "not",
        "but",
        "after",
        "near",
        "two",
        "three",
    ]
)
ENGLISH_SHARE = 0.2  # of the words; running English has 0.3 to 0.5, other languages below 0.1
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The two-letter code of the language of `text`, or None where there is too little of it.

    Plain English is told by its words of grammar, in whatever case; anything else is put to py3langid,
    whose model takes about a second to load and is not loaded before it is needed.

    >>> language_of("SAN SALVADOR -- THE ARMY SAID THAT TWO OF THE SOLDIERS WERE KILLED BY THE REBELS")
    'en'
    """
    words = _WORD.findall(text[:SAMPLE_CHARS].lower())
    if sum(map(len, words)) < SHORTEST_CHARS:
        return None
    if sum(word in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    code = str(_identifier().classify(" ".join(words))[0])
    return code if len(code) == 2 else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE)
