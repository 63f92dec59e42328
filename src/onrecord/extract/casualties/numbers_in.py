"""The quantities of a sentence, found once, and the sentence with them masked so that patterns can speak of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.record.count import Count
from onrecord.rules.quantities import Quantity, find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Span

MASK = "\x01"  # stands for each character of a quantity
UNMASKED = frozenset({"one", "none"})  # "a", "no": too common to be hidden from patterns


@dataclass(frozen=True)
class SentenceNumbers:
    """A sentence's text with its quantities; `offset` is the sentence's first character in its Doc.

    `at`, `masked` and the quantities of `found` count from the sentence's first character.
    """

    text: str
    offset: int = 0

    @classmethod
    def of(cls, sentence: Span) -> SentenceNumbers:
        """The numbers of a spaCy sentence; nothing is read before it is asked for."""
        return cls(sentence.text, sentence.start_char)

    @cached_property
    def found(self) -> tuple[Quantity, ...]:
        """Every quantity, in order."""
        return find_quantities(self.text)

    @cached_property
    def masked(self) -> str:
        """The text, character for character, each quantity but "a" and "no" as a run of MASK.

        >>> SentenceNumbers("killed at least 5 men").masked.replace(MASK, "#")
        'killed ########## men'
        """
        chars = list(self.text)
        for quantity in self.found:
            if quantity.rule not in UNMASKED:
                chars[quantity.start : quantity.end] = MASK * (quantity.end - quantity.start)
        return "".join(chars)

    def at(self, start: int, end: int) -> Quantity | None:
        """The quantity of a stretch that a pattern matched; "a" is one, "no" is none."""
        for quantity in self.found:
            if quantity.start < end and start < quantity.end:
                return quantity
        word = self.text[start:end].lower()
        if word in ("a", "an", "another"):
            return Quantity(start, end, "one", Count(1, 1, 1))
        return Quantity(start, end, "none", Count(0, 0, 0)) if word.startswith(("no", "zero")) else None
