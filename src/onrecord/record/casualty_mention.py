"""CasualtyMention: a figure as the words give it, before it belongs to an event."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.record.claim import ClaimKind, Scope
from onrecord.record.count import Count
from onrecord.record.span import Span


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """What extract/ reads of one figure.

    `span` covers the quantity words ("at least 58"), `counted` the noun phrase without them
    ("Syrian government troops"), None where it is not said. `sentence` is the sentence's number.
    `predicate` is the word that says what befell them, `agent` the phrase of who did it.
    `together` is the same number for figures of one enumeration ("11 militants and four soldiers were killed"),
    which add up. `parent` is the index, in the same tuple, of the figure this one is a subset of.
    `scope` is what the words themselves say; the event may still change it.
    `update` is True where a toll is said to have risen or fallen to the figure.
    `earlier` is True for figures that the report itself calls superseded.
    `definite` is True where the phrase points back ("the two men"); `singular` for one person.
    """

    kind: ClaimKind
    phrase: str
    span: Span
    rule: str
    count: Count
    sentence: int
    predicate: Span
    counted: Span | None = None
    counted_text: str | None = None
    head: str | None = None
    agent: Span | None = None
    together: int = 0
    parent: int | None = None
    scope: Scope = "event"
    update: bool = False
    earlier: bool = False
    additional: bool = False
    definite: bool = False
    singular: bool = False
    name: bool = False
    modal: str | None = None
    notes: tuple[str, ...] = field(default=())
