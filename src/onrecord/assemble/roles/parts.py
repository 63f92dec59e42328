"""Part: a phrase for somebody who takes part, with what the register makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.assemble.roles.words import role_words
from onrecord.record.actor import Responsibility
from onrecord.record.identity import Identity
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span

ARMED = frozenset({"state_forces", "rebel_group", "militia", "police", "foreign_forces"})
STATE = frozenset({"state_forces", "police"})
# Kinds of which a report may name only one; "rebels" and "militants" may be either.
REBELS = frozenset({"rebel_group", "militia"})
NOT_PERSONS = frozenset({"actor.not_an_actor", "actor.means"})
# What may stand between a name of the register and the phrase it belongs to.
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
GLUE = re.compile(r"[\s()\[\]\"“”'’-]{0,3}")


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase, looked up. `id`, `name` and `kind` are the register's or taken over from what it points back to.

    `named` is where the name alone stands, `described` where what they are stands; None where the phrase has no
    such part. `rule` says what made it a part: phrase, coreference or an id of resources/events/blame.yml. `fate` is
    what befell those told of in figures or one by one, `others` marks "two others", "three more people".
    """

    span: Span
    text: str
    identity: Identity
    id: str | None = None
    name: str | None = None
    kind: str = "unknown"
    country: str | None = None
    responsibility: Responsibility | None = None
    rule: str = "phrase"
    named: Span | None = None
    described: Span | None = None
    fate: str | None = None
    others: bool = False

    @property
    def head(self) -> str | None:
        """The head noun the register knows."""
        return self.identity.head

    @property
    def generic(self) -> bool:
        """True where nobody is named."""
        return self.id is None and self.named is None and self.identity.generic

    @property
    def vague(self) -> bool:
        """True for words that say nothing beside others: "the attackers", "others"."""
        head = self.head or self.text.lower().split()[-1]
        return self.generic and head in role_words().vague


def part(span: Span, m: Mentions) -> Part:
    """A phrase, looked up; a name of the register that it cuts in two, or that stands close by, is taken in whole."""
    span = _trimmed(_with_names(span, m), m)
    i = m.who(m.prose(span))
    return Part(span, m.words(span), i, i.id, i.name, i.kind or "unknown", i.country)


def _with_names(span: Span, m: Mentions) -> Span:
    text = m.document.text
    for name in m.named:
        if span.covers(name.span):
            continue
        if name.span.overlaps(span) or (
            name.span.end <= span.start and GLUE.fullmatch(text[name.span.end : span.start])
        ):
            span = Span(min(span.start, name.span.start), max(span.end, name.span.end))
    return span


def _trimmed(span: Span, m: Mentions) -> Span:
    """Without quotation marks and brackets at its ends, and the genitive's 's."""
    text = span.of(m.document.text)
    left = len(text) - len(text.lstrip(" \t\r\n\"“”'’`,.;:-"))
    body = re.sub(r"[\s\"“”`,.;:-]*(?:['’]s?)?$", "", text[left:], flags=re.IGNORECASE)
    end = span.start + left + len(body)
    if any(body.count(a) > body.count(b) and m.document.text[end : end + 1] == b for a, b in ("()", "[]")):
        end += 1
    return Span(span.start + left, end) if body else span


def sides_apart(span: Span, m: Mentions) -> Iterator[Span]:
    """The sides of "between Dinka and Nuer fighters", where each is a body of its own; else the whole."""
    joint = _AND.search(span.of(m.document.text))
    if joint is None:
        yield span
        return
    sides = (Span(span.start, span.start + joint.start()), Span(span.start + joint.end(), span.end))
    found = [m.who(m.prose(side)) for side in sides if side.end > side.start]
    ids = {i.id for i in found}
    one_state = all(i is not None and i.startswith("state:") for i in ids)  # "combined army and police forces"
    foes = len(found) == len(sides) and {i.kind for i in found} & STATE and {i.kind for i in found} & REBELS
    apart = len(ids) == len(sides) and None not in ids and not one_state
    yield from sides if apart or foes else (span,)


def without_things(span: Span, m: Mentions) -> Span:
    """The persons of "villagers and burning homes", where the parser joined them with things."""
    joint = _AND.search(span.of(m.document.text))
    if joint is None:
        return span
    left, right = Span(span.start, span.start + joint.start()), Span(span.start + joint.end(), span.end)
    apart = left.end > left.start and right.end > right.start and m.who(m.prose(right)).rule in NOT_PERSONS
    return left if apart and m.who(m.prose(left)).head is not None else span


def is_words_for_nobody(p: Part) -> bool:
    """True for pronouns, means and deeds, and what the register knows to be no person."""
    words = p.text.lower().split()
    if not words or p.text.lower() in role_words().pronouns or words[0] in role_words().absent:
        return True
    if words[-1] in role_words().media and p.head is None:
        return True
    return p.identity.rule in NOT_PERSONS or (words[-1] in role_words().means and p.id is None)


def is_person_name(p: Part, m: Mentions) -> bool:
    """True where the phrase holds a person's name and is no place."""
    if any(q.span.covers(p.span) for q in m.places):
        return False
    return any(p.span.overlaps(n.name) for n in m.namings) or any(p.span.overlaps(s) for s in m.persons)


def name_words(text: str) -> frozenset[str]:
    """The telling words of a phrase, for comparing names."""
    return frozenset(re.findall(r"[^\W\d_]{3,}", text.lower())) - role_words().common


def uncounted(p: Part, m: Mentions) -> Part:
    """The phrase without the words that count: "villagers" of "at least 12 villagers"."""
    text = p.span.of(m.document.text)
    at = 0
    for match in re.finditer(r"\S+", text):
        word = match.group().lower()
        if word not in role_words().counting and not word[0].isdigit():
            at = match.start()
            break
    first = text.lower().split()[0]
    if at == 0 or (first in ("the", "a", "an") and len(text[:at].split()) == 1):
        return p
    span = Span(p.span.start + at, p.span.end)
    return replace(p, span=span, text=m.words(span))
