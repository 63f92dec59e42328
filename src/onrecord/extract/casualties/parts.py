"""Parts: figures that count some of those whom another figure counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from onrecord.extract.casualties.lists import enumerated_after
from onrecord.extract.casualties.nouns import noun_after
from onrecord.extract.casualties.numbers_in import UNMASKED, SentenceNumbers
from onrecord.extract.casualties.patterns import PatternFigure, part_figures
from onrecord.extract.casualties.persons import is_no_person, is_person
from onrecord.extract.casualties.shares import RULES, share_of
from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.count import Count
from onrecord.record.parsed import text_of
from onrecord.record.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.record.claim import ClaimKind, Scope
    from onrecord.record.parsed import Sentence

BETWEEN = frozenset(
    [
        "of",
        "them",
        "whom",
        "those",
        "these",
        "were",
        "was",
        "are",
        "is",
        "the",
        "dead",
        "victims",
        "killed",
        "among",
        "identified",
        "as",
        "wounded",
        "injured",
        "also",
    ]
)
LOOK_BACK = 12  # figures before the sentence that a part may belong to
SAME_SENTENCE = frozenset({"spelled_out", "gravely", "of_the_total"})
NAME_THE_KIND = frozenset({"dead_included", "dead_were", "among_the", "were_among", "of_the_dead"})
SPELLED_OUT_GAP = 25  # characters between a figure and the list that spells it out


def with_parts(
    own: list[CasualtyMention], sentence: Sentence, numbers: SentenceNumbers, before: Sequence[CasualtyMention]
) -> list[CasualtyMention]:
    """`own` with the parts that patterns find; a figure already read becomes a part where the words say so.

    A part's `parent` is an index of `own` or, below 0, -1 - an index of `before`.
    """
    for found in part_figures(numbers):
        chain = [found, *_rest(found, sentence, numbers)]
        parent = _parent(own, before, found, sentence, numbers, sum(map(_size, chain)))
        if parent is None and len(chain) > 1:
            chain = chain[
                :1
            ]  # the list after it goes on with others: "six priests, five of them Jesuits, and two cooks"
            parent = _parent(own, before, found, sentence, numbers, _size(found))
        whole = None if parent is None else own[parent] if parent >= 0 else before[-1 - parent]
        if whole is None and found.rule.id not in NAME_THE_KIND:
            continue
        if whole is not None and not _is_part(found, sentence, within=bool(parent is not None and parent >= 0)):
            continue
        if found.rule.id == "spelled_out" and not (whole and _spells_out(whole, found, chain, sentence)):
            continue
        for part in chain:
            _add(part, sentence, own, whole, parent)
    return _nested(own)


def _nested(own: list[CasualtyMention]) -> list[CasualtyMention]:
    """The one of "one of five soldiers killed" is counted among the five."""
    for i, m in enumerate(own):
        if m.scope != "event" or m.counted is None:
            continue
        for j, other in enumerate(own):
            if j != i and other.kind == m.kind and m.counted.covers(other.span):
                own[i] = replace(m, scope="subset", parent=j)
    return own


def _is_part(found: PatternFigure, sentence: Sentence, *, within: bool) -> bool:
    """False for "some of them are listening": beyond its own sentence, and for vague words, a part must say who."""
    if found.rule.id not in ("of_them", "of_whom"):
        return True
    vague = found.quantity is not None and found.quantity.count.best is None
    return (within and not vague) or _persons(found, sentence) is not None


def _rest(first: PatternFigure, sentence: Sentence, numbers: SentenceNumbers) -> list[PatternFigure]:
    """The parts enumerated after the first: "including 12 children, a nurse and three women"."""
    named = None if first.rule.share else noun_after(sentence, first.end, over=BETWEEN)
    if named is None:
        return []
    chain = enumerated_after(named[0].end - sentence.span.start, sentence, numbers)
    return [replace(first, start=q.start, end=q.end, quantity=q) for q in chain]


def _add(
    part: PatternFigure,
    sentence: Sentence,
    own: list[CasualtyMention],
    whole: CasualtyMention | None,
    parent: int | None,
) -> None:
    span = Span(sentence.span.start + part.start, sentence.span.start + part.end)
    clash = next((i for i, m in enumerate(own) if m.span.overlaps(span)), None)
    if clash is None:
        mention = _mention(part, span, sentence, whole, parent)
        if mention is not None:
            own.append(mention)
        return
    same_kind = whole is None or (own[clash].kind == whole.kind and whole.rule != "casualties")
    if clash != parent and same_kind and not own[clash].name:
        own[clash] = replace(own[clash], scope=_scope(part, whole), parent=parent)


def _scope(part: PatternFigure, whole: CasualtyMention | None) -> Scope:
    """Part of a whole; "the dead were two nurses and a cook" without a toll before it is the toll itself."""
    return "event" if whole is None and part.rule.id == "dead_were" else "subset"


def _mention(
    part: PatternFigure, span: Span, sentence: Sentence, whole: CasualtyMention | None, parent: int | None
) -> CasualtyMention | None:
    named, quantity = _persons(part, sentence), part.quantity
    if part.rule.share:
        rule = RULES[part.rule.share]
        count = share_of(whole.count if whole else Count(), part.rule.share, quantity.count.best if quantity else None)
    elif quantity is None or quantity.rule == "none":
        return None
    else:
        rule, count = quantity.rule, quantity.count
    if rule == "one":
        if named is None or not is_person(named[1].lemma_.lower()):
            return None
        span = Span(span.start, named[0].end)
        named = (span, named[1])
    offset, text = sentence.segment.offset, text_of(sentence.segment.doc)
    return replace(
        whole
        or CasualtyMention(
            cast("ClaimKind", part.kind), "", span, "", Count(), sentence.index, span, together=-1 - span.start
        ),
        phrase=span.shifted(-offset).of(text),
        span=span,
        rule=rule,
        count=count,
        sentence=sentence.index,
        counted=named[0] if named else None,
        counted_text=named[0].shifted(-offset).of(text) if named else None,
        head=named[1].lemma_.lower() if named else None,
        scope=_scope(part, whole),
        parent=parent,
        update=False,
        earlier=False,
        additional=False,
        definite=False,
        name=False,
        singular=count == Count(1, 1, 1),
    )


def _persons(part: PatternFigure, sentence: Sentence) -> tuple[Span, Token] | None:
    end = part.end if not part.rule.share else part.whole_end
    named = noun_after(sentence, end, over=BETWEEN)
    return None if named is None or is_no_person(named[1].lemma_.lower()) else named


def _parent(
    own: Sequence[CasualtyMention],
    before: Sequence[CasualtyMention],
    found: PatternFigure,
    sentence: Sentence,
    numbers: SentenceNumbers,
    size: int,
) -> int | None:
    """The index of the whole: >= 0 in `own`, below in `before` (-1 - index); None where there is none."""
    start = sentence.span.start + found.start
    kinds = (
        {found.kind}
        if found.rule.id in NAME_THE_KIND
        else {"killed", "injured", "missing", "abducted", "arrested", "displaced"}
    )
    for i in range(len(own) - 1, -1, -1):
        m = own[i]
        if m.span.start < start and m.scope != "subset" and m.kind in kinds and _may_hold(m, size):
            return i
    if found.rule.id in SAME_SENTENCE or (found.rule.id not in NAME_THE_KIND and _counted_before(found, numbers)):
        return None
    for j in range(len(before) - 1, max(-1, len(before) - LOOK_BACK), -1):
        m = before[j]
        if m.scope == "event" and m.kind in kinds and _may_hold(m, size):
            return -1 - j
    return None


def _counted_before(found: PatternFigure, numbers: SentenceNumbers) -> bool:
    """True where the sentence counts others before the part: "saved six people, including a child"."""
    return any(q.end <= found.start and q.rule not in UNMASKED for q in numbers.found)


def _size(part: PatternFigure) -> int:
    count = part.quantity.count if part.quantity else Count()
    return count.best or count.low or 1


def _may_hold(m: CasualtyMention, size: int) -> bool:
    top = m.count.high
    return (top is None or top >= size) and (m.count.best is None or m.count.best >= size) and not m.singular


def _spells_out(
    whole: CasualtyMention, found: PatternFigure, chain: Sequence[PatternFigure], sentence: Sentence
) -> bool:
    """True where a bracketed or dashed list counts the same persons over again: "13 troops – two of this, 11 of that"."""
    start = sentence.span.start + found.start
    ends = [whole.span.end, whole.counted.end if whole.counted else 0, whole.predicate.end]
    near = start - max(e for e in ends if e <= start) <= SPELLED_OUT_GAP
    best = whole.count.best
    return near and len(chain) > 1 and best is not None and sum(map(_size, chain)) <= best
