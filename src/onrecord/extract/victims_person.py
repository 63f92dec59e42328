"""A person as one place of a report tells of them: name, age, what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.victims_ages import age_after, age_before
from onrecord.extract.victims_names import is_name, is_title, run
from onrecord.extract.victims_roles import apposition, called, role_before, span_of
from onrecord.extract.victims_words import people
from onrecord.rules.names import particles, titles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "a street vendor named" is described by what stands before "named".
_NAMED = re.compile(r"\s*,?\s(?:named|called|known as|identified(?: only)? as)\s*$")


@dataclass(frozen=True, slots=True)
class Person:
    """Tokens `[start, end)` of a Doc that tell of one person; `name` without titles.

    >>> Person(0, 2, "Jane Roe", 31, "female", "a nurse", True).age
    31
    """

    start: int
    end: int
    name: str | None = None
    age: int | None = None
    sex: str | None = None
    description: str | None = None
    civilian: bool | None = None


def person_at(head: Token, *, told: bool = False) -> Person | None:
    """The person whose phrase `head` heads; None for groups, things and organisations.

    `told` where the words around leave no doubt that it is a person (a list of the dead, "the murder of").
    """
    if head.pos_ == "PROPN" or (head.ent_type_ == "PERSON" and head.text[:1].isupper()):
        return _named(head, told=told)
    kind = people().get(head.lemma_.lower())
    if kind is None or head.tag_ not in {"NN", "NNP"}:
        return None
    found = _name_beside(head)
    if found is not None and (person := _named(found, told=True)) is not None:
        return _with_noun(person, head)
    return _described(head)


def _fights(description: str | None) -> bool:
    """True where a word of the description is one for a fighter: "a guerrilla leader"."""
    words = (description or "").lower().replace("-", " ").split()
    return any(w in people() and people()[w].civilian is False for w in words)


def _standing(said: bool | None, description: str | None) -> bool | None:
    """Civilian or not: what the noun says, else False where the words beside it speak of a fighter."""
    return False if said is None and _fights(description) else said


def _name_beside(noun: Token) -> Token | None:
    """The name in "his wife, X", "the mayor of Y, X" and "a vendor named X"."""
    for child in noun.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return child
        if child.dep_ == "prep":
            for inner in child.subtree:
                if inner.dep_ == "appos" and inner.pos_ == "PROPN" and inner.head.head == child:
                    return inner
    return called(noun)


def _named(head: Token, *, told: bool) -> Person | None:
    doc = head.doc
    first, last = head.sent.start, head.sent.end
    start, end = run(doc, head.i, first, last)
    before = start
    sex, civilian, title = None, None, None
    while start < end - 1 and (is_title(doc[start]) or (doc[start].text == "." and start > before)):
        group, kind = titles().get(doc[start].lower_), people().get(doc[start].lower_)
        sex = sex or (group if group in {"male", "female"} else kind.sex if kind else None)
        civilian = (
            civilian if civilian is not None else False if group == "military" else kind.civilian if kind else None
        )
        title = doc[before : start + 1].text
        start += 1
    start = _behind_ranks(doc, start, end)
    while start < end - 1 and not doc[start].is_alpha:
        start += 1
    words = [t for t in doc[start:end] if t.is_alpha]
    if not words or (not words[0].text[:1].isupper() and words[0].lower_ not in particles()):
        return None
    role, role_start = role_before(doc, before, first)
    age, after = age_after(doc, end, last)
    appositive = apposition(doc, head, after, last)
    evidence = told or bool(title) or role is not None or age is not None or _is_person_noun(appositive, doc)
    if not is_name(words, evidence=evidence):
        return None
    noun = role or (doc[appositive[2]] if appositive else None)
    kind = people().get(noun.lemma_.lower()) if noun is not None else None
    description = (
        doc[role_start:before].text if role is not None and role_start < before
        else doc[appositive[0] : appositive[1]].text if appositive else title
    )  # fmt: skip
    return Person(
        role_start if role is not None else before,
        max(after, appositive[1] if appositive else 0, end),
        " ".join(doc[start:end].text.split()),
        age if age is not None else age_before(doc, role_start if role is not None else before, before),
        sex or (kind.sex if kind else None),
        " ".join(description.split()) if description else None,
        _standing(civilian if civilian is not None else kind.civilian if kind else None, description),
    )


def _behind_ranks(doc: Doc, start: int, end: int) -> int:
    """Where the name begins behind the last rank in it: "Nawan Kot DSP | Umar Farooq", "First Class | Juan Perez"."""
    ranks = [
        i for i in range(start, end - 1) if titles().get(doc[i].lower_) == "military" and doc[i].text[:1].isupper()
    ]
    return ranks[-1] + 1 if ranks else start


def _is_person_noun(appositive: tuple[int, int, int] | None, doc: Doc) -> bool:
    return appositive is not None and doc[appositive[2]].lemma_.lower() in people()


def _with_noun(person: Person, noun: Token) -> Person:
    """A named person with what the noun before the name says: "the mayor of X, Pedro Y"."""
    kind = people()[noun.lemma_.lower()]
    doc = noun.doc
    start = min([c.left_edge.i for c in noun.lefts if c.tag_ != "WP$"], default=noun.i)
    text = _NAMED.sub("", doc[start : max(person.start, noun.i + 1)].text).strip(" ,(")
    return Person(
        start,
        max(person.end, noun.i + 1),
        person.name,
        person.age if person.age is not None else age_before(doc, start, noun.i),
        person.sex or kind.sex,
        " ".join(text.split()),
        _standing(person.civilian if person.civilian is not None else kind.civilian, text),
    )


def _described(noun: Token) -> Person | None:
    """Such as "a 12-year-old girl", "his wife", "the mayor of X": one person without a name."""
    doc = noun.doc
    lefts = list(noun.lefts)
    start = min([c.left_edge.i for c in lefts], default=noun.i)
    age = age_before(doc, start, noun.i)
    words = {c.lower_ for c in lefts}
    if "whose" in words:
        return None
    numbers = [c for c in lefts if c.dep_ == "nummod"]
    if any(c.lower_ not in {"one", "1"} for c in numbers):
        return None
    single = bool(words & {"a", "an", "another", "one", "1"}) or age is not None
    kin = any(c.tag_ == "PRP$" or c.dep_ == "poss" for c in lefts)
    of = any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.rights)
    if (
        not (single or (kin and people()[noun.lemma_.lower()].id != "office") or ("the" in words and of))
        or "no" in words
    ):
        return None
    kind = people()[noun.lemma_.lower()]
    end = noun.i + 1
    if of:
        _, end, _ = span_of(doc, noun, noun.sent.end)
    text = " ".join(doc[start:end].text.split())
    return Person(start, end, None, age, kind.sex, text, _standing(kind.civilian, text))
