"""Texts and documents explained, each once, with one coder."""

from __future__ import annotations

import datetime as dt
from functools import cache

from onrecord.coder import Coder
from onrecord.explain.nouns import Explanation, Reading, RuleUse
from onrecord.record.document import Document, Published, Section, SectionKind
from onrecord.record.span import Span

FRIDAY = Published(dt.date(2017, 9, 29), "given")


@cache
def coder() -> Coder:
    """The coder of these tests."""
    return Coder()


@cache
def explained(text: str, kind: SectionKind = "body") -> Explanation:
    """A text of one section, published on a Friday."""
    sections = (Section(kind, Span(0, len(text))),)
    return coder().explain(Document("t", "0" * 64, text, sections, published=FRIDAY))


def readings(explanation: Explanation, kind: str) -> list[Reading]:
    """The values of one kind, in the order of the text."""
    return [r for section in explanation.sections for s in section.sentences for r in s.readings if r.kind == kind]


def uses(explanation: Explanation) -> set[RuleUse]:
    """Every rule at work."""
    return set(explanation.rules)
