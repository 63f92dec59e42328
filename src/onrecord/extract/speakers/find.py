"""Every statement of a report, in order."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.speakers.content import content_of
from onrecord.extract.speakers.fixed import headline_hits, phrase_hits, unnamed_hits
from onrecord.extract.speakers.headers import header_statements
from onrecord.extract.speakers.hits import Hit
from onrecord.extract.speakers.names import named
from onrecord.extract.speakers.quoted import with_quotes
from onrecord.extract.speakers.quoted_as import quoted_hits
from onrecord.extract.speakers.quotes import find_quotes
from onrecord.extract.speakers.verbs import verb_hits
from onrecord.record.parsed import ParsedReport, Sentence
from onrecord.record.span import Span
from onrecord.record.statement import Statement


def find_statements(parsed: ParsedReport) -> tuple[Statement, ...]:
    """Who says what in a report: one Statement for each place where somebody is said to say something.

    Spans are offsets of `parsed.document.text`. The rules read the dependency parse first, commas and word order
    where it fails. The word lists and their ids are in resources/speech.
    """
    found: list[Statement] = []
    for sentence in parsed.sentences:
        found.extend(_of_sentence(parsed, sentence))
    found = with_quotes(found, find_quotes(parsed.document.text), parsed)
    found = named(found, parsed)
    return (*header_statements(parsed), *found)


def _of_sentence(parsed: ParsedReport, sentence: Sentence) -> list[Statement]:
    doc = sentence.segment.doc
    first, last = sentence.tokens.start, sentence.tokens.end
    hits = [
        *quoted_hits(doc, first, last),
        *verb_hits(doc, first, last),
        *phrase_hits(doc, first, last),
        *unnamed_hits(doc, first, last),
    ]
    if sentence.segment.section.kind != "body" and not hits:
        hits = headline_hits(doc, first, last)
    hits = _distinct(hits)
    ranges = content_of(doc, hits, first, last)
    return [
        _statement(parsed, sentence, hit, hits, tuple(r))
        for hit, r in zip(hits, ranges, strict=True)
        if r or hit.responsibility
    ]


def _distinct(hits: list[Hit]) -> list[Hit]:
    """In order of the text, one hit for each cue; a named one before an unnamed."""
    seen: dict[int, Hit] = {}
    for hit in hits:
        if hit.cue_start not in seen or seen[hit.cue_start].speaker is None:
            seen[hit.cue_start] = hit
    return sorted(seen.values(), key=lambda h: (h.start, h.cue_start))


def _statement(
    parsed: ParsedReport, sentence: Sentence, hit: Hit, hits: list[Hit], ranges: tuple[tuple[int, int], ...]
) -> Statement:
    text = parsed.document.text

    def span(start: int, end: int) -> Span:
        return sentence.segment.span(sentence.segment.doc[start:end])

    who = span(hit.speaker.start, hit.speaker.end) if hit.speaker else None
    apposition = hit.speaker.apposition if hit.speaker else None
    cue = span(hit.cue_start, hit.cue_end)
    statement = Statement(
        speaker=_words(who, text) if who else None,
        span=who,
        cue=cue.of(text),
        cue_span=cue,
        rule=hit.cue.id,
        content=tuple(span(*r) for r in ranges),
        stance=hit.cue.stance,
        sentence=sentence.index,
        description=_words(span(*apposition), text) if apposition else None,
        responsibility=hit.responsibility,
    )
    if hit.participle and statement.stance == "asserted" and _claims(hit, hits):
        return replace(statement, stance="claimed")
    return statement


def _words(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


def _claims(hit: Hit, hits: list[Hit]) -> bool:
    """True for "claimed responsibility, saying ...": the participle is part of the claim."""
    return any(h.cue.stance == "claimed" and h.cue_start < hit.cue_start for h in hits[-4:])
