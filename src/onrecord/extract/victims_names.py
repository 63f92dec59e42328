"""A person's name: which words it takes in, and what is no person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from onrecord.extract.victims_words import people
from onrecord.record.parsed import entities_of
from onrecord.rules.names import not_persons, particles, titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Two spellings of one surname: "Magombeyi", "Mugombeyi" (rapidfuzz ratio, 0-100).
ALIKE = 85
# A title for several ("Jesuits") has at least one letter more than this; shorter words with "s" are names.
SHORTEST_PLURAL = 5


_NOT_NAMES = frozenset(
    [
        "GPE",
        "LOC",
        "FAC",
        "NORP",
        "DATE",
        "TIME",
        "EVENT",
        "LAW",
        "LANGUAGE",
        "MONEY",
        "ORG",
        "PRODUCT",
        "CARDINAL",
        "QUANTITY",
    ]
)


def run(doc: Doc, at: int, first: int, last: int) -> tuple[int, int]:
    """The unbroken run of name words around token `at`."""

    def inside(i: int) -> bool:
        token = doc[i]
        if token.ent_type_ in {"DATE", "TIME"}:
            return False
        title_case = token.text[:1].isupper() and token.dep_ == "compound" and i > first
        return token.pos_ == "PROPN" or title_case or (token.lower_ in particles() and not token.is_space)

    start, end = at, at + 1
    while start > first and (inside(start - 1) or (doc[start - 1].text == "." and inside(start - 2))):
        start -= 1
    while end < last and inside(end):
        end += 1
    while end - 1 > at and doc[end - 1].pos_ != "PROPN":
        end -= 1
    while (
        start < at
        and doc[start].pos_ != "PROPN"
        and doc[start].lower_ not in {"al", "el", "abu", "de", "ibn", "bin", "van", "von"}
    ):
        start += 1
    return start, end


def is_title(token: Token) -> bool:
    """True for a rank, title, office or nationality before a name."""
    word = token.lower_
    several = word[:-1] if word.endswith("s") and len(word) > SHORTEST_PLURAL else word
    return word in titles() or word in people() or several in people() or token.ent_type_ == "NORP"


def is_name(words: list[Token], *, evidence: bool) -> bool:
    """True where the words can be a person's name; `evidence`: something beside them says that it is one."""
    lowered = {t.lower_ for t in words}
    if lowered & not_persons() or words[-1].lower_.replace("men", "man") in people() or words[-1].tag_ == "NNPS":
        return False
    if all(t.text.isupper() and len(t) > 1 for t in words):
        return False  # an acronym: capitals throughout are lowered before parsing
    if all(t.lower_ in titles() for t in words):
        return False
    labels = {t.ent_type_ for t in words}
    if "PERSON" in labels or evidence:
        return not labels & {"DATE", "TIME"}
    if len(words) == 1:
        return _is_person_elsewhere(words[0])
    return not labels & (_NOT_NAMES - {"ORG", "PRODUCT"})


def _is_person_elsewhere(word: Token) -> bool:
    """True where the word, or one spelled nearly so, ends a person's name of two words or more in the report."""
    persons = (e for e in entities_of(word.doc) if e.label_ == "PERSON" and len(e) > 1)
    return any(fuzz.ratio(e[-1].lower_, word.lower_) >= ALIKE for e in persons)
