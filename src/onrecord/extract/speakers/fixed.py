"""Fixed phrases ("according to X", "citing X") and words that name nobody ("reportedly")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.speakers.complement import after_adjuncts
from onrecord.extract.speakers.hits import Hit, Placement
from onrecord.extract.speakers.lexicon import Cue, nouns, phrases, unnamed
from onrecord.extract.speakers.phrase import NounPhrase, noun_phrase
from onrecord.extract.speakers.subjects import agent, issuer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
_NOT_SPEAKERS = {"plan", "law", "schedule", "rule", "constitution"}
_MARKERS = {"but", "while", "and", "whereas", "although", "though", "—", "–", "(", ";"}


def phrase_hits(doc: Doc, first: int, last: int) -> list[Hit]:
    """Such as "according to X", "citing X" and the like in tokens `[first, last)`."""
    found: list[Hit] = []
    for at in range(first, last):
        for rule in phrases().get(doc[at].lower_, ()):
            width = len(rule.words)
            if not all(at + k < last and doc[at + k].lower_ == word for k, word in enumerate(rule.words)):
                continue
            who = _following(doc, at + width, last)
            start = at if rule.words[0] != "statement" else _statement_start(doc, at, first)
            if who is None or start is None or doc[who.head].lemma_.lower() in _NOT_SPEAKERS:
                continue
            end = after_adjuncts(doc, doc[at], who.reach, last)
            cue = Cue(rule.id, rule.stance, "clause")
            found.append(Hit(cue, at, at + width, who, start, end, _where(doc, start, end, first, last)))
    return found


def _statement_start(doc: Doc, at: int, first: int) -> int | None:
    """The "in" of a sentence that opens "In a (separate) statement by X, ..."; None elsewhere."""
    for index in range(at - 1, max(at - 4, first) - 1, -1):
        if doc[index].lower_ == "in":
            return index if not any(t.is_alpha for t in doc[first:index]) else None
    return None


def _following(doc: Doc, at: int, last: int) -> NounPhrase | None:
    """The noun phrase that begins at token `at`."""
    for index in range(at, min(at + 8, last)):
        token = doc[index]
        if token.pos_ not in _NOMINAL | {"DET", "ADP", "PUNCT", "PART", "VERB", "ADV", "CCONJ"} or token.text in {
            ",",
            ".",
        }:
            break
        head_outside = token.head.i < at or token.head.i >= last or token.dep_ == "ROOT"
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and (head_outside or token.dep_ in {"pobj", "dobj", "nsubj"}):
            return noun_phrase(doc, issuer(token).i, at, last)
    nominal = at
    while nominal < last and doc[nominal].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PRON"}:
        nominal += 1
    return NounPhrase(at, nominal, nominal - 1) if nominal > at else None


def _where(doc: Doc, at: int, end: int, first: int, last: int) -> Placement:
    before = [t for t in doc[first:at] if not t.is_punct and not t.is_space]
    if not before or (before[-1].lower_ in _MARKERS):
        return "before"
    rest = doc[end:last]
    if end < last and doc[end].text in {",", "—", "–"} and sum(t.is_alpha for t in rest) > 2:
        finite_left = any(t.pos_ in {"VERB", "AUX"} for t in before)
        return "amid" if not finite_left or doc[at - 1].text == "," else "after"
    return "after"


def unnamed_hits(doc: Doc, first: int, last: int) -> list[Hit]:
    """Such as "reportedly", "it was reported that", "are said to have", in tokens `[first, last)`."""
    adverbs, passives = unnamed()
    found: list[Hit] = []
    for index in range(first, last):
        token = doc[index]
        if token.lower_ in adverbs:
            head = token.head if token.head.pos_ in {"VERB", "AUX"} else None
            limit = head.right_edge.i + 1 if head is not None else last
            found.append(Hit(adverbs[token.lower_], index, index + 1, None, index, index + 1, "amid", min(limit, last)))
        elif (cue := passives.get(token.lemma_.lower())) is not None and _impersonal(token):
            start = min([c.i for c in token.lefts if c.lower_ == "it"], default=token.i)
            only_after = start < index or token.dep_ == "relcl"
            found.append(Hit(cue, index, index + 1, None, start, index + 1, "before" if only_after else "amid"))
    return found


def _impersonal(verb: Token) -> bool:
    """True for "it was reported that" and "are reported to have"; False where an agent is named."""
    if verb.tag_ != "VBN" or agent(verb) is not None or not any(c.dep_ == "auxpass" for c in verb.lefts):
        return False
    subjects = [c for c in verb.lefts if c.dep_ in {"nsubjpass", "nsubj", "expl"}]
    if any(s.lower_ in {"it", "there"} for s in subjects):
        return True
    return any(c.dep_ in {"xcomp", "ccomp"} for c in verb.rights)


def headline_hits(doc: Doc, first: int, last: int) -> list[Hit]:
    """Such as "20 killed in raid: police", "Five dead - ministry", "Police: five dead" in a title."""
    counters = nouns()["counters"]
    marks = [i for i in range(first + 1, last - 1) if doc[i].text in {":", "-", "–", "—", "--"}]
    for at in reversed(marks):
        tail = [t for t in doc[at + 1 : last] if not t.is_punct and not t.is_space]
        if 0 < len(tail) <= 6 and _names_a_speaker(tail, counters) and at > first + 2:
            who = NounPhrase(tail[0].i, tail[-1].i + 1, tail[-1].i)
            return [Hit(Cue("headline_tail", "asserted", "clause"), at, at + 1, who, at, last, "after")]
    for at in marks[:1]:
        front = [t for t in doc[first:at] if not t.is_punct and not t.is_space]
        if doc[at].text == ":" and 0 < len(front) <= 6 and _names_a_speaker(front, counters):
            who = NounPhrase(front[0].i, front[-1].i + 1, front[-1].i)
            return [Hit(Cue("headline_front", "asserted", "clause"), at, at + 1, who, first, at + 1, "before")]
    return []


def _names_a_speaker(tokens: list[Token], counters: frozenset[str]) -> bool:
    if any(t.pos_ in {"VERB", "AUX", "NUM"} for t in tokens):
        return False
    return any(t.lemma_.lower() in counters or t.lower_.rstrip("s") in counters or t.ent_type_ == "ORG" for t in tokens)
