"""A capital told without its name: "in the Afghan capital", "Somalia's capital"."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.extract.places.around import Candidate, glued

if TYPE_CHECKING:
    from onrecord.extract.places.words import Word
    from onrecord.record.place_mention import KnownNames

# Words after "capital" that make it no town.
_OTHER = frozenset({"punishment", "city's", "of", "gains", "markets", "offence", "offense", "crime", "crimes", "goods"})


@cache
def _capitals() -> tuple[dict[str, str], dict[str, str]]:
    """Country (ISO alpha-2) -> its capital, and a country's name, folded -> the country."""
    text = files("onrecord.resources").joinpath("geo/capitals.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {r["country"]: r["capital"] for r in rows}, {r["name"].casefold(): r["country"] for r in rows}


def capitals(words: list[Word], taken: Sequence[Candidate], names: KnownNames) -> list[tuple[Candidate, str]]:
    """The capitals that words tell by their country alone, each with its country (ISO alpha-2).

    Where the name follows, the name is the place. `taken` are the places found already: they come first, but for the
    country's own name.
    """
    found = []
    for i, word in enumerate(words):
        if word.lower != "capital" or i == 0 or _named_after(words, i):
            continue
        first, country = _country(words, i, names)
        town = _capitals()[0].get(country or "")
        rivals = [c for c in taken if c.first <= i and first < c.last and c.name.casefold() not in _capitals()[1]]
        if country and town and not rivals:
            found.append((Candidate(first, i + 1, town, names.weight(town), "town"), country))
    return found


def _named_after(words: list[Word], i: int) -> bool:
    """True for "the Afghan capital Kabul", "the Afghan capital, Kabul," and for other capitals than towns."""
    if i + 1 == len(words):
        return False
    after = words[i + 1]
    return after.lower in _OTHER or (after.gap in {" ", ", "} and after.capital)


def _country(words: list[Word], i: int, names: KnownNames) -> tuple[int, str | None]:
    """Where the country's words begin before "capital", and the country."""
    by_name = _capitals()[1]
    for count in (2, 1):
        first = i - count
        if first < 0 or not words[first].capital or not all(glued(words, k) for k in range(first + 1, i)):
            continue
        told = " ".join(w.text for w in words[first:i])
        possessive = words[i].gap.lstrip("'’`").startswith("s ") or words[i].gap.strip("'’` ") == "s"
        country = by_name.get(told.casefold()) if possessive else names.demonym(told)
        if country:
            return first, country
    return i, None
