"""Splitting: a person's phrase into the name and what they are, and "X and Y" into two persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.assemble.roles.words import role_words
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span

# A name has at most so many words.
LONGEST = 5
_WORD = re.compile(r"[^\s,;()\[\]]+")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_JOINED = re.compile(r"\s*(?:,|;|\band\b)\s*(?:and\b\s*)?", re.IGNORECASE)


def title_and_name(span: Span, m: Mentions) -> tuple[Span, Span] | None:
    """(description, name) of "former minister Pedro Gomez": the name is what stands behind the last noun for a person.

    None where no such noun is known, or what follows is no name.
    """
    words = [Span(span.start + w.start(), span.start + w.end()) for w in _WORD.finditer(span.of(m.document.text))]
    for k in range(len(words), 0, -1):
        before = Span(span.start, words[k - 1].end)
        if span.of(m.document.text)[: before.end - span.start].endswith("-"):
            continue
        head = m.who(m.prose(before)).head
        if head is None or singular(m.prose(words[k - 1])) != singular(head.split()[-1]):
            continue
        name = Span(words[k].start, span.end) if k < len(words) else None
        return (before, name) if name is not None and _is_name(name, m) else None
    return None


def singular(word: str) -> str:
    """A noun without its plural ending, roughly: for comparing a word with the register's head noun."""
    return word.lower().removesuffix("s").removesuffix("e")


def _is_name(span: Span, m: Mentions) -> bool:
    text = m.prose(span)
    words = text.split()
    if not 0 < len(words) <= LONGEST or any(q.span.covers(span) for q in m.places) or m.who(text).head is not None:
        return False
    if len(words) == 1 and not any(span.overlaps(n.name) for n in m.namings):
        return False
    if any(not _NAME_WORD.fullmatch(w) or w.lower() in role_words().function for w in words):
        return False
    return in_capitals(span, m) or all(w[0].isupper() or w.lower() in role_words().particles for w in words)


def in_capitals(span: Span, m: Mentions) -> bool:
    """True where the words stand in capitals that tell nothing."""
    text = span.of(m.document.text)
    return text.isupper() and bool(m.cased) and not m.prose(span).isupper()


def to_the_right(name: Span, whole: Span, m: Mentions) -> Span:
    """The name with the words of its phrase that stand behind it, in copy whose capitals tell nothing."""
    if whole.end <= name.end or not in_capitals(whole, m):
        return name
    tail = Span(name.end, whole.end)
    words = m.prose(tail).split()
    fits = len(words) <= 2 and all(_NAME_WORD.fullmatch(w) and w.lower() not in role_words().function for w in words)
    return Span(name.start, whole.end) if fits else name


def persons_apart(span: Span, m: Mentions) -> Iterator[Span]:
    """The parts of "Jane Roe and Pedro Poe" where at least two of them hold a person's name; else the whole."""
    text = span.of(m.document.text)
    parts, start = [], 0
    for joint in _JOINED.finditer(text):
        parts.append(Span(span.start + start, span.start + joint.start()))
        start = joint.end()
    parts.append(Span(span.start + start, span.end))
    parts = [p for p in parts if p.end > p.start]
    named = [p for p in parts if any(n.name.overlaps(p) for n in m.namings) or any(s.overlaps(p) for s in m.persons)]
    yield from parts if len(named) > 1 and len(named) == len(parts) else [span]
