"""explain(): a coded report and what was found on the way -> the reasons, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.explain.nouns import ExplainedSection, ExplainedSentence, Explanation, Reading, Story
from onrecord.explain.readings import readings
from onrecord.record.event import CodedReport
from onrecord.record.span import Span

ORDER: tuple[str, ...] = (
    *("event word", "killed", "injured", "missing", "abducted", "arrested", "displaced", "none_killed"),
    *("speaker", "blame", "actor", "person", "weapon", "building", "place", "nation", "date"),
)
"""Kinds of readings as a sentence lists them: what happened, how many, who, with what, where, when."""


def explain(report: CodedReport, stories: Sequence[Story]) -> Explanation:
    """Every value of a report under the sentence it was read in.

    Args:
        report: the coded report; its events are numbered from 1 in their order.
        stories: what was found in the article and in each headline beside it; none for a report that was not coded.
    """
    sentences = [s.span for story in stories for s in story.mentions.sentences]
    found = [r for story in stories for r in readings(story, report.events)]
    sections = []
    for section in report.document.sections:
        own = sorted(s for s in sentences if section.span.covers(s))
        explained = tuple(ExplainedSentence(s, _within(s, found)) for s in own)
        sections.append(ExplainedSection(section.kind, section.span, explained, left_out=not own))
    return Explanation(report, tuple(sections))


def _within(sentence: Span, found: Iterable[Reading]) -> tuple[Reading, ...]:
    """What begins in the sentence, by kind and then as it stands there."""
    own = [r for r in found if sentence.start <= r.span.start < sentence.end]
    return tuple(sorted(own, key=lambda r: (ORDER.index(r.kind), r.span)))
