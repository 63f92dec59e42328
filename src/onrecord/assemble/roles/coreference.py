"""Coreference: "the guerrillas" are the group the report names; "the minister" is the minister it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.assemble.roles.parts import REBELS, Part, name_words
from onrecord.assemble.roles.splitting import singular, title_and_name, to_the_right
from onrecord.assemble.roles.words import role_words
from onrecord.record.mentions import Mentions
from onrecord.record.naming import Naming
from onrecord.record.span import Span

# How far behind a group its name is looked for.
LONGEST_CALL = 90
_CALLED = re.compile(
    r",?\s+(?:(?:which|that|who)\s+)?(?:calling (?:itself|themselves)|calls? (?:itself|themselves)|called|known as|named)\s+"
    r"(?:the\s+)?[\"“']?(?P<name>(?:the\s+)?[A-Z0-9][\w'’-]*(?:\s+(?:of|the|for|and|de|del|la|al|[A-Z0-9][\w'’-]*))*)"
)
_GENITIVE = re.compile(r"['’]s?\s", re.IGNORECASE)


def resolved(p: Part, m: Mentions) -> Part:
    """The part with the name it points back to, where the report leaves no choice."""
    called = _calling_itself(p, m)
    if called is not None:
        return called
    if p.id is None and p.kind == "rebel_group" and p.identity.generic:
        return _of_the_group(p, m)
    person = _of_the_person(p, m)
    if person is not p or p.id is None:
        return person
    return replace(p, named=_name_inside(p, m))


def _calling_itself(p: Part, m: Mentions) -> Part | None:
    """A group that the register does not hold, with its name: "a group calling itself the Red Dawn Brigade"."""
    if p.id is not None or p.head is None or p.kind == "civilians":
        return None
    text = (m.cased or m.document.text)[p.span.end : p.span.end + LONGEST_CALL]
    found = _CALLED.match(text)
    if found is None:
        return None
    name = Span(p.span.end + found.start("name"), p.span.end + found.end("name"))
    return replace(p, named=name, described=p.span)


def _of_the_group(p: Part, m: Mentions) -> Part:
    if p.head in role_words().bombers or role_words().other_side & set(m.prose(p.span).lower().split()):
        return p
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
    own = [n for n in m.namings if _names(n, p, m) and not any(g.span.overlaps(n.name) for g in m.named)]
    if len(own) == 1:
        return p if _goes_on(p, own[0], m) else _described(p, own[0], m)
    if own or p.head is None:
        return p
    split = title_and_name(p.span, m)
    if split is not None:
        named = any(n.span.overlaps(split[1]) for n in m.named)
        return p if named else replace(p, named=split[1], described=split[0])
    return _pointing_back(p, m)


def _names(n: Naming, p: Part, m: Mentions) -> bool:
    """True for a name within the phrase, one that the phrase describes, or one set behind it: "a mayor, Jane Roe"."""
    if n.name.overlaps(p.span):
        return True
    if n.description is not None and n.description.overlaps(p.span):
        return p.span.end <= n.name.start or p.span.start >= n.name.end
    gap = m.document.text[p.span.end : n.name.start] if p.span.end < n.name.start else "-"
    return gap.strip() in (",", "") and len(gap) <= 2 and p.head is not None and not p.text.lower().endswith("s")


def _goes_on(p: Part, own: Naming, m: Mentions) -> bool:
    """True where the name only says whose: "Gomez's children", "the (Gomez) battalion troops"."""
    if own.name.start >= p.span.end:
        return False
    rest = Span(own.name.end, max(own.name.end, p.span.end))
    words = m.prose(rest).lower().split()
    if p.head is not None and words and singular(words[-1]) == singular(p.head.split()[-1]):
        return True
    return bool(_GENITIVE.match(m.document.text, own.name.end)) and rest.end - rest.start > 3


def _pointing_back(p: Part, m: Mentions) -> Part:
    """A definite description ("the mayor") where the report names one person so described and no other."""
    if p.id is not None or not p.text.lower().startswith("the "):
        return p
    told = [n for n in m.namings if n.description and p.head in m.prose(n.description).lower().split()]
    if len({name_words(m.words(n.name)) for n in told}) != 1:
        return p
    return replace(p, named=told[0].name, described=p.span, rule="coreference")


def _described(p: Part, own: Naming, m: Mentions) -> Part:
    """A named person with the description that stands beside this or another mention of the name."""
    name, described = own.name, own.description
    if described is None and name.start - p.span.start > 2 and p.head is not None:
        before = Span(p.span.start, min(name.start, p.span.end))
        described = before if m.words(before) else None
    if described is not None and described.end < name.start:
        described, name = _moved(described, name, m)
    return replace(p, named=to_the_right(name, p.span, m), described=_stripped(described, m) or _elsewhere(own, m))


def _moved(described: Span, name: Span, m: Mentions) -> tuple[Span, Span]:
    """Words behind the noun go to the name: "leader Hector | Oqueli" is "leader | Hector Oqueli"."""
    split = title_and_name(Span(described.start, name.end), m)
    return split if split is not None and split[1].start < name.start else (described, name)


def _stripped(span: Span | None, m: Mentions) -> Span | None:
    if span is None:
        return None
    text = span.of(m.document.text)
    left = len(text) - len(text.lstrip(' ,;:-[("\n'))
    right = len(text.rstrip(' ,;:-])"\n'))
    return Span(span.start + left, span.start + right) if right > left else None


def _elsewhere(own: Naming, m: Mentions) -> Span | None:
    words = name_words(m.words(own.name))
    others: Sequence[Naming] = [n for n in m.namings if n.description is not None]
    for n in others:
        their = name_words(m.words(n.name))
        if words and their and (words <= their or their <= words):
            return n.description
    return None
