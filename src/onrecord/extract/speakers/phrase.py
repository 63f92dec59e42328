"""The noun phrase of a speaker: how far it reaches, what is said of it in apposition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.speakers.lexicon import nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEFT = {
    "det",
    "amod",
    "compound",
    "nmod",
    "poss",
    "nummod",
    "case",
    "advmod",
    "npadvmod",
    "quantmod",
    "predet",
    "punct",
}
_AFTER = {"of", "for", "at", "from", "in", "with", "to", "on", "under", "near", "inside"}
_DAYS = {"today", "yesterday", "tonight", "earlier", "later", "meanwhile"}
_TIMES = {"DATE", "TIME"}


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Token numbers of a Doc: `[start, end)` of the phrase, its head, and of an apposition if there is one.

    >>> NounPhrase(0, 2, 1).apposition is None
    True
    """

    start: int
    end: int
    head: int
    apposition: tuple[int, int] | None = None

    @property
    def reach(self) -> int:
        """The token after the phrase and its apposition."""
        return max(self.end, self.apposition[1]) if self.apposition else self.end


def noun_phrase(doc: Doc, head: int, first: int, last: int) -> NounPhrase:
    """The phrase around token `head`, inside tokens `[first, last)`.

    Kept: determiners, adjectives, compounds, titles, and what "of", "for", "at", "in" add; left out: relative
    clauses, participles, appositions, times.
    """
    start = left_edge(doc, head, first)
    end = right_edge(doc, head, last)
    return NounPhrase(start, end, head, _apposition(doc, head, end, last))


def left_edge(doc: Doc, head: int, first: int) -> int:
    """The first token of the phrase headed by token `head`, not before `first`."""
    token = doc[head]
    start = head
    for child in reversed(list(token.lefts)):
        if child.dep_ not in _LEFT or child.right_edge.i + 1 < start or child.pos_ in {"CCONJ", "SCONJ"}:
            break
        if child.ent_type_ in _TIMES or child.lower_ in _DAYS or (child.dep_ == "punct" and child.text not in "-–'’"):
            break
        if child.dep_ in {"advmod", "npadvmod"} and child.head.i == head and not child.tag_.startswith("N"):
            break
        start = child.left_edge.i
    other = token.head
    if token.dep_ == "conj" and start - 2 >= first and doc[start - 1].lower_ in {"and", "or"} and other.i == start - 2:
        return left_edge(doc, other.i, first)
    if start - 2 >= first and doc[start - 1].lower_ in {"and", "or"} and doc[start - 2].pos_ in {"NOUN", "PROPN"}:
        before = [t for t in doc[first : start - 1] if not t.is_space]
        if not any(t.pos_ in {"VERB", "AUX", "PUNCT", "SCONJ", "NUM"} for t in before):
            return before[0].i  # "sources in the garrison and the police", parsed as two
    commas = [i for i in range(max(start, first), head) if doc[i].text == ","]
    return max(commas[-1] + 1 if commas else start, first)


def right_edge(doc: Doc, head: int, last: int) -> int:
    """The token after the phrase headed by token `head`, before `last`."""
    token = doc[head]
    end = head + 1
    for child in token.rights:
        if child.i >= last or child.left_edge.i != end:
            break
        if child.dep_ == "prep" and child.lower_ in _AFTER:
            edge = _prep_edge(doc, child, last)
            if edge is None:
                break
            end = edge
        elif child.dep_ == "cc" and child.lower_ in {"and", "or"}:
            end = child.i + 1
        elif child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"} and child.ent_type_ not in _TIMES:
            end = right_edge(doc, child.i, last)
        elif child.dep_ == "case" or (child.dep_ == "appos" and child.pos_ == "PROPN"):  # "the website Example Now"
            end = child.i + 1
        else:
            break
    end -= doc[end - 1].dep_ == "cc"
    return min(_name_edge(doc, token, end, last), last)


def _name_edge(doc: Doc, token: Token, end: int, last: int) -> int:
    """`end`, moved on over a name that the parser cut off from its phrase."""
    if end == token.i + 1 and token.lemma_.lower() in nouns()["persons"]:
        while end < last and doc[end].pos_ == "PROPN" and doc[end].ent_type_ not in _TIMES:
            end += 1  # "spokesman Brig. John Roe", parsed as two phrases
    while end < last and doc[end].ent_iob_ == "I" and doc[end].ent_type_ == "ORG":
        end += 1  # "the Centre for Peace, Democracy and Human Rights"
    return end


def _prep_edge(doc: Doc, prep: Token, last: int) -> int | None:
    objects = [c for c in prep.rights if c.dep_ == "pobj"]
    if not objects or objects[0].ent_type_ in _TIMES or objects[0].i >= last:
        return None
    edge = right_edge(doc, objects[0].i, last)
    for other in objects[1:]:  # the parser splits "in Hamas-run Gaza"
        if other.i == edge and other.ent_type_ not in _TIMES:
            edge = right_edge(doc, other.i, last)
    return edge


def _apposition(doc: Doc, head: int, end: int, last: int) -> tuple[int, int] | None:
    token = doc[head]
    for child in token.rights:
        if child.dep_ == "appos" and child.i < last and end < last and doc[end].text in {",", "("}:
            start = left_edge(doc, child.i, end + 1)
            return start, right_edge(doc, child.i, last)
    # The parser often misses one; a comma and a determiner or a noun of office right after it will do.
    return None
