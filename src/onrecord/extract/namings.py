"""Namings: every person a report names, with what the words beside the name say of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.victims_person import person_at
from onrecord.extract.victims_words import people
from onrecord.record.naming import Naming
from onrecord.record.parsed import text_of
from onrecord.record.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from onrecord.extract.victims_person import Person
    from onrecord.record.parsed import ParsedReport, Segment

# How many characters before and behind the person's words a description may stand.
MARGIN = 20


def find_namings(parsed: ParsedReport) -> tuple[Naming, ...]:
    """The names of persons in the order of the text, each mention by itself."""
    found: dict[Span, Naming] = {}
    for segment in parsed.segments:
        for token in segment.doc:
            if not _may_end_a_name(token):
                continue
            person = _of_apposition(token) or person_at(token)
            naming = _naming(person, segment) if person is not None and person.name else None
            if naming is not None and (naming.name not in found or found[naming.name].description is None):
                found[naming.name] = naming
    return tuple(_longest(found.values()))


def _may_end_a_name(token: Token) -> bool:
    if token.pos_ != "PROPN" and token.ent_type_ != "PERSON":
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is None or following.pos_ != "PROPN" or following.head.i != token.i


def _of_apposition(token: Token) -> Person | None:
    """The person of "his assistant, Jane Roe": whatever the name was tagged as, the noun before says that it is one."""
    noun = token.head
    if token.dep_ != "appos" or noun.i >= token.i or noun.tag_ != "NN" or noun.lemma_.lower() not in people():
        return None
    person = person_at(noun)
    return person if person is not None and person.name and token.text in person.name.split() else None


def _naming(person: Person, segment: Segment) -> Naming | None:
    doc = segment.doc
    start = doc[person.start].idx
    end = doc[min(person.end, len(doc)) - 1]
    area = text_of(doc)[max(0, start - MARGIN) : end.idx + len(end) + MARGIN]
    base = segment.offset + max(0, start - MARGIN)
    name = _place(person.name or "", area)
    if name is None:
        return None
    description = _place(person.description, area) if person.description else None
    if description is not None and description.overlaps(name):
        description = None
    rule = "alone"
    if description is not None:
        gap = area[min(description.end, name.end) : max(description.start, name.start)]
        rule = "apposition" if description.start > name.start else "described" if "," in gap else "title"
    return Naming(name.shifted(base), description.shifted(base) if description else None, rule)


def _place(words: str, area: str) -> Span | None:
    """Where words stand in a text whose white space may differ."""
    match = re.search(r"\s+".join(re.escape(w) for w in words.split()), area)
    return Span(*match.span()) if match else None


def _longest(namings: object) -> Iterator[Naming]:
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda n: (-(n.name.end - n.name.start), n.name.start)):  # type: ignore[call-overload]
        if not any(naming.name.overlaps(k.name) for k in kept):
            kept.append(naming)
    yield from sorted(kept, key=lambda n: n.name.start)
