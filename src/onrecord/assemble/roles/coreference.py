"""Coreference: "the guerrillas" are the group the report names; "the minister" is the minister it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.assemble.roles.parts import Part, name_words
from onrecord.record.mentions import Mentions
from onrecord.record.naming import Naming
from onrecord.record.span import Span

# Kinds of which a report may name only one; "rebels" and "militants" may be either.
REBELS = frozenset({"rebel_group", "militia"})


def resolved(p: Part, m: Mentions) -> Part:
    """The part with the name it points back to, where the report leaves no choice."""
    if p.id is None and p.kind == "rebel_group" and p.identity.generic:
        return _of_the_group(p, m)
    if p.id is not None:
        return replace(p, named=_name_inside(p, m))
    return _of_the_person(p, m)


def _of_the_group(p: Part, m: Mentions) -> Part:
    known = {n.id: n for n in reversed(m.named) if n.kind in REBELS}
    if len(known) != 1:
        return p
    name = min(
        (n for n in m.named if n.id in known),
        key=lambda n: (n.span.start > p.span.start, abs(n.span.start - p.span.start)),
    )
    return replace(
        p,
        id=name.id,
        name=name.name,
        kind=name.kind,
        country=p.country or name.country,
        named=name.span,
        rule="coreference",
    )


def _name_inside(p: Part, m: Mentions) -> Span | None:
    """The register's name within a longer phrase ("ISIS" of "ISIS militants")."""
    inside = [n.span for n in m.named if n.id == p.id and p.span.covers(n.span)]
    whole = [s for s in inside if len(name_words(m.words(s))) >= len(name_words(p.text))]
    return None if whole or not inside else inside[0]


def _of_the_person(p: Part, m: Mentions) -> Part:
    own = [n for n in m.namings if n.name.overlaps(p.span)]
    if len(own) == 1:
        return _described(p, own[0], m)
    if own or p.head is None or not p.text.lower().startswith("the "):
        return p
    told = [n for n in m.namings if n.description and p.head in m.prose(n.description).lower().split()]
    people = {n.name: n for n in told}
    if len(people) != 1:
        return p
    only = next(iter(people.values()))
    return replace(p, named=only.name, described=p.span, rule="coreference")


def _described(p: Part, own: Naming, m: Mentions) -> Part:
    """A named person with the description that stands beside this or another mention of the name."""
    described = own.description
    if described is None and own.name.start - p.span.start > 2 and p.head is not None:
        before = Span(p.span.start, own.name.start)
        described = before if before.of(m.document.text).strip() else None
    return replace(p, named=own.name, described=described or _elsewhere(own, m))


def _elsewhere(own: Naming, m: Mentions) -> Span | None:
    words = name_words(m.words(own.name))
    others: Sequence[Naming] = [n for n in m.namings if n.description is not None]
    for n in others:
        their = name_words(m.words(n.name))
        if words and their and (words <= their or their <= words):
            return n.description
    return None
