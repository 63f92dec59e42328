"""Entries: the actors that a part makes, one for the phrase and one linked for its name or description alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from onrecord.assemble.roles.parts import Part
from onrecord.record.actor import Actor, ActorKind, ActorRole
from onrecord.record.mentions import Mentions
from onrecord.record.span import Span


def entries(told: Iterable[tuple[ActorRole, Part]], m: Mentions) -> tuple[Actor, ...]:
    """The actors in order; `same_as` of a second entry is the index of the first for the same persons."""
    out: list[Actor] = []
    for role, p in told:
        first = len(out)
        for n, span in enumerate(_spans(p)):
            out.append(_actor(role, p, span, m, same_as=first if n else None))
    return tuple(out)


def _spans(p: Part) -> Iterator[Span]:
    """A person's name, then what they are; a group's phrase, then its name."""
    if p.named is None:
        yield p.span
    elif p.id is not None and p.described is None:
        yield p.span
        yield p.named
    else:
        yield p.named
        if p.described is not None:
            yield p.described


def _kind(role: ActorRole, p: Part) -> str:
    """The kind; a doer of whom nothing says that he is a civilian ("two men") is of no known kind."""
    plain = role == "perpetrator" and p.kind == "civilians" and p.identity.civilian is None
    return "unknown" if plain else p.kind


def _actor(role: ActorRole, p: Part, span: Span, m: Mentions, *, same_as: int | None) -> Actor:
    return Actor(
        role,
        m.words(span),
        span,
        p.id,
        p.name,
        cast("ActorKind", _kind(role, p)),
        responsibility=p.responsibility or "stated" if role == "perpetrator" else None,
        country=p.country,
        rule=p.rule,
        same_as=same_as,
    )
