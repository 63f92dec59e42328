"""Fate: what a word of the sentence says befell somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Fate:
    """Persons (head tokens) and what befell them; `verb` says it, `agents` did it where that is said.

    `either` where the words leave two fates open ("killed or wounded").
    """

    kind: str
    verb: Token
    persons: tuple[Token, ...]
    agents: tuple[Token, ...] = ()
    negated: bool = False
    modal: str | None = None
    either: bool = False
