"""Names of persons as a text may write them again: whole, broken over lines, in an address, or a part standing alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.rules.data import load_yaml

BETWEEN = r"(?:[\W_]|%20){1,4}"  # between the words of a name: blanks, line breaks, hyphens, as addresses write them
SHORTEST = 3  # letters of a part that is looked for alone


@cache
def particles() -> frozenset[str]:
    """Small words inside names, in lower case: "al", "bin", "de"."""
    return frozenset(load_yaml("persons/titles.yaml")["particles"])


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    r"""What finds names in a text, however cased and spaced, and each of their parts with a capital; None of no name.

    A part alone is looked for with its capital only, so that "Rose Hill" does not take "rose" from a text; a namesake's is
    found as well, which is the safe side where names are to be left out.

    >>> found = pattern_of(["Jane al-Roe"])
    >>> [found.sub("·", t) for t in ("jane\nAL-ROE died", "/news/jane-al-roe.html", "Roe's mother", "ROE, 12", "a roe deer, al fresco")]
    ['· died', '/news/·.html', "·'s mother", '·, 12', 'a roe deer, al fresco']
    """
    whole = sorted({n for n in names if n.strip()}, key=lambda n: (-len(n), n))
    words = [re.findall(r"[^\W_]+", n) for n in whole]
    alone = {
        form
        for parts in words
        for part in parts
        if len(part) >= SHORTEST and part[0].isupper() and part.casefold() not in particles()
        for form in (part, part.upper())
    }
    written = [f"(?i:{BETWEEN.join(map(re.escape, parts))})" for parts in words if parts]
    choices = [*written, *map(re.escape, sorted(alone, key=lambda p: (-len(p), p)))]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(choices)})(?![^\W_])") if choices else None
