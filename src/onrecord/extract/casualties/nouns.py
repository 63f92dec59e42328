"""Nouns: the bare noun phrase that stands right after a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.record.parsed import Sentence

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG", "HYPH", "POS"})


def noun_after(sentence: Sentence, at: int, *, over: frozenset[str] = frozenset()) -> tuple[Span, Token] | None:
    """The bare noun phrase that begins at character `at` of the sentence, and its head; None where none follows at once.

    Words of `over` (and, with them, commas and colons) before it are skipped, as is "of".
    """
    doc, end = sentence.segment.doc, sentence.tokens.end
    start = sentence.tokens.start_char + at
    first = next((t.i for t in sentence.tokens if t.idx >= start and not t.is_space), end)
    skipped = over | {"of"}
    while first < end and (doc[first].lower_ in skipped or (over and doc[first].text in (",", ":"))):
        first += 1
    i = first
    while i < end and doc[i].tag_ in NOUN_TAGS and not (doc[i].tag_ == "VBN" and i > first):
        i += 1
    while i > first and doc[i - 1].pos_ not in ("NOUN", "PROPN"):
        i -= 1
    if i == first:
        return None
    last = doc[i - 1]
    offset = sentence.segment.offset
    return Span(offset + doc[first].idx, offset + last.idx + len(last)), last
