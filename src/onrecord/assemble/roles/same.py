"""Same: when two phrases speak of the same persons, so that one of them goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.assemble.roles.parts import Part, name_words
from onrecord.record.mentions import Mentions

# The rule of those who are a part of others counted with them.
SUBSET = "subset"
_POINTING = frozenset({"the", "these", "those", "both", "this", "that"})


def distinct(parts: Iterable[Part]) -> list[Part]:
    """Each once: those that overlap, mean the same entry, or tell the same again are one."""
    out: list[Part] = []
    for p in parts:
        known = next((n for n, o in enumerate(out) if _one(p, o)), None)
        if known is None:
            out.append(p)
        else:
            out[known] = _joined(out[known], p)
    return _without_vague(out)


def _joined(known: Part, p: Part) -> Part:
    """The part told first, with what the second adds: how sure it is, what a bare name's bearers are called."""
    if _says_more(p, known):
        known = replace(known, responsibility=p.responsibility)
    rebels = p.kind in ("rebel_group", "militia")
    if rebels and p.id is not None and known.named is None and p.named is not None and not p.span.overlaps(known.span):
        known = replace(known, named=known.span, described=p.span)
    return known


def _one(p: Part, known: Part) -> bool:
    if p.span.overlaps(known.span) or (p.named and known.named and p.named.overlaps(known.named) and p.id == known.id):
        return True
    if p.id or known.id:
        return p.id == known.id or (p.id is None and _points_to(p, known))
    if _apart(p, known):
        return False
    if p.text.lower() == known.text.lower() or _points_to(p, known):
        return True
    if not p.generic or p.head is None:
        return False
    return p.head == known.head or (known.generic and "group" in (p.head, known.head) and _last(p) == _last(known))


def _last(p: Part) -> str:
    """The last word: "a group of gunmen" and "gunmen" are one."""
    return p.text.lower().split()[-1]


def _apart(p: Part, known: Part) -> bool:
    """True for two groups of the same word whom different things befell: people killed and people hurt."""
    return p.fate is not None and known.fate is not None and p.fate != known.fate and not _is_anybody(p)


def _is_anybody(p: Part) -> bool:
    """True for "people" and "persons", of whom nothing is said."""
    return p.text.lower().split()[-1] in ("people", "persons", "person")


def _says_more(p: Part, known: Part) -> bool:
    """True for a claim or denial of the deed, which outweighs its being told of, and for doubt about the very phrase."""
    if known.responsibility not in (None, "stated"):
        return False
    return p.responsibility in ("claimed", "denied") or (p.responsibility == "alleged" and p.span.overlaps(known.span))


def _points_to(p: Part, known: Part) -> bool:
    """True for "the militants" after "ISIS militants": a pointing phrase with a head that is already known."""
    first = p.text.lower().split()[0]
    if first not in _POINTING or not p.generic or p.head is None:
        return False
    return known.kind == p.kind != "unknown" or known.head == p.head


def _without_vague(parts: list[Part]) -> list[Part]:
    """Vague words go beside telling ones, but not beside those that are only a part of them ("including two children")."""
    told = {p.fate for p in parts if not p.vague}
    telling = [p for p in parts if not p.vague or p.text.lower().startswith(("a ", "an ")) or _is_besides(p, told)]
    return telling if any(p.rule != SUBSET for p in telling) else parts


def _is_besides(p: Part, told: set[str | None]) -> bool:
    """True for vague words for others than those told of: "two other people", people hurt beside those killed."""
    if _is_anybody(p):
        return p.others
    return p.others or (p.fate is not None and bool(told) and None not in told and p.fate not in told)


def without_retold(parts: list[Part], m: Mentions) -> list[Part]:
    """Each person once: a surname after the full name, or the fuller phrase instead of the shorter."""
    out: list[Part] = []
    for p in sorted(parts, key=lambda p: (-len(_own_words(p, m)), p.described is None)):
        words = _own_words(p, m)
        if words and any(words <= _own_words(o, m) or words <= name_words(o.text) for o in out):
            continue
        out.append(p)
    return sorted(out, key=lambda p: p.span.start)


def _own_words(p: Part, m: Mentions) -> frozenset[str]:
    """The words of a person's name where it is known, else of the phrase."""
    return name_words(m.words(p.named) if p.named is not None and p.described is not None else p.text)


def same(a: Part, b: Part) -> bool:
    """True where two parts are one body or the same persons."""
    if a.id is not None or b.id is not None:
        return a.id == b.id
    return a.span.overlaps(b.span) or (a.head is not None and a.head == b.head and a.generic and b.generic)
