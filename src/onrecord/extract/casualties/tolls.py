"""Tolls: the figures that patterns read, joined with those that verbs gave."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from onrecord.extract.casualties.nouns import noun_after
from onrecord.extract.casualties.patterns import PatternFigure, toll_figures
from onrecord.extract.casualties.persons import is_no_person
from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.count import Count
from onrecord.record.parsed import text_of
from onrecord.record.span import Span

if TYPE_CHECKING:
    from onrecord.extract.casualties.numbers_in import SentenceNumbers
    from onrecord.record.claim import ClaimKind, Scope
    from onrecord.record.parsed import Sentence

CASUALTIES = "casualties"
MORE = frozenset({"and_more_there", "and_others"})  # these add to the figure before them
NAME_PERSONS = MORE | {"verb_then_number", "killed_bare"}  # their number may have a noun after it
OPEN_FATE = frozenset({"casualties", "killed_or_else"})
# Words after which a first count is over.
TURNS = re.compile(
    r"\b(?:but|later|now|then|before|until|said|says|revised|raised|rose|while|which|when)\b|;", re.IGNORECASE
)
HEDGED = re.compile(
    r"\b(?:could|would|might|will|can|should|shall|if|unless|threat\w*\s+to|vow\w*\s+to|plan\w*\s+to|want\w*\s+to|try\w*\s+to|tried\s+to|order\w*\s+to|to)"
    r"\s+(?:\w+\s+){1,2}$|\b(?:avoid|prevent|without|minimi[sz]e)\w*\s+$",
    re.IGNORECASE,
)


def with_tolls(
    own: list[CasualtyMention],
    sentence: Sentence,
    numbers: SentenceNumbers,
    before: list[CasualtyMention],
    together: int,
) -> list[CasualtyMention]:
    """`own` with the figures of the toll patterns; `before` are the figures of earlier sentences."""
    for n, toll in enumerate(toll_figures(numbers), start=1):
        span = Span(sentence.span.start + toll.start, sentence.span.start + toll.end)
        clash = [m for m in own if m.span.overlaps(span)]
        strong = toll.rule.scope != "event" or toll.rule.update or toll.rule.earlier or toll.rule.kind == CASUALTIES
        if toll.rule.needs_figure and not (own if toll.rule.id in MORE else own or before):
            continue
        if clash:
            if strong:
                own = [_overruled(m, toll) if m in clash else m for m in own]
            continue
        read = _read(toll, span, sentence, own or before, own[-1].together if toll.rule.id in MORE else together + n)
        if read is not None:
            own.append(read)
    return _superseded(sorted(own, key=lambda m: m.span.start), sentence)


def _superseded(own: list[CasualtyMention], sentence: Sentence) -> list[CasualtyMention]:
    """`own` with those told in one breath with a first count: "initially said three soldiers and a guard had died"."""
    first = next((m for m in own if m.rule == "initially"), None)
    if first is None:
        return own
    text, start = sentence.tokens.text, sentence.span.start
    out = []
    for m in own:
        after = m.span.start > first.span.start and m.scope == "event"
        told = after and not TURNS.search(text[first.span.end - start : m.span.start - start])
        out.append(replace(m, scope=first.scope, earlier=True) if told else m)
    return out


def _overruled(m: CasualtyMention, toll: PatternFigure) -> CasualtyMention:
    rule = toll.rule
    return replace(m, rule=rule.id, scope=cast("Scope", rule.scope), update=rule.update, earlier=rule.earlier)


def _read(
    toll: PatternFigure, span: Span, sentence: Sentence, context: list[CasualtyMention], together: int
) -> CasualtyMention | None:
    kind, count, rule = _kind(toll, context), toll.quantity.count if toll.quantity else Count(0, 0, 0), toll.rule.id
    modal = "hedged" if HEDGED.search(sentence.tokens.text[: toll.start]) else None
    named = noun_after(sentence, toll.end) if toll.quantity is not None and rule in NAME_PERSONS else None
    if named is not None and is_no_person(named[1].lemma_.lower()):
        return None
    if rule == "casualties_unspecified":
        count = Count()
    elif rule in OPEN_FATE:
        count = Count(None, None, count.high)
    elif toll.quantity is not None and toll.quantity.rule == "none":
        kind, rule = ("none_killed" if kind in ("killed", "injured") else kind), "none"
    elif toll.quantity is not None and not toll.rule.own_rule:
        rule = toll.quantity.rule
    counted = named[0] if named else None
    return CasualtyMention(
        kind=cast("ClaimKind", kind),
        phrase=sentence.tokens.text[toll.start : toll.end],
        span=span,
        rule=rule,
        count=count,
        sentence=sentence.index,
        predicate=span,
        counted=counted,
        counted_text=counted.shifted(-sentence.segment.offset).of(text_of(sentence.segment.doc)) if counted else None,
        head=named[1].lemma_.lower() if named else None,
        together=together,
        scope=cast("Scope", toll.rule.scope),
        update=toll.rule.update,
        earlier=toll.rule.earlier,
        modal=modal,
    )


def _kind(toll: PatternFigure, context: list[CasualtyMention]) -> str:
    if toll.kind == "=":
        last = next((m for m in reversed(context) if m.kind != "none_killed"), None)
        return last.kind if last else "killed"
    return "killed" if toll.kind == CASUALTIES else toll.kind
