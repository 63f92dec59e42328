"""PhraseTable: longest match of many phrases at a word of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from onrecord.resolve.actors.tokens import Token, key_of

T = TypeVar("T")


class PhraseTable(Generic[T]):
    """Phrases and what each means; a look-up takes the longest phrase that starts at a word.

    >>> from onrecord.resolve.actors.tokens import tokenize
    >>> table: PhraseTable[str] = PhraseTable()
    >>> table.add("Free Syrian Army", "FSA"); table.add("free", "adjective")
    >>> table.at(tokenize("the Free Syrian Army"), 1)
    (3, ['FSA'])
    """

    __slots__ = ("_lengths", "_meanings", "_seconds")

    def __init__(self) -> None:
        self._meanings: dict[str, list[T]] = {}
        self._lengths: dict[str, list[int]] = {}
        self._seconds: dict[str, set[str]] = {}  # first word -> second words, to turn most places down at once

    def add(self, phrase: str, meaning: T) -> None:
        """Hold one more phrase; a phrase may have several meanings, kept in the order they came."""
        key = key_of(phrase)
        known = self._meanings.get(key)
        if known is not None:
            known.append(meaning)
            return
        self._meanings[key] = [meaning]
        words = key.split(" ")
        lengths = self._lengths.setdefault(words[0], [])
        if len(words) not in lengths:
            lengths.append(len(words))
            lengths.sort(reverse=True)
        if len(words) > 1:
            self._seconds.setdefault(words[0], set()).add(words[1])

    def starts(self, fold: str) -> bool:
        """True where some phrase begins with this folded word."""
        return fold in self._lengths

    def all_at(self, tokens: Sequence[Token], i: int) -> list[tuple[int, list[T]]]:
        """Every phrase that starts at word `i`, longest first: (number of words, meanings)."""
        found = []
        first = tokens[i].fold
        alone = i + 1 >= len(tokens) or tokens[i + 1].fold not in self._seconds.get(first, ())
        for n in self._lengths.get(first, ()):
            if n > 1 and (alone or i + n > len(tokens)):
                continue
            key = first if n == 1 else " ".join([t.fold for t in tokens[i : i + n]])
            meanings = self._meanings.get(key)
            if meanings is not None:
                found.append((n, meanings))
        return found

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, list[T]] | None:
        """The longest phrase that starts at word `i`, or None."""
        found = self.all_at(tokens, i)
        return found[0] if found else None

    def __contains__(self, phrase: str) -> bool:
        return key_of(phrase) in self._meanings
