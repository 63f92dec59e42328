"""Which place of its sentence an event's word binds: a weighing of what grammar and order say of the two."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from math import exp
from typing import TYPE_CHECKING

from onrecord.extract.event_paths import LIGHT, Way, way
from onrecord.record.bond import Bond
from onrecord.record.parsed import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

    from onrecord.record.parsed import ParsedReport, Sentence
    from onrecord.record.place import Place
    from onrecord.record.span import Span

FAR, MIDDLING, NEAR = 20, 8, 3
"""Tokens between the event's word and the place."""
LIGHT_VERB, OTHER_VERB = 1.0, -1.5
"""Log odds for a place that hangs on a verb saying only that the event happened, or on another verb."""


@cache
def weights() -> dict[str, float]:
    """The weight of every feature, learned by scripts/train_event_place.py; what is not listed weighs nothing."""
    text = resources.files("onrecord").joinpath("resources/places/event_place.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}


def bind_places(parsed: ParsedReport, events: Sequence[Span], places: Sequence[Place]) -> tuple[Bond, ...]:
    """A bond for each event's word with each place of its own sentence, in the order of the text.

    `events` are the spans of the words that tell of events, verbs or nouns.
    """
    out: list[Bond] = []
    for event in sorted(set(events)):
        sentence = parsed.sentence_at(event.start)
        told = [p for p in places if sentence is not None and sentence.span.covers(p.span)]
        if sentence is not None and told:
            trigger = head_of(sentence, event)
            for place, own, found in zip(
                told, _ways(sentence, trigger, told), features(sentence, event, told), strict=True
            ):
                odds = sum(weights().get(f, 0.0) for f in found) + _of_noun(trigger, own)
                out.append(Bond(event, place.span, 1 / (1 + exp(-odds))))
    return tuple(out)


def _of_noun(trigger: Token, own: Way) -> float:
    """What the weights, learned of verbs, do not know of nouns: "the attack took place in X", "denounced in X the attack"."""
    if trigger.pos_ not in ("NOUN", "PROPN") or own.host != "verb" or own.over is None:
        return 0.0
    if own.over.lemma_.lower() in LIGHT:
        return LIGHT_VERB if any(c.i == trigger.i for c in own.over.children) else 0.0
    return OTHER_VERB


def _ways(sentence: Sentence, trigger: Token, places: Sequence[Place]) -> list[Way]:
    return [way(head_of(sentence, p.span), trigger) for p in places]


def features(sentence: Sentence, event: Span, places: Sequence[Place]) -> list[list[str]]:
    """What is true of each place of the sentence as seen from the event's word; the names are those of the weights."""
    trigger = head_of(sentence, event)
    ways = _ways(sentence, trigger, places)
    return [list(_features(i, trigger, ways, places, sentence)) for i in range(len(places))]


def head_of(sentence: Sentence, span: Span) -> Token:
    """The token on which the rest of a span hangs."""
    return words_of(sentence, span).root


def words_of(sentence: Sentence, span: Span) -> SpacySpan:
    """The tokens of a span of the report that lies in the sentence."""
    at = sentence.segment.offset
    found = sentence.segment.doc.char_span(span.start - at, span.end - at, alignment_mode="expand")
    assert found is not None  # noqa: S101  the span lies in the sentence
    return found


def _features(i: int, trigger: Token, ways: list[Way], places: Sequence[Place], sentence: Sentence) -> Iterator[str]:
    own, place = ways[i], places[i]
    yield "bias"
    yield f"role={place.role}"
    yield f"kind={place.kind}"
    yield f"trigger={trigger.dep_}"
    yield f"prep={own.prep}"
    yield f"host={own.host}"
    yield f"host={own.host} prep={own.prep}"
    yield f"down={'>'.join(own.down[-3:])}"
    yield f"up={'<'.join(own.up[:3])}"
    yield f"cross={own.crossed}"
    yield f"attached={own.attached}"
    side = "after" if own.gap > 0 else "before"
    apart = abs(own.gap)
    reach = "near" if apart <= NEAR else "middling" if apart <= MIDDLING else "far" if apart <= FAR else "beyond"
    yield f"{side} {reach}"
    verbs = sum(1 for t in _between(trigger, own.place) if t.pos_ == "VERB")
    yield f"verbs between={min(verbs, 3)}"
    yield f"{side} verbs between={min(verbs, 3)}"
    yield f"comma={any(t.text in ',;' for t in _between(trigger, own.place))} {side}"
    rank = sum(1 for w in ways if abs(w.gap) < apart and (w.gap > 0) == (own.gap > 0))
    yield f"rank={min(rank, 2)} {side}"
    yield f"places={min(len(places), 4)}"
    yield f"beside={_beside(i, places, sentence)}"


def _between(a: Token, b: Token) -> Iterator[Token]:
    low, high = sorted((a.i, b.i))
    return (t for t in a.doc[low + 1 : high])


def _beside(i: int, places: Sequence[Place], sentence: Sentence) -> str:
    """What the place stands next to: after another place it holds that ("Sukna, Homs") or goes on a list."""
    text, at = text_of(sentence.segment.doc), sentence.segment.offset
    if i and places[i].span.start >= places[i - 1].span.end:
        gap = text[places[i - 1].span.end - at : places[i].span.start - at].strip().lower()
        if gap in (",", "in", ", in", "(", "of"):
            return "holds"
        if gap in ("and", ", and", "or", "and in"):
            return "listed"
        if (len(gap.split()) <= 4 and gap.startswith(",")) or (gap.endswith((" in", " of")) and len(gap.split()) <= 6):
            return "apposed"
    if i + 1 < len(places):
        gap = text[places[i].span.end - at : places[i + 1].span.start - at].strip().lower()
        if gap in (",", "in", ", in", "(", "of"):
            return "held"
    return "alone"
