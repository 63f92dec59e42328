"""Blame: words that say who is answerable for a deed told elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.actor import Responsibility
from onrecord.record.span import Span


@dataclass(frozen=True, slots=True)
class Blame:
    """Somebody named as answerable: "X claimed responsibility", "the murder was attributed to X".

    `who` is the phrase of the one named and `cue` the words that say so, both spans of `document.text`; `sentence`
    is a number in `ParsedReport.sentences`. `rule` is an id of resources/events/blame.yml. `weak` marks those whom
    nothing but their being there makes the doers; they count where nobody else is told to have done it.

    >>> Blame(Span(0, 8), Span(9, 31), 4, "claimed", "claim_responsibility").responsibility
    'claimed'
    """

    who: Span
    cue: Span
    sentence: int
    responsibility: Responsibility
    rule: str
    weak: bool = False
