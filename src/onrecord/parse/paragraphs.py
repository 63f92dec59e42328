"""Paragraphs: where one ends and the next begins, in hard-wrapped copy and in one-line paragraphs alike."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.record.span import Span

BLANK_LINE = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
ANY_LINE = re.compile(r"\s*\n\s*")
# Wire copy is wrapped at 60 to 90 columns; a text whose inner lines nearly all end there is wrapped.
WRAP_COLUMNS = range(50, 100)
SENTENCE_END = tuple(".!?\"”'’)]:")


def is_hard_wrapped(text: str) -> bool:
    r"""True where line breaks inside blocks are only the typesetter's.

    >>> is_hard_wrapped("A short heading\nA paragraph that ends with a full stop.")
    False
    """
    inner = [
        (line.rstrip(), following)
        for block in BLANK_LINE.split(text)
        for line, following in pairwise(block.strip().split("\n"))
    ]
    if not inner:
        return False
    wrapped = sum(
        len(line) in WRAP_COLUMNS and (not line.endswith(SENTENCE_END) or following[:1].islower())
        for line, following in inner
    )
    return bool(wrapped > 0.5 * len(inner))


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""The paragraphs of `text`, in order, without the white space around them.

    >>> [s.of("One.\nTwo.") for s in paragraphs("One.\nTwo.")]
    ['One.', 'Two.']
    """
    gap = BLANK_LINE if is_hard_wrapped(text) else ANY_LINE
    spans, start = [], 0
    for match in gap.finditer(text):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    trimmed = []
    for begin, end in spans:
        piece = text[begin:end]
        left = begin + len(piece) - len(piece.lstrip())
        right = end - (len(piece) - len(piece.rstrip()))
        if left < right:
            trimmed.append(Span(left, right))
    return tuple(trimmed)
