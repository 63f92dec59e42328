"""Which place of its sentence an event's word binds: a weighing of what grammar and order say of the two."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
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
    scenes: dict[int, Scene] = {}
    for event in sorted(set(events)):
        sentence = parsed.sentence_at(event.start)
        if sentence is None:
            continue
        if sentence.index not in scenes:
            scenes[sentence.index] = scene_of(sentence, [p for p in places if sentence.span.covers(p.span)])
        scene, trigger = scenes[sentence.index], head_of(sentence, event)
        ways = scene.ways(trigger)
        for place, own, found in zip(scene.places, ways, _features(scene, trigger, ways), strict=True):
            odds = sum(weights().get(f, 0.0) for f in found) + _of_noun(trigger, own)
            out.append(Bond(event, place.span, 1 / (1 + exp(-odds))))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Scene:
    """What of a sentence and its places is the same from whichever event's word they are seen.

    `heads` are the places' own words and `beside` what each stands next to, one for each place. `verbs` and `commas`
    count those among the tokens of the Doc from `start`, up to each token.
    """

    places: tuple[Place, ...]
    heads: tuple[Token, ...]
    beside: tuple[str, ...]
    start: int
    verbs: tuple[int, ...]
    commas: tuple[int, ...]

    def ways(self, trigger: Token) -> list[Way]:
        """The way from each place to an event's word."""
        return [way(head, trigger) for head in self.heads]

    def between(self, counted: tuple[int, ...], a: Token, b: Token) -> int:
        """How many of those counted stand between two words; what lies beyond the sentence's ends is not counted."""
        low, high = sorted(min(max(t.i - self.start, 0), len(counted) - 1) for t in (a, b))
        return counted[high] - counted[low + 1] if high > low else 0


def scene_of(sentence: Sentence, places: Sequence[Place]) -> Scene:
    """The scene of a sentence with those of its places that are asked about."""
    tokens = sentence.tokens if places else ()
    return Scene(
        tuple(places),
        tuple(head_of(sentence, p.span) for p in places),
        tuple(_beside(i, places, sentence) for i in range(len(places))),
        sentence.tokens.start,
        (0, *accumulate(t.pos_ == "VERB" for t in tokens)),
        (0, *accumulate(t.text in ",;" for t in tokens)),
    )


def _of_noun(trigger: Token, own: Way) -> float:
    """What the weights, learned of verbs, do not know of nouns: "the attack took place in X", "denounced in X the attack"."""
    if trigger.pos_ not in ("NOUN", "PROPN") or own.host != "verb" or own.over is None:
        return 0.0
    if own.over.lemma_.lower() in LIGHT:
        return LIGHT_VERB if any(c.i == trigger.i for c in own.over.children) else 0.0
    return OTHER_VERB


def features(sentence: Sentence, event: Span, places: Sequence[Place]) -> list[list[str]]:
    """What is true of each place of the sentence as seen from the event's word; the names are those of the weights."""
    scene, trigger = scene_of(sentence, places), head_of(sentence, event)
    return list(_features(scene, trigger, scene.ways(trigger)))


def head_of(sentence: Sentence, span: Span) -> Token:
    """The token on which the rest of a span hangs."""
    return words_of(sentence, span).root


def words_of(sentence: Sentence, span: Span) -> SpacySpan:
    """The tokens of a span of the report that lies in the sentence."""
    at = sentence.segment.offset
    found = sentence.segment.doc.char_span(span.start - at, span.end - at, alignment_mode="expand")
    assert found is not None  # noqa: S101  the span lies in the sentence
    return found


def _features(scene: Scene, trigger: Token, ways: Sequence[Way]) -> Iterator[list[str]]:
    for place, own, beside in zip(scene.places, ways, scene.beside, strict=True):
        side = "after" if own.gap > 0 else "before"
        apart = abs(own.gap)
        reach = "near" if apart <= NEAR else "middling" if apart <= MIDDLING else "far" if apart <= FAR else "beyond"
        verbs = min(scene.between(scene.verbs, trigger, own.place), 3)
        rank = sum(1 for w in ways if abs(w.gap) < apart and (w.gap > 0) == (own.gap > 0))
        yield [
            "bias",
            f"role={place.role}",
            f"kind={place.kind}",
            f"trigger={trigger.dep_}",
            f"prep={own.prep}",
            f"host={own.host}",
            f"host={own.host} prep={own.prep}",
            f"down={'>'.join(own.down[-3:])}",
            f"up={'<'.join(own.up[:3])}",
            f"cross={own.crossed}",
            f"attached={own.attached}",
            f"{side} {reach}",
            f"verbs between={verbs}",
            f"{side} verbs between={verbs}",
            f"comma={scene.between(scene.commas, trigger, own.place) > 0} {side}",
            f"rank={min(rank, 2)} {side}",
            f"places={min(len(scene.places), 4)}",
            f"beside={beside}",
        ]


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
