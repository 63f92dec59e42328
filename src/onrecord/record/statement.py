"""Statement: what somebody says in a report, and who that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.span import Span

Stance = Literal["asserted", "claimed", "denied", "alleged", "confirmed", "suggested"]
StatementHow = Literal["same sentence", "quote", "continued", "pronoun", "header"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported speech: the speaker, the words that mark it, and the stretches of the report it covers.

    All spans are offsets of `document.text`. `speaker` and `span` are None where nobody is named ("it was
    reported that"). `content` stands in the order of the text and never overlaps itself. `own_name` is the
    fuller description the report gives elsewhere ("Syrian Observatory for Human Rights" for "a monitor"),
    `description` what it says the speaker is ("a police spokesman" for "Gambo Isa"). `how` says on what ground
    a span was given to the speaker; `rule` is an id of resources/speech. `responsibility` marks a claim (or
    denial) of having done the deed; `sentence` is a number in `ParsedReport.sentences`.

    >>> s = Statement("a monitor", Span(21, 30), "said", Span(31, 35), "say", (Span(0, 19),))
    >>> (s.stance, s.covers(Span(3, 5)))
    ('asserted', True)
    """

    speaker: str | None
    span: Span | None
    cue: str
    cue_span: Span
    rule: str
    content: tuple[Span, ...]
    stance: Stance = "asserted"
    sentence: int = 0
    own_name: str | None = None
    own_span: Span | None = None
    description: str | None = None
    responsibility: bool = False
    how: StatementHow = "same sentence"

    def covers(self, span: Span) -> bool:
        """True where `span` begins inside one of the stretches of `content`."""
        return any(c.start <= span.start < c.end for c in self.content)

    @property
    def names(self) -> tuple[str, ...]:
        """What the speaker is called, the words at the statement first."""
        return tuple(dict.fromkeys(n for n in (self.speaker, self.own_name, self.description) if n))
