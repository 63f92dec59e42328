"""Lists: the persons named one after another behind one whom it befell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record.mentions import Mentions
from onrecord.record.naming import Naming
from onrecord.record.span import Span

# What may stand between two persons of a list: commas, "and", an age, "along with".
_AGE = r"(?:aged?\s+)?\d{1,2}(?:[\s-]years?[\s-]old)?"
_JOINT = re.compile(
    rf"[\s,;()]*(?:{_AGE})?[\s,;()]*"
    r"(?:\b(?:and|along with|together with|as well as|in addition to)\b)?\s*(?:the|his|her|their|also)?\s*",
    re.IGNORECASE,
)
_LAST = re.compile(r"\b(?:and|along with|together with|as well as)\b|;", re.IGNORECASE)
_IDENTIFIED = re.compile(r":|\b(?:identified|named|known)\s+as\b", re.IGNORECASE)
_THEIR_NAMES = re.compile(
    r"\s*(?:their names are|they (?:were|are|have been) (?:identified|named) as)\b", re.IGNORECASE
)
# What may stand between a noun for several persons and the first of their names.
_OPENING = re.compile(r"\s*[,:(]?\s*(?:the|identified as|named)?\s*", re.IGNORECASE)


def listed_behind(span: Span, m: Mentions, *, several: bool) -> Iterator[Span]:
    """The names that go on behind `span` in a list; `several` where its noun is for more than one person.

    "the engineers | Jane Roe, Pedro Poe and Omar Noe": each name. Behind a person's name only what a list ends
    with "and" is taken: "Jane Roe, Pedro Poe and Omar Noe", but not "Jane Roe, Pedro Poe said".
    """
    chain = list(_chain(span, m, _OPENING if several else _JOINT))
    closed = [n for n, (_, gap) in enumerate(chain) if _LAST.search(gap)]
    if several and chain and not chain[0][1].strip():
        yield from (naming.name for naming, _ in chain)  # "the engineers Jane Roe, Pedro Poe"
    elif closed:
        yield from (naming.name for naming, _ in chain[: closed[-1] + 1])


def is_several(words: list[str]) -> bool:
    """True for a noun for more than one person, by its ending or its number.

    >>> is_several("two young men".split()), is_several(["couple"]), is_several(["nurse"])
    (True, True, False)
    """
    return words[-1].lower().endswith(("s", "men", "women", "people", "children", "couple", "persons"))


def identified(span: Span, m: Mentions) -> Iterator[Span]:
    """The names that a sentence gives further on of those it tells of: behind a colon, "identified as", "their names are"."""
    here = next((s for s in m.sentences if s.span.covers(span)), None)
    if here is None:
        return
    own = Span(span.end, here.span.end)
    found = _IDENTIFIED.search(own.of(m.document.text))
    start = own.start + found.end() if found else None
    after = next((s for s in m.sentences if s.index == here.index + 1), None)
    if start is None and after is not None:
        found = _THEIR_NAMES.match(after.span.of(m.document.text))
        start = after.span.start + found.end() if found else None
    if start is not None:
        yield from (naming.name for naming, _ in _chain(Span(start, start + 1), m, _OPENING, at=start))


def _chain(span: Span, m: Mentions, opening: re.Pattern[str], at: int | None = None) -> Iterator[tuple[Naming, str]]:
    """Each further naming with what stands between it and the one before."""
    sentence = next((s.span for s in m.sentences if s.span.covers(span)), None)
    if sentence is None:
        return
    at, joint = at if at is not None else _end_of_own(span, m), opening
    for naming in sorted(m.namings, key=lambda n: n.name.start):
        before = naming.description is not None and naming.description.start < naming.name.start
        start = naming.description.start if before and naming.description else naming.name.start
        if naming.name.start < at or naming.name.end > sentence.end:
            continue
        gap = Span(at, max(at, start)).of(m.document.text)
        if not joint.fullmatch(gap) or any(p.span.covers(naming.name) for p in m.places):
            return
        yield naming, gap
        behind = naming.description is not None and not before
        at = max(naming.name.end, naming.description.end if behind and naming.description else 0)
        joint = _JOINT


def _end_of_own(span: Span, m: Mentions) -> int:
    """Where the words for the first of the list end, with what they are called behind the name."""
    own = [n for n in m.namings if n.name.overlaps(span)]
    return max([span.end, *(n.name.end for n in own), *(n.description.end for n in own if n.description)])
