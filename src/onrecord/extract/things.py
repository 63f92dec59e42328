"""Things: the weapons used and the buildings and works that were hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.phrases import right_edge
from onrecord.extract.things_hits import hit_rule
from onrecord.extract.things_lexicon import Found, lexicon
from onrecord.record.actor import Thing
from onrecord.record.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from onrecord.record.parsed import ParsedReport, Segment, Sentence

LEFT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet"})
FROM_THE_AIR = frozenset({"air", "drone"})
STRUCK = frozenset({"on", "in", "against", "near", "at"})  # what stands between a strike and what it hit
LONGEST_PHRASE = 12  # tokens; beyond it the parse has run away, and the words of the lexicon stand alone


def find_weapons(parsed: ParsedReport) -> tuple[Thing, ...]:
    """Every weapon named, in order; `kind` is a class of resources/things/weapons.yml, `rule` "lexicon".

    Classes: air, drone, shelling, ied, landmine, suicide, grenade, chemical, small_arms, blade, fire,
    vehicle_ramming, other. The span is the weapon's own words, without article or number.
    """
    words = lexicon("weapons")
    by_verb: dict[str, str] = dict(words.extra["bomb_by_verb"])
    things = []
    for sentence in parsed.sentences:
        for found in words.find(list(sentence.tokens)):
            token = sentence.segment.doc[found.last]
            kind = found.kind
            if kind == "ied" and token.lemma_.lower() == "bomb" and found.first == found.last:
                kind = next((by_verb[t.lemma_.lower()] for t in _governors(token) if t.lemma_.lower() in by_verb), kind)
            things.append(_thing(parsed, sentence.segment, found.first, found.last, kind, "lexicon"))
    if any(thing.kind in FROM_THE_AIR for thing in things):
        things = sorted((*things, *_strikes(parsed, things)), key=lambda thing: thing.span)
    return tuple(things)


def _strikes(parsed: ParsedReport, things: list[Thing]) -> Iterator[Thing]:
    """The bare "strike" of a report that elsewhere says that it was from the air: "strikes on the town"."""
    lists = lexicon("weapons")
    for sentence in parsed.sentences:
        barred = {f.last for f in lists.find(list(sentence.tokens), everything=True)}
        for token in sentence.tokens:
            struck = token.lemma_.lower() == "strike" and token.pos_ in ("NOUN", "PROPN") and token.i not in barred
            if struck and any(c.lower_ in STRUCK for c in token.children):
                thing = _thing(parsed, sentence.segment, token.i, token.i, "air", "lexicon")
                if not any(t.span.overlaps(thing.span) for t in things):
                    yield thing


def find_infrastructure(parsed: ParsedReport) -> tuple[Thing, ...]:
    """Every building or work named, in order, as its noun phrase ("a crowded vegetable market").

    `kind` is RECORD.md's; `rule` says whether it was hit: ids that begin with "hit_" say that it was (see
    things_hits.hit_rule), "near" and "mention" that it was not.
    """
    things: list[Thing] = []
    for sentence in parsed.sentences:
        for found in lexicon("infrastructure").find(list(sentence.tokens)):
            for thing in _building(parsed, sentence, found):
                if not things or not things[-1].span.covers(thing.span):
                    things.append(thing)
    return tuple(things)


def _building(parsed: ParsedReport, sentence: Sentence, found: Found) -> Iterator[Thing]:
    doc = sentence.segment.doc
    head = doc[found.last]
    rule = hit_rule(head)
    if _only_describes(head):
        # In "market traders" no market is told of; in "the market bombing" one is.
        if rule == "hit_compound":
            yield _thing(parsed, sentence.segment, found.first, found.last, found.kind, rule)
        return
    first, last = _phrase(doc, head, found, sentence)
    yield _thing(parsed, sentence.segment, first, last, found.kind, rule)


def _only_describes(head: Token) -> bool:
    return head.dep_ in ("compound", "nmod", "amod") and head.head.i > head.i and head.head.pos_ in ("NOUN", "PROPN")


def _phrase(doc: Doc, head: Token, found: Found, sentence: Sentence) -> tuple[int, int]:
    """The first and last token of the noun phrase, kept inside its sentence."""
    left = (child.left_edge.i for child in head.lefts if child.dep_ in LEFT and child.lower_ != "both")
    first = max(min(found.first, *left, head.i), sentence.tokens.start)
    if any(doc[i].text in "([" for i in range(first, found.first)):
        first = found.first  # "the bombing of a (bus)"
    last = min(max(right_edge(head) - 1, found.last), sentence.tokens.end - 1)
    while first < found.first and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > found.last and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ == "case"):
        last -= 1
    return (first, last) if last - first < LONGEST_PHRASE else (found.first, found.last)


def _governors(token: Token) -> Iterator[Token]:
    """What governs a token up to and including its verb, and the participles that hang on it."""
    yield from (child for child in token.children if child.dep_ in ("acl", "relcl", "amod"))
    for ancestor in token.ancestors:
        yield ancestor
        if ancestor.pos_ == "VERB":
            return


def _thing(parsed: ParsedReport, segment: Segment, first: int, last: int, kind: str, rule: str) -> Thing:
    span = segment.span(segment.doc[first : last + 1])
    return Thing(span.of(parsed.document.text), Span(span.start, span.end), kind, rule)
