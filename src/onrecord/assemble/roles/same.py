"""Same: when two phrases speak of the same persons, so that one of them goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.assemble.roles.parts import Part, name_words

# The rule of those who are a part of others counted with them.
SUBSET = "subset"
_POINTING = frozenset({"the", "these", "those", "both", "this", "that"})


def distinct(parts: Iterable[Part]) -> list[Part]:
    """Each once: no two that overlap, mean the same entry, or tell the same again."""
    out: list[Part] = []
    for p in parts:
        if any(
            p.span.overlaps(o.span) or (p.named and o.named and p.named.overlaps(o.named) and p.id == o.id) for o in out
        ):
            continue
        known = next((n for n, o in enumerate(out) if _one(p, o)), None)
        if known is None:
            out.append(p)
        elif _says_more(p, out[known]):
            out[known] = replace(out[known], responsibility=p.responsibility)
    return _without_vague(out)


def _one(p: Part, known: Part) -> bool:
    if p.id or known.id:
        return p.id == known.id or (p.id is None and _points_to(p, known))
    if p.text.lower() == known.text.lower() or _points_to(p, known):
        return True
    return p.generic and p.head is not None and p.head == known.head


def _says_more(p: Part, known: Part) -> bool:
    """True for a claim or denial of the deed, which outweighs its being told of."""
    return known.responsibility in (None, "stated") and p.responsibility in ("claimed", "denied")


def _points_to(p: Part, known: Part) -> bool:
    """True for "the militants" after "ISIS militants": a pointing phrase with a head that is already known."""
    first = p.text.lower().split()[0]
    if first not in _POINTING or not p.generic or p.head is None:
        return False
    return known.kind == p.kind != "unknown" or known.head == p.head


def _without_vague(parts: list[Part]) -> list[Part]:
    """Vague words go beside telling ones, but not beside those that are only a part of them ("including two children")."""
    telling = [p for p in parts if not p.vague]
    return telling if any(p.rule != SUBSET for p in telling) else parts


def without_retold(parts: list[Part]) -> list[Part]:
    """Each person once: a surname after the full name, or the fuller phrase instead of the shorter."""
    out: list[Part] = []
    for p in sorted(parts, key=lambda p: -len(p.text.split())):
        words = name_words(p.text)
        if words and any(words <= name_words(o.text) for o in out):
            continue
        out.append(p)
    return sorted(out, key=lambda p: p.span.start)


def same(a: Part, b: Part) -> bool:
    """True where two parts are one body or the same persons."""
    if a.id is not None or b.id is not None:
        return a.id == b.id
    return a.span.overlaps(b.span) or (a.head is not None and a.head == b.head and a.generic and b.generic)
