"""Text in, ParsedReport out: what the tests of this room share."""

from __future__ import annotations

from functools import cache

from onrecord.parse.pipeline import Parser
from onrecord.record.document import Document, Section, SectionKind
from onrecord.record.parsed import ParsedReport
from onrecord.record.span import Span


@cache
def _parser() -> Parser:
    return Parser()


@cache
def parsed(text: str, kind: SectionKind = "body") -> ParsedReport:
    """One section of text, parsed once."""
    section = Section(kind, Span(0, len(text)))
    return _parser().parse(Document(id="t", sha256="0" * 64, text=text, sections=(section,)))


def at(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))
