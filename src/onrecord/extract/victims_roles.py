"""What a person is said to be: the noun before the name, the apposition behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.victims_words import people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def role_before(doc: Doc, before: int, first: int) -> tuple[Token | None, int]:
    """The noun of office right before a name ("the opposition journalist X") and where its phrase begins."""
    if (
        before <= first
        or doc[before - 1].lemma_.lower() not in people()
        or doc[before - 1].tag_ not in {"NN", "NNP", "JJ"}
    ):
        return None, before
    start = before - 1
    while start > first and (
        doc[start - 1].pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "DET"} or doc[start - 1].text in {"-", "'s", "’s"}
        or doc[start - 1].tag_ in {"VBN", "PRP$"}
    ):  # fmt: skip
        start -= 1
        if doc[start].pos_ == "DET" or doc[start].tag_ == "PRP$":
            break
    return doc[before - 1], start


def apposition(doc: Doc, head: Token, after: int, last: int) -> tuple[int, int, int] | None:
    """(start, end, head) of ", a teacher" or ", president of the union" behind a name and its age."""
    for child in head.rights:
        if (
            child.dep_ == "appos"
            and child.pos_ in {"NOUN", "PROPN"}
            and child.lemma_.lower() in people()
            and child.tag_ in {"NN", "NNP"}
        ):
            return span_of(doc, child, last)
    at = after
    while at < last and doc[at].text in {",", "(", ")", "—", "-"}:
        at += 1
    if at == after or at >= last or at - after > 2:
        return None
    for i in range(at, min(at + 7, last)):
        token = doc[i]
        if (
            token.lemma_.lower() in people()
            and token.tag_ == "NN"
            and token.dep_ in {"appos", "conj", "ROOT", "nsubj", "dobj", "attr"}
        ):
            return (
                span_of(doc, token, last)
                if doc[i + 1 : i + 2].text in {",", "of", "in", "at", "for", "from", "and", ".", "with", "who"}
                else None
            )
        if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "ADV", "PART"} or token.text in {",", "."}:
            return None
    return None


def span_of(doc: Doc, noun: Token, last: int) -> tuple[int, int, int]:
    """(start, end, head) of the phrase of `noun` with what "of", "for", "at", "in" adds."""
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ == "prep" and child.i == end and child.lower_ in {"of", "for", "at", "in", "with"}:
            end = child.right_edge.i + 1
            stops = [i for i in range(child.i, min(end, last)) if doc[i].text in {",", "(", ";"}]
            end = stops[0] if stops else min(end, last)
            break
    start = noun.i
    while start > 0 and (
        doc[start - 1].pos_ in {"ADJ", "NOUN", "DET", "PROPN", "NUM"}
        or doc[start - 1].text == "-"
        or doc[start - 1].tag_ in {"PRP$", "VBN", "POS"}
    ):
        start -= 1
    return start, end, noun.i


def called(head: Token) -> Token | None:
    """The name in "a foreigner named X", "a vendor identified as X"."""
    for child in head.rights:
        if child.dep_ == "acl" and child.lemma_.lower() in {"name", "identify", "call", "know"}:
            inner = (t for t in child.subtree if t.pos_ == "PROPN" and t.dep_ in {"oprd", "pobj", "dobj", "attr"})
            return next(inner, None)
    return None
