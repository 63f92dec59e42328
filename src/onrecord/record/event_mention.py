"""EventMention: a word that tells of an event, with those who take part as its grammar has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.event import Status
from onrecord.record.span import Span


@dataclass(frozen=True, slots=True)
class EventMention:
    """A trigger. `agents` and `patients` are noun phrases (spans of `document.text`), in order.

    `lemma` is as the lexicon has it ("car bomb"), `sentence` the number of the sentence.
    `definite` is True for a phrase that points back ("the attack", "that blast").
    `generic` is True for a bare plural or a word of habit ("attacks", "killings are common").
    `perfect` is True in the past perfect, which often tells what came before.
    `nonfinite` is True for gerunds and infinitives ("kept on bombing", "to kill").
    `accident` is True for a word of harm in a sentence that tells of an accident, a disaster or an illness.
    `harm` is True for words that say that somebody came to harm, and not how ("kill", "die").
    `impersonal` is True where no person is told to have done it: "ten were killed", "strikes killed ten".
    `plural` is True for nouns that tell of several ("the killings").
    `weak` is True for words that tell of an event only because of their company.
    """

    sub_event_type: str
    span: Span
    lemma: str
    sentence: int
    part: Literal["verb", "noun"]
    status: Status = "happened"
    agents: tuple[Span, ...] = ()
    patients: tuple[Span, ...] = ()
    definite: bool = False
    generic: bool = False
    perfect: bool = False
    weak: bool = False
    plural: bool = False
    nonfinite: bool = False
    harm: bool = False
    accident: bool = False
    impersonal: bool = False
