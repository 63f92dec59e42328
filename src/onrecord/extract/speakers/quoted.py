"""Direct speech across sentences: a quotation belongs to the speaker named beside it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.record.parsed import ParsedReport
from onrecord.record.span import Span
from onrecord.record.statement import Statement


def with_quotes(statements: list[Statement], quotes: tuple[Span, ...], parsed: ParsedReport) -> list[Statement]:
    """The statements with the whole of every quotation they begin, end or stand beside added to their content.

    A quotation that no statement touches goes to the statement before it in the same paragraph, else to one after
    it there, else (a paragraph that is nothing but the quotation) to the last of the paragraph before.
    """
    result = list(statements)
    for quote in quotes:
        k = _owner(result, quote, parsed)
        if k is not None:
            result[k] = replace(result[k], content=_joined((*result[k].content, quote)))
    return result


def _owner(statements: list[Statement], quote: Span, parsed: ParsedReport) -> int | None:
    inside = [k for k, s in enumerate(statements) if s.span and not quote.covers(s.cue_span)]
    touching = [k for k in inside if any(c.overlaps(quote) for c in statements[k].content)]
    if touching:
        return min(touching, key=lambda k: sum(c.end - c.start for c in statements[k].content))
    here = parsed.sentence_at(quote.start)
    if here is None:
        return None
    paragraph = [k for k in inside if parsed.sentences[statements[k].sentence].paragraph == here.paragraph]
    before = [k for k in paragraph if statements[k].cue_span.end <= quote.start]
    if before:
        return before[-1]
    if paragraph:
        return paragraph[0]
    alone = _alone(quote, here.paragraph, parsed)
    earlier = [k for k in inside if parsed.sentences[statements[k].sentence].paragraph == here.paragraph - 1]
    return earlier[-1] if alone and earlier else None


def _alone(quote: Span, paragraph: int, parsed: ParsedReport) -> bool:
    return all(quote.overlaps(s.span) for s in parsed.sentences if s.paragraph == paragraph)


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one.

    >>> _joined((Span(5, 9), Span(0, 6)))
    (Span(start=0, end=9),)
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
