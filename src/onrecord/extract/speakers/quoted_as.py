"""Such as "the agency quoted a doctor as saying that ...": the doctor speaks, not the agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.speakers.hits import Hit, Placement
from onrecord.extract.speakers.lexicon import Cue
from onrecord.extract.speakers.phrase import noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

QUOTED_AS = Cue("quoted_as", "asserted", "clause")
_QUOTES = {"quote", "cite"}
_SAYING = {"saying", "telling"}


def quoted_hits(doc: Doc, first: int, last: int) -> list[Hit]:
    """The persons quoted "as saying" something in tokens `[first, last)`, in order."""
    found = []
    for index in range(first, last):
        saying = doc[index]
        who = _quoted(saying)
        if who is None:
            continue
        phrase = noun_phrase(doc, who.i, first, saying.i - 1)
        subject = next((c for c in who.head.lefts if c.dep_ == "nsubj"), None)
        start = min(subject.left_edge.i if subject is not None else who.head.i, phrase.start)
        rest = [t for t in doc[index + 1 : last] if not t.is_punct and not t.is_space]
        before = [t for t in doc[first:start] if not t.is_punct and not t.is_space]
        if rest or before:
            place: Placement = "before" if rest else "after"
            found.append(Hit(QUOTED_AS, index, index + 1, phrase, start, index + 1, place))
    return found


def _quoted(saying: Token) -> Token | None:
    """The object of the verb of quoting on which this "as saying" hangs."""
    if saying.lower_ not in _SAYING or saying.head.lower_ != "as":
        return None
    verb = saying.head.head
    if verb.lemma_.lower() not in _QUOTES or any(c.dep_ == "auxpass" for c in verb.lefts):
        return None
    return next((c for c in verb.rights if c.dep_ == "dobj"), None)
