"""On whose word a stretch of a report stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.extract.speakers.content import CITING
from onrecord.record.parsed import ParsedReport
from onrecord.record.span import Span
from onrecord.record.statement import Statement, StatementHow

_PRONOUNS = {"he", "she", "it", "they", "him", "her", "them", "who", "which"}


def speaker_of(statements: Iterable[Statement], span: Span, parsed: ParsedReport) -> Statement | None:
    """The statement that a stretch of the report stands in, the innermost; None where nobody is named for it.

    `how` of the answer says on what ground: "same sentence", "quote" (the words are quoted in another sentence),
    "pronoun" (the speaker is "he", "it"), "continued" (the sentence goes on from the one before: "It added"),
    "header" (a wire header names the issuer of all that follows).
    """
    covering = [s for s in statements if s.covers(span)]
    if not covering:
        return None
    best = min(covering, key=_rank)
    here = parsed.sentence_at(span.start)
    return replace(best, how=_how(best, here.index if here else best.sentence))


def _rank(statement: Statement) -> tuple[bool, bool, bool, int, int]:
    """Named before unnamed, a header last, whoever is cited before who cites, the shortest stretch first."""
    return (
        statement.how == "header",
        statement.speaker is None,
        statement.rule not in CITING,
        sum(c.end - c.start for c in statement.content),
        -statement.cue_span.start,
    )


def _how(statement: Statement, sentence: int) -> StatementHow:
    if statement.how == "header":
        return "header"
    if statement.speaker is not None and statement.speaker.lower() in _PRONOUNS:
        return "pronoun"
    return "same sentence" if statement.sentence == sentence else "quote"
