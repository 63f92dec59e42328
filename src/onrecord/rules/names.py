"""Names of persons as a text may write them again: whole, broken over lines, in an address, or a part standing alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.rules.data import load_yaml

BETWEEN = r"(?:[\W_]|%20){1,4}"  # between the words of a name: blanks, line breaks, hyphens, as addresses write them
SHORTEST = 3  # letters of a part that is looked for alone
LONGEST = 6  # words of a name
ARTICLES = frozenset({"A", "An", "The", "One", "Another"})


@cache
def particles() -> frozenset[str]:
    """Small words inside names, in lower case: "al", "bin", "de"."""
    return frozenset(load_yaml("persons/titles.yaml")["particles"])


@cache
def titles() -> dict[str, str]:
    """A title (lower case) -> male | female | military | civil."""
    lists = load_yaml("persons/titles.yaml")
    return {word: group for group in ("civil", "military", "female", "male") for word in lists[group]}


@cache
def not_persons() -> frozenset[str]:
    """Words that a person's name never holds ("army", "ministry")."""
    return frozenset(load_yaml("persons/not_persons.yaml"))


def person_in(text: str) -> str | None:
    """The name of a person in what a report calls somebody; None where it is no name, or one of a body of people.

    A single word is not taken for a name: it may as well be a nickname, a place or an agency.

    >>> [person_in(t) for t in ("Dr. Jane al-Roe", "A resident", "Local Coordination Committees", "shopkeeper Omar Roe")]
    ['Jane al-Roe', None, None, 'Omar Roe']
    """
    words = text.split()
    while words and (_is_title(words[0]) or not _capital(words[0]) or words[0] in ARTICLES):
        words.pop(0)
    named = [word for word in words if _capital(word)]
    plain = {word.casefold().strip(".,'’") for word in words}
    singular = {w.removesuffix("ies") + "y" if w.endswith("ies") else w.removesuffix("s") for w in plain}
    if len(named) < 2 or len(words) > LONGEST or (plain | singular) & not_persons():
        return None
    if any(word.casefold() not in particles() for word in words if word not in named):
        return None
    return " ".join(words)


def _is_title(word: str) -> bool:
    """Whether a word before a name is a title, and no small word inside names."""
    return word.casefold() in titles() and word.casefold() not in particles()


def _capital(word: str) -> bool:
    """Whether a word, or a part of it behind a hyphen, begins with a capital: "al-Roe"."""
    return any(part[:1].isupper() for part in re.split(r"[-'’]", word))


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
