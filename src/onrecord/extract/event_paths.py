"""The way from a place's or a date's word to an event's word through the sentence's grammar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.record.parsed import ParsedReport
    from onrecord.record.span import Span

# Clauses of their own: what stands in one tells of that clause's verb.
OWN_CLAUSE = frozenset({"ccomp", "relcl", "acl", "advcl", "csubj", "parataxis", "xcomp", "pcomp"})
# "the village of X" is X; "the outskirts of X" is at X.
HOLDERS = frozenset(
    "town city village district province region area state capital governorate department county outskirts suburb island"
    " municipality hamlet neighbourhood neighborhood port stronghold countryside part north south east west northeast"
    " northwest southeast southwest center centre edge heart vicinity street streets camp enclave sector valley".split()
)
DEEPEST = 6
# Nouns by which a report goes on about what it has told: "the bulk of the losses came near Sukna".
GOING_ON = frozenset("loss death fatality casualty victim dead incident carnage bloodshed toll tragedy".split())
# Verbs that only say that the thing happened or was done: their place and date are its own.
LIGHT = frozenset(
    "be occur happen take come follow begin start erupt break continue last go carry launch stage conduct mount suffer"
    " sustain commit perpetrate leave cause result rock hit strike kill wound injure die attack explode detonate open"
    " see witness shake end claim kidnap abduct murder assassinate destroy damage repel ambush shoot set make".split()
)
# "the Sukna police", "the Sukna brigade": a body or a person of the place, who may be anywhere.
BODIES = frozenset(
    "police army government cartel brigade battalion front force troops militia court council mayor governor spokesman"
    " spokeswoman official officer chief resident native court authority authorities commander journalist newspaper"
    " radio group faction party leader minister bishop university campaign administration regime".split()
)
NAMING = frozenset({"compound", "appos", "nmod", "amod", "conj", "poss", "nn"})


@dataclass(frozen=True, slots=True)
class Way:
    """How `place` hangs together with the event's word.

    `prep` is the nearest preposition over the place, `host` what that hangs on: "event", "verb", "noun" or
    "none"; `over` is that word itself; `up` are the labels from the place to the joint, `down` those from the event's word to it; `crossed`
    says in which clauses of their own the two stand; `attached` how the place stands in its own noun phrase;
    `gap` is in tokens, negative where the place comes first.
    """

    place: Token
    over: Token | None
    prep: str | None
    host: str
    up: tuple[str, ...]
    down: tuple[str, ...]
    crossed: str
    attached: str
    gap: int


def going_on(parsed: ParsedReport) -> tuple[Span, ...]:
    """The nouns that go on about an event without a word of its own, in the order of the text."""
    return tuple(
        s.segment.span(t)
        for s in parsed.sentences
        for t in s.tokens
        if t.lemma_.lower() in GOING_ON and t.pos_ in ("NOUN", "ADJ")
    )


def way(place: Token, event: Token) -> Way:
    """The way between two tokens of one sentence; of "Katsina" in "Katsina state" that of the state."""
    if place.dep_ in ("compound", "nmod", "amod") and place.head.lemma_.lower() in HOLDERS and place.head.i != event.i:
        place = place.head
    above = [event, *event.ancestors]
    chain = [place, *place.ancestors]
    joint = next((t for t in chain if t in above), None)
    up = tuple(t.dep_ for t in chain[: chain.index(joint)]) if joint is not None else ("apart",)
    down = tuple(t.dep_ for t in above[: above.index(joint)]) if joint is not None else ("apart",)
    top = _named(place)
    prep = top.head if top.dep_ == "pobj" else None
    return Way(
        place,
        _over(prep),
        prep.lower_ if prep is not None else None,
        _host(prep, event),
        up,
        down,
        f"{_clauses(up)}/{_clauses(down)}",
        _attached(place, prep),
        place.i - event.i,
    )


def _named(place: Token) -> Token:
    """The noun whose place it is in the end: "town" of "the town of Sukna", "market" of "the Sukna market"."""
    top = place
    for _ in range(DEEPEST):
        if top.dep_ in NAMING:
            top = top.head
        elif top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_.lower() in HOLDERS:
            top = top.head.head
        else:
            break
    return top


def _clauses(labels: tuple[str, ...]) -> str:
    """The clause borders on a way, at most the two nearest the joint."""
    return "+".join([x for x in labels if x in OWN_CLAUSE][-2:]) or "none"


def _attached(place: Token, prep: Token | None) -> str:
    if place.dep_ in ("compound", "nmod", "poss", "amod") and place.head.lemma_.lower() in BODIES:
        return "body"
    return place.dep_ if place.dep_ in NAMING or prep is None else "pobj"


def _over(prep: Token | None) -> Token | None:
    if prep is None:
        return None
    head = prep.head
    while head.dep_ == "prep" and head.i != head.head.i:
        head = head.head
    return head


def _host(prep: Token | None, event: Token) -> str:
    head = _over(prep)
    if head is None:
        return "none"
    if head.i == event.i:
        return "event"
    if head.head.i == event.i and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        return f"{head.dep_} of event"
    return "verb" if head.pos_ in ("VERB", "AUX") else "noun"
