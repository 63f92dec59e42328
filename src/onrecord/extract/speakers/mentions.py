"""Who is mentioned in a report and could be a speaker's fuller name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.speakers.lexicon import nouns
from onrecord.record.parsed import ParsedReport, entities_of
from onrecord.record.span import Span
from onrecord.record.statement import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED = {"PERSON", "ORG", "NORP"}
_INSIDE = {"PROPN", "NOUN", "ADJ", "DET", "ADP", "CCONJ", "PART", "NUM"}
_SMALL = {"the", "a", "an", "its", "their", "his", "her", "of", "for", "and", "in", "at"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of the report that names or describes somebody.

    `words` are its lower-case words without articles, `proper` whether it holds a name, `statement` the number
    of the statement it speaks in, or None.

    >>> Mention(Span(0, 5), "Osman", "osman", ("osman",), proper=True, person=True, plural=False).proper
    True
    """

    span: Span
    text: str
    head: str
    words: tuple[str, ...]
    proper: bool
    person: bool
    plural: bool
    description: str | None = None
    statement: int | None = None

    @property
    def name(self) -> str:
        """The text without a leading article."""
        first, _, rest = self.text.partition(" ")
        return rest if rest and first.lower() in {"the", "a", "an"} and self.proper else self.text


def mentions(statements: list[Statement], parsed: ParsedReport) -> list[Mention]:
    """The speakers of the statements and every organisation or person of two words or more, in order."""
    found = []
    for k, statement in enumerate(statements):
        if statement.span is not None:
            tokens = _tokens(parsed, statement.span)
            if tokens:
                found.append(_mention(tokens, statement.span, parsed, statement.description, k))
    taken = {m.span.start for m in found}
    for segment in parsed.segments:
        for entity in entities_of(segment.doc):
            span = segment.span(entity)
            clean = all(t.pos_ in _INSIDE or t.is_punct for t in entity)
            if entity.label_ in _NAMED and len(entity) > 1 and clean and span.start not in taken:
                tokens = list(entity)[:-1] if entity[-1].tag_ == "POS" else list(entity)
                found.append(_mention(tokens, Span(span.start, segment.span(tokens[-1]).end), parsed, None, None))
    return sorted(found, key=lambda m: m.span)


def _tokens(parsed: ParsedReport, span: Span) -> list[Token]:
    sentence = parsed.sentence_at(span.start)
    if sentence is None:
        return []
    offset = sentence.segment.offset
    return [t for t in sentence.tokens if span.start <= t.idx + offset < span.end]


def _mention(tokens: list[Token], span: Span, parsed: ParsedReport, description: str | None, k: int | None) -> Mention:
    head = _head(tokens)
    text = " ".join(span.of(parsed.document.text).split())
    proper = any(t.pos_ == "PROPN" for t in tokens) and not (len(tokens) == 1 and head.pos_ != "PROPN")
    lemma = head.lemma_.lower()
    organisation = any(t.ent_type_ == "ORG" for t in tokens) and head.ent_type_ != "PERSON"
    organisation = organisation or lemma in nouns()["counters"] - nouns()["persons"] or head.text.isupper()
    person = head.ent_type_ == "PERSON" or lemma in nouns()["persons"] or bool(description and not organisation)
    words = tuple(t.lower_ for t in tokens if (t.lower_ not in _SMALL and t.is_alpha) or "-" in t.text)
    plural = head.tag_ in {"NNS", "NNPS"} or lemma in {"police", "people"} or any(t.dep_ == "cc" for t in tokens)
    if len(tokens) == 1 and proper and not organisation and head.ent_type_ not in {"GPE", "NORP", "LOC"}:
        person = True
    return Mention(span, text, lemma, words, proper, person and not plural, plural, description, k)


def _head(tokens: list[Token]) -> Token:
    """The token whose governor lies outside; of several the first noun."""
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
    nominal = [t for t in heads if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    return (nominal or heads or tokens)[0]
