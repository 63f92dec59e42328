"""Names in lists: the persons named one after another behind a word for several."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

LISTED = {"attr", "conj", "dobj", "pobj", "appos", "npadvmod", "nsubj", "ROOT", "oprd"}
_ELSEWHERE = {"GPE", "DATE", "NORP", "LOC"}


def names_beside(group: Token) -> Iterator[Token]:
    """The last words of "the reporters A and B" and "two reporters, A and B": names right behind a word for several."""
    doc, end = group.doc, group.sent.end
    i, ends, closed = group.i + 1, [], False
    comma = i < end and doc[i].text == ","
    i += comma
    while i < end and doc[i].pos_ == "PROPN" and doc[i].ent_type_ not in _ELSEWHERE:
        while i + 1 < end and doc[i + 1].pos_ == "PROPN":
            i += 1
        ends.append(doc[i])
        i += 1
        if closed or i >= end:
            break
        while i < end and (doc[i].text == "," or doc[i].lower_ == "and"):
            closed = closed or doc[i].lower_ == "and"
            i += 1
    if not comma or closed:
        yield from ends


def listed_names(group: Token) -> Iterator[Token]:
    """The last words of the names behind a colon: "the following policemen died: Major A, Captain B"."""
    doc, end = group.doc, group.sent.end
    colon = next((i for i in range(group.i, end) if doc[i].text == ":"), None)
    if colon is not None:
        yield from (doc[i] for i in range(colon + 1, end) if names_end(doc[i], end))


def names_after(start: int, end: int, doc: Doc) -> Iterator[Token]:
    """The last words of further names in "A, 42; B, 19; C": each behind a semicolon, or with an age of its own."""
    for i in range(start, end):
        token = doc[i]
        if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"} and token.text.islower():
            return
        if token.pos_ == "PROPN" and (i + 1 >= end or doc[i + 1].pos_ != "PROPN"):
            first = i
            while first > start and doc[first - 1].pos_ == "PROPN":
                first -= 1
            aged = i + 2 < end and doc[i + 1].text == "," and doc[i + 2].text.isdigit() and len(doc[i + 2]) < 3
            if i > first and (doc[first - 1].text == ";" or aged):
                yield token


def names_end(token: Token, end: int) -> bool:
    """True for the last word of a name in a list of names."""
    if token.pos_ != "PROPN" or (token.i + 1 < end and token.nbor().pos_ == "PROPN"):
        return False
    if token.dep_ in {"poss", "compound", "nmod"}:
        return False
    first = token
    while first.i > 0 and first.nbor(-1).pos_ == "PROPN":
        first = first.nbor(-1)
    if first.i > 0 and first.nbor(-1).is_quote:
        return False  # "also known as 'Luis'"
    if token.ent_type_ == "PERSON":
        return True
    if token.dep_ == "pobj" and token.ent_type_ in _ELSEWHERE and token.head.lower_ not in {"as", "including"}:
        return False
    return (first.i < token.i or token.ent_type_ not in _ELSEWHERE) and token.dep_ in LISTED
