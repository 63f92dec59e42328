"""Phrases: the noun phrase of a head, with its measure words and its of-complement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MEASURE = frozenset(
    [
        "dozen",
        "score",
        "hundred",
        "thousand",
        "number",
        "group",
        "handful",
        "family",
        "couple",
        "pair",
        "ten",
        "total",
        "team",
        "band",
        "majority",
        "rest",
        "half",
        "minimum",
        "maximum",
        "series",
        "crowd",
        "convoy",
        "party",
        "most",
        "all",
        "some",
        "many",
        "several",
        "none",
        "each",
        "two",
        "three",
        "four",
        "five",
        "member",
    ]
)
BEFORE_NUMBER = frozenset(
    [
        "at",
        "least",
        "the",
        "very",
        "more",
        "than",
        "up",
        "to",
        "as",
        "many",
        "nearly",
        "almost",
        "close",
        "about",
        "around",
        "some",
        "between",
        "an",
        "estimated",
        "approximately",
        "roughly",
        "fewer",
        "less",
        "over",
        "only",
        "just",
        "no",
        "not",
        "under",
        "well",
        "perhaps",
        "possibly",
        "another",
        "a",
        "further",
        "total",
        "of",
        "minimum",
        "maximum",
        "all",
    ]
)
STOP_DEPS = frozenset(
    {"relcl", "acl", "advcl", "punct", "cc", "conj", "appos", "prep", "parataxis", "npadvmod", "advmod"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `[start, end)` of a Doc; `head` is the noun that is counted or named, measure words aside."""

    doc: Doc
    start: int
    end: int
    head: Token

    @property
    def text(self) -> str:
        """The words, white space as in the Doc."""
        return str(self.doc[self.start : self.end].text)


def counted_head(head: Token) -> Token:
    """The noun that is counted: "people" in "dozens of people", "soldiers" in "three of the soldiers"."""
    if head.lemma_.lower() in MEASURE or head.pos_ == "NUM" or head.like_num:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                inner = next((p for p in child.children if p.dep_ == "pobj"), None)
                if inner is not None and inner.i > head.i:
                    return counted_head(inner) if inner.lemma_.lower() in MEASURE else inner
    return head


def left_edge(head: Token) -> int:
    """The index of the phrase's first token; measure words that the parser hung elsewhere are taken in."""
    start = head.i
    for child in head.lefts:
        if child.dep_ in ("relcl", "advcl", "cc", "preconj", "mark"):
            continue
        start = min(start, child.left_edge.i)
    doc, first = head.doc, head.sent.start
    while start < head.i and ((doc[start].is_punct and doc[start].text not in "\"“'‘[(") or doc[start].dep_ == "cc"):
        start += 1
    while start > first and doc[start - 1].lower_ in BEFORE_NUMBER and start - 1 >= first:
        start -= 1
    while (
        start < head.i
        and doc[start].lower_ in ("of", "than", "as", "to", "and", "between")
        and doc[start].dep_ != "quantmod"
    ):
        start += 1
    while start < head.i and doc[start].lower_ in BEFORE_NUMBER and doc[start].pos_ in ("ADP", "ADV", "PART", "SCONJ"):
        if doc[start + 1].lower_ not in ("the", "his", "her", "their", "its"):
            break
        start += 1  # "make up | the government", "about | the army": no number follows
    return start


def right_edge(head: Token) -> int:
    """The index after the phrase's last token: the head, its of-phrases and names set close to it."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from") and child.i <= end + 1:
            inner = next((p for p in child.children if p.dep_ == "pobj"), None)
            if inner is not None:
                end = max(end, right_edge(inner))
        elif (
            child.dep_ in ("appos", "compound", "nummod", "case") and child.i == end and not child.is_punct
        ) or child.dep_ == "case":
            end = max(end, child.i + 1)
        elif child.dep_ == "appos" and child.ent_type_ == "PERSON" and child.left_edge.i == end and head.tag_ == "NN":
            end = max(end, child.i + 1)  # "the engineer Josef Huber"
    return end


def phrase(head: Token) -> Phrase:
    """The noun phrase of a head token."""
    inner = counted_head(head)
    start = left_edge(head)
    end = max(right_edge(inner), right_edge(head) if inner is not head else 0)
    return Phrase(head.doc, start, end, inner)


def bare(p: Phrase) -> Phrase:
    """The phrase with coordinated nouns that share its number: "troops and militia", but not "a father and son"."""
    last = p.head
    for child in p.head.children:
        if p.head.tag_ == "NN" and any(c.dep_ in ("det", "poss") for c in p.head.children):
            continue  # "a father and son", "his wife and friends" share no number
        if (
            child.ent_type_ == p.head.ent_type_ == "PERSON"
            or _full_names(p.head, child)
            or p.head.doc[p.head.i + 1 : p.head.i + 2].text.lower() == "including"
        ):
            continue
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and not _numbered(child) and child.i > last.i:
            last = child
    return Phrase(p.doc, p.start, max(p.end, right_edge(last)), p.head)


def _full_names(one: Token, two: Token) -> bool:
    """True for two names of more than a word each, persons even where the parser does not know them for such."""
    return all(t.pos_ == "PROPN" and any(c.dep_ == "compound" for c in t.lefts) for t in (one, two))


def _numbered(token: Token) -> bool:
    return any(
        c.dep_ in ("nummod", "det", "quantmod", "poss") or c.like_num or c.lower_ in ("many", "several", "some")
        for c in token.lefts
    )
