"""One person told of in several places of a report is one victim."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from onrecord.extract.victims_names import ALIKE
from onrecord.record.actor import Victim

# What is told last may be worse than what was told first: the heaviest fate stands.
_WEIGHT = {"killed": 4, "abducted": 3, "missing": 2, "injured": 1, "arrested": 0}


def merged(victims: list[Victim]) -> tuple[Victim, ...]:
    """The victims, those that are the same person made one, in the order of their first mention.

    Names are the same where one holds the other's words, or where surname and given name are spelled alike.
    A nameless description goes into a named victim that is described by the same noun and has its fate.
    """
    found: list[Victim] = []
    for victim in victims:
        k = next((k for k, known in enumerate(found) if _same(known, victim)), None)
        if k is None:
            found.append(victim)
        else:
            found[k] = _joined(found[k], victim)
    return tuple(found)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.lower())


def _same(one: Victim, two: Victim) -> bool:
    if one.span == two.span and one.name == two.name:
        return True
    if one.age is not None and two.age is not None and one.age != two.age:
        return False
    if one.name and two.name:
        return same_name(one.name, two.name)
    if one.sex and two.sex and one.sex != two.sex:
        return False
    if one.fate != two.fate or not one.description or not two.description:
        return False
    if not one.name and not two.name and one.description.lower() == two.description.lower():
        return True
    return _noun(one.description) == _noun(two.description) and (
        one.age is not None or bool(one.name) != bool(two.name)
    )


def same_name(one: str, two: str) -> bool:
    """True where two names can be one person's.

    >>> same_name("Peter Amone", "Amone"), same_name("Peter Amone", "Petar Amoni"), same_name("Ali Khan", "Omar Khan")
    (True, True, False)
    """
    a, b = _words(one), _words(two)
    if not a or not b:
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) == 1 or short[-1] == long[-1]:
        spelled = any(fuzz.ratio(short[-1], w) >= ALIKE for w in (long[-1:] if len(short) > 1 else long))
        return spelled and (len(short) == 1 or fuzz.ratio(short[0], long[0]) >= ALIKE or set(short) <= set(long))
    return len(a) == len(b) and all(fuzz.ratio(x, y) >= 75 for x, y in zip(a, b, strict=True))


def _noun(description: str) -> str:
    words = _words(re.split(r" (?:of|for|at|in|from|with|who) |,", description, maxsplit=1)[0])
    return words[-1] if words else ""


def _joined(one: Victim, two: Victim) -> Victim:
    """Both mentions' words; of two names the fuller, the other kept as an alias where it is spelled otherwise."""
    best, other = (two, one) if len(_words(two.name or "")) > len(_words(one.name or "")) else (one, two)
    aliases = {*one.aliases, *two.aliases}
    if other.name and best.name and not set(_words(other.name)) <= set(_words(best.name)):
        aliases.add(other.name)
    fates = [v for v in (one, two) if v.fate]
    heaviest = max(fates, key=lambda v: _WEIGHT.get(v.fate or "", -1)) if fates else one
    return replace(
        best,
        age=best.age if best.age is not None else other.age,
        sex=best.sex or other.sex,
        description=best.description or other.description,
        civilian=best.civilian if best.civilian is not None else other.civilian,
        fate=heaviest.fate,
        predicate=heaviest.predicate,
        aliases=tuple(sorted(aliases)),
    )
