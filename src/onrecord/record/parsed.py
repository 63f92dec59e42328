"""ParsedReport: a document with its spaCy parse. It never leaves the worker that made it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from onrecord.record.document import Document, Published, Section
from onrecord.record.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan


def text_of(doc: Doc) -> str:
    """The text of a spaCy Doc, put together once: `doc.text` walks over all its tokens each time."""
    text: str | None = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def entities_of(doc: Doc) -> tuple[SpacySpan, ...]:
    """The named entities of a spaCy Doc, gathered once: `doc.ents` walks over all its tokens each time."""
    found: tuple[SpacySpan, ...] | None = doc.user_data.get("entities")
    if found is None:
        found = doc.user_data["entities"] = tuple(doc.ents)
    return found


def entities_in(words: SpacySpan) -> tuple[SpacySpan, ...]:
    """The named entities that lie whole in a stretch of a Doc, in order."""
    found = entities_of(words.doc)
    first = bisect_left(found, words.start, key=lambda e: e.start)
    return tuple(e for e in takewhile(lambda e: e.start < words.end, found[first:]) if e.end <= words.end)


@dataclass(frozen=True, slots=True)
class Segment:
    """A section (title, body or one related headline) and its Doc.

    `doc`'s character 0 stands at `offset` of `document.text`, and its text has the same length as the
    section's, character for character (line breaks inside a paragraph are spaces, capitals may be
    lowered), so `token.idx + offset` is always an offset of `document.text`.
    """

    section: Section
    doc: Doc
    offset: int

    def span(self, tokens: SpacySpan | Token) -> Span:
        """The stretch of `document.text` that a spaCy token or span covers."""
        if hasattr(tokens, "idx"):
            return Span(self.offset + tokens.idx, self.offset + tokens.idx + len(tokens))
        return Span(self.offset + tokens.start_char, self.offset + tokens.end_char)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its number in the report, its place in the text, its paragraph, its tokens."""

    index: int
    span: Span
    paragraph: int
    segment: Segment
    tokens: SpacySpan


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """What extract/ reads: title, body and related headlines; furniture is not parsed.

    `capitals` is True for wire copy written in capitals throughout (parsed on a re-cased copy).
    """

    document: Document
    segments: tuple[Segment, ...]
    sentences: tuple[Sentence, ...]
    capitals: bool = False

    def stories(self) -> Iterator[ParsedReport]:
        """The article (title and body), then each headline of another story with its own publication date.

        They share the text and its offsets and nothing else: no date, place or name passes between them.
        """
        own = tuple(s for s in self.segments if s.section.kind != "related")
        if own:
            yield self._of(own, self.document)
        for segment in self.segments:
            if segment.section.kind == "related":
                published = segment.section.published or Published()
                yield self._of((segment,), replace(self.document, published=published, title=None, credit=None))

    def _of(self, segments: tuple[Segment, ...], document: Document) -> ParsedReport:
        kept = [s for s in self.sentences if any(s.segment is segment for segment in segments)]
        first = kept[0].paragraph if kept else 0
        renumbered = (replace(s, index=i, paragraph=s.paragraph - first) for i, s in enumerate(kept))
        return ParsedReport(document, segments, tuple(renumbered), self.capitals)

    def of_segment(self, segment: Segment) -> Iterator[Sentence]:
        """The sentences of one segment, in order."""
        return (s for s in self.sentences if s.segment is segment)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a character of `document.text`, or None (furniture, gaps)."""
        lo, hi = 0, len(self.sentences)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.sentences[mid].span.end <= offset:
                lo = mid + 1
            else:
                hi = mid
        found = self.sentences[lo] if lo < len(self.sentences) else None
        return found if found and found.span.start <= offset else None
