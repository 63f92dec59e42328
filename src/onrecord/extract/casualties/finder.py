"""Finder: every figure of a report, from predicates and from patterns, each once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

from onrecord.extract.casualties.counting import NOBODY, Figure, figure
from onrecord.extract.casualties.lexicon import lexicon
from onrecord.extract.casualties.patterns import PatternFigure, chained, is_cumulative, subset_figures, toll_figures
from onrecord.extract.casualties.predicates import Fate, fates
from onrecord.extract.phrases import bare, left_edge, phrase
from onrecord.record.casualty_mention import CasualtyMention
from onrecord.record.count import Count
from onrecord.record.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.record.claim import ClaimKind
    from onrecord.record.parsed import ParsedReport, Sentence

TOLL_CLAUSE = re.compile(r"\b(?:bring|tak|rais|push)ing\b", re.IGNORECASE)
CASUALTIES_UNKNOWN = "casualties"


def find_casualties(parsed: ParsedReport) -> tuple[CasualtyMention, ...]:
    """Every casualty figure of a report, in the order of its words.

    Returns:
        Mentions whose spans are offsets of `document.text`; `parent` is an index into the same tuple.
    """
    found: list[CasualtyMention] = []
    together = 0
    for sentence in parsed.sentences:
        own: list[CasualtyMention] = []
        for fate in fates(sentence.tokens):
            together += 1
            own.extend(_of_fate(fate, sentence, together))
        own = _without_repeats(own)
        own = _with_tolls(own, sentence, found, together)
        together += 50
        own = _with_subsets(own, sentence, found)
        base = len(found)
        found.extend(replace(m, parent=_rebased(m.parent, base)) for m in own)
    return tuple(found)


def _rebased(parent: int | None, base: int) -> int | None:
    if parent is None:
        return None
    return base + parent if parent >= 0 else -1 - parent


def _of_fate(fate: Fate, sentence: Sentence, together: int) -> list[CasualtyMention]:
    out: list[CasualtyMention] = []
    cumulative = is_cumulative(TOLL_CLAUSE.split(sentence.tokens.text)[0])
    taken = -1
    for person in fate.persons:
        if person.i < taken:
            continue  # "troops and militia" share one number
        taken = bare(phrase(person)).end
        read = figure(person)
        if read is None or not _is_person(read, fate) or (read.count.best == 0) != (read.rule == "none"):
            continue
        if fate.negated and read.rule != "none":
            continue
        mention = _mention(fate, read, sentence, together)
        if cumulative and mention.scope == "event" and not read.singular:
            mention = replace(mention, scope="cumulative")
        out.append(mention)
    return out


def _is_person(read: Figure, fate: Fate) -> bool:
    if fate.kind == "killed" and read.head in ("life", "body", "corpse"):
        return True
    return read.head not in lexicon().not_people


def _mention(fate: Fate, read: Figure, sentence: Sentence, together: int) -> CasualtyMention:
    segment = sentence.segment
    offset = segment.offset
    kind = cast("ClaimKind", fate.kind)
    rule = read.rule
    if rule == "none":
        kind = "none_killed" if kind in ("killed", "injured") else kind
    counted = _counted_span(read, offset)
    text = sentence.span
    agent = _agent_span(fate.agents, offset)
    begin, end = offset + read.start, offset + read.end
    doc_text = segment.doc.text
    return CasualtyMention(
        kind=kind,
        phrase=doc_text[read.start : read.end],
        span=Span(begin, end),
        rule=rule,
        count=read.count,
        sentence=sentence.index,
        predicate=Span(offset + fate.verb.idx, offset + fate.verb.idx + len(fate.verb)),
        counted=counted,
        counted_text=counted.shifted(-offset).of(doc_text) if counted and text else None,
        head=read.head,
        agent=agent,
        together=together,
        additional=read.additional,
        definite=read.definite,
        singular=read.singular,
        name=read.name,
        modal=fate.modal,
    )


def _counted_span(read: Figure, offset: int) -> Span | None:
    p = read.counted
    if p is None or read.head in NOBODY or (p.head.like_num and p.head.pos_ != "NOUN"):
        return None
    start, stop = p.doc[p.start].idx, p.doc[p.end - 1].idx + len(p.doc[p.end - 1])
    if start <= read.start < read.end < stop:
        rest = p.doc.text[read.end : stop]
        start = read.end + len(rest) - len(rest.lstrip(" -"))
        if p.doc.text[start : start + 3].lower() == "of ":
            start += 3
    return Span(offset + start, offset + stop) if start < stop else None


def _agent_span(agents: tuple[Token, ...], offset: int) -> Span | None:
    if not agents:
        return None
    p = bare(phrase(agents[0]))
    return Span(offset + p.doc[left_edge(agents[0])].idx, offset + p.doc[p.end - 1].idx + len(p.doc[p.end - 1]))


def _without_repeats(mentions: list[CasualtyMention]) -> list[CasualtyMention]:
    """Each stretch of words once for a kind; a number outdoes a bare phrase over the same words."""
    kept: list[CasualtyMention] = []
    for m in sorted(mentions, key=lambda m: (m.rule in ("unnumbered", "person", "pronoun"), m.span.start)):
        if not any(k.span.overlaps(m.span) and k.kind == m.kind for k in kept):
            kept.append(m)
    return sorted(kept, key=lambda m: m.span.start)


def _with_tolls(
    own: list[CasualtyMention], sentence: Sentence, before: list[CasualtyMention], together: int
) -> list[CasualtyMention]:
    text = sentence.tokens.text
    for n, toll in enumerate(toll_figures(text), start=1):
        span = Span(sentence.span.start + toll.start, sentence.span.start + toll.end)
        clash = [m for m in own if m.span.overlaps(span)]
        strong = toll.rule.scope != "event" or toll.rule.update or toll.rule.earlier
        if toll.rule.needs_figure and not (own or before):
            continue
        if clash and not strong:
            continue
        if clash:
            own = [replace(m, rule=toll.rule.id, scope=toll.rule.scope, update=toll.rule.update, earlier=toll.rule.earlier)
                   if m in clash else m for m in own]  # type: ignore[arg-type]
            continue
        own.append(_toll_mention(toll, span, sentence, own or before, together + n))
    return sorted(own, key=lambda m: m.span.start)


def _toll_mention(
    toll: PatternFigure, span: Span, sentence: Sentence, context: list[CasualtyMention], together: int
) -> CasualtyMention:
    kind, count = toll.rule.kind, toll.quantity.count if toll.quantity else Count(0, 0, 0)
    rule = toll.rule.id
    if kind == "=":
        kind = context[-1].kind if context and context[-1].kind != "none_killed" else "killed"
    if rule == "casualties_unspecified":
        kind, count = "killed", Count()
    elif kind == CASUALTIES_UNKNOWN:
        # "12 casualties" says how many were killed or wounded together: at most 12 were killed.
        kind, count = "killed", Count(None, None, count.high)
    elif toll.quantity is not None and toll.quantity.rule == "none":
        kind = "none_killed" if kind in ("killed", "injured") else kind
    elif toll.quantity is not None and toll.rule.id in ("bodies_here", "deaths", "a_death", "injuries", "killed_bare"):
        rule = toll.quantity.rule
    scope = toll.rule.scope
    if scope == "event" and is_cumulative(sentence.tokens.text) and toll.rule.id != "toll_from_this_event":
        scope = "cumulative"
    return CasualtyMention(
        kind=kind,  # type: ignore[arg-type]
        phrase=sentence.tokens.text[toll.start : toll.end],
        span=span,
        rule=rule,
        count=count,
        sentence=sentence.index,
        predicate=span,
        together=together,
        scope=scope,  # type: ignore[arg-type]
        update=toll.rule.update,
        earlier=toll.rule.earlier,
    )


def _with_subsets(
    own: list[CasualtyMention], sentence: Sentence, before: list[CasualtyMention]
) -> list[CasualtyMention]:
    text = sentence.tokens.text
    for part in chained(subset_figures(text), text):
        if part.quantity is None:
            continue
        start = sentence.span.start + part.start
        span = Span(start, sentence.span.start + part.end)
        parent = _parent(own, before, start, part.quantity.count)
        if parent is None:
            continue
        whole = own[parent] if parent >= 0 else before[-1 - parent]
        clash = next((i for i, m in enumerate(own) if m.span.overlaps(span)), None)
        if clash is not None:
            if clash == parent or own[clash] is whole:
                continue
            own[clash] = replace(own[clash], scope="subset", parent=parent)
            continue
        own.append(_subset_mention(part, span, sentence, whole, parent))
    return own


def _parent(own: list[CasualtyMention], before: list[CasualtyMention], start: int, count: Count) -> int | None:
    """The index of the whole: >= 0 in `own`, below in `before` (-1 - index); None where there is none."""
    size = count.best or count.low or 1
    for i in range(len(own) - 1, -1, -1):
        m = own[i]
        if m.span.start < start and m.scope != "subset" and m.kind != "none_killed" and _may_hold(m, size):
            return i
    for j in range(len(before) - 1, max(-1, len(before) - 12), -1):
        m = before[j]
        if m.scope == "event" and m.kind in ("killed", "injured", "abducted", "arrested") and _may_hold(m, size):
            return -1 - j
    return None


def _may_hold(m: CasualtyMention, size: int) -> bool:
    top = m.count.high
    return (top is None or top >= size) and (m.count.best is None or m.count.best >= size) and not m.singular


def _subset_mention(
    part: PatternFigure, span: Span, sentence: Sentence, whole: CasualtyMention, parent: int
) -> CasualtyMention:
    assert part.quantity is not None  # noqa: S101  the caller passes quantities only
    token = _token_after(sentence, part.end)
    counted, head = _named_after(sentence, part.end, token)
    rule: Literal["all_but"] | str = part.rule.id if part.rule.id == "all_but" else part.quantity.rule
    return replace(
        whole,
        phrase=sentence.tokens.text[part.start : part.end],
        span=span,
        rule=rule,
        count=_remainder(whole.count, part.quantity.count) if rule == "all_but" else part.quantity.count,
        sentence=sentence.index,
        counted=counted,
        counted_text=counted.of(_padded(sentence)) if counted else None,
        head=head,
        scope="subset",
        parent=parent,
        update=False,
        additional=False,
        singular=part.quantity.count == Count(1, 1, 1),
    )


def _padded(sentence: Sentence) -> str:
    return " " * sentence.segment.offset + sentence.segment.doc.text


def _remainder(whole: Count, part: Count) -> Count:
    def minus(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else max(a - b, 0)

    return Count(minus(whole.low, part.best), minus(whole.best, part.best), minus(whole.high, part.best))


def _token_after(sentence: Sentence, at: int) -> Token | None:
    start = sentence.span.start - sentence.segment.offset
    return next((t for t in sentence.tokens if t.idx >= start + at and not t.is_punct), None)


def _named_after(sentence: Sentence, at: int, token: Token | None) -> tuple[Span | None, str | None]:
    """The noun that the part counts: the phrase right after its number (skipping "of them were")."""
    if token is None:
        return None, None
    skip = frozenset({"of", "them", "whom", "those", "these", "were", "was", "are", "is", "the", "dead", "victims", "killed", "among"})
    doc = token.doc
    i = token.i
    while i < sentence.tokens.end and (doc[i].lower_ in skip or doc[i].text in (",", ":")):
        i += 1
    first = i
    while i < sentence.tokens.end and doc[i].pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        i += 1
    if i == first:
        return None, None
    last = doc[i - 1]
    return Span(sentence.segment.offset + doc[first].idx, sentence.segment.offset + last.idx + len(last)), last.lemma_.lower()
