"""Hit: one place in a sentence where somebody is said to say something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.extract.speakers.lexicon import Cue
from onrecord.extract.speakers.phrase import NounPhrase

Placement = Literal["before", "after", "amid", "clause"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue and its speaker, in token numbers of the Doc.

    `[start, end)` takes in speaker, cue and what hangs on them ("told AFP by telephone"). `placement` says where
    the speaker stands to what is said: "before" it, "after" it, "amid" it, or behind the noun it hangs on ("clause", from token `limit`).

    >>> Hit(Cue("say", "asserted", "clause"), 5, 6, None, 3, 7, "after").placement
    'after'
    """

    cue: Cue
    cue_start: int
    cue_end: int
    speaker: NounPhrase | None
    start: int
    end: int
    placement: Placement
    limit: int | None = None
    responsibility: bool = False
    participle: bool = False
