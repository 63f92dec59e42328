"""Casing: give copy written in capitals the case the parser was trained on, character for character."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import resources

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_BREAK = re.compile(r"[.!?][\"”')\]]*\s+$|^\s*$|\n\s*\n\s*$|--\s*$|TEXT\]\s*[\"“]?$|[\"“]$")
# Words of one to three letters that stand in names and must not be taken for an abbreviation.
NAME_PARTICLES = frozenset("san el la de los las del don rio sao da do al abu ibn bin".split())
MONTH_ABBREVIATIONS = frozenset("jan feb mar apr jun jul aug sep oct nov dec".split())
SUFFIXES = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "'s", "ies", "ied")


@cache
def _casing() -> tuple[frozenset[str], frozenset[str]]:
    folder = resources.files("onrecord").joinpath("resources/parse")
    learned, _, common = folder.joinpath("casing.txt").read_text(encoding="utf-8").partition("[common]\n")
    names = folder.joinpath("names.txt").read_text(encoding="utf-8").split("\n")
    proper = frozenset(learned.split("\n")[1:]).union(n for n in names if n and not n.startswith("#"))
    return proper, frozenset(common.split("\n")) - proper


def mostly_capitals(text: str) -> bool:
    """True where at least nine in ten letters of a text of some length are capitals.

    >>> mostly_capitals("GUNMEN KILLED TWO IN THE CAPITAL."), mostly_capitals("UN")
    (True, False)
    """
    letters = sum(c.isalpha() for c in text)
    return letters >= 12 and sum(c.isupper() for c in text) >= 0.9 * letters


def headline_case(text: str) -> bool:
    """True for a heading In Which Nearly Every Word Has A Capital.

    >>> headline_case("Ten Killed In Market Blast In Kabul"), headline_case("Ten killed in Kabul blast")
    (True, False)
    """
    words = [w for w in WORD.findall(text) if len(w) > 3]
    return len(words) >= 4 and len(text) < 200 and sum(w[0].isupper() for w in words) >= 0.85 * len(words)


def recase(text: str, is_word: Callable[[str], bool]) -> str:
    """`text` with ordinary words in small letters; the length never changes.

    `is_word` tells whether a lower-case word is in the dictionary of the language.

    >>> recase("GUNMEN KILLED TWO PEASANTS IN APOPA.", {"gunmen", "killed", "two", "peasants", "in"}.__contains__)
    'Gunmen killed two peasants in Apopa.'
    """
    proper, common = _casing()
    out = list(text)
    words = [m for m in WORD.finditer(text) if len(m.group().lower()) == len(m.group())]
    cased = [_cased(m.group(), proper, common, is_word, bracketed=text[max(0, m.start() - 1)] in "[(") for m in words]
    for i, match in enumerate(words):
        new = cased[i]
        lower = match.group().lower()
        if new == lower and (
            _in_name(i, words, cased, text, common)
            or SENTENCE_BREAK.search(text[max(0, match.start() - 8) : match.start()])
        ):
            new = lower[0].upper() + lower[1:]
        out[match.start() : match.end()] = new
    return "".join(out)


def _in_name(i: int, words: list[re.Match[str]], cased: list[str], text: str, common: frozenset[str]) -> bool:
    """True for a word that only dictionaries hold, beside a name: "Hector" before "Oqueli", "Flores" after "Gilda"."""
    word = words[i].group().lower()
    if word in common or len(word) < 4:
        return False
    for near in (i - 1, i + 1):
        if 0 <= near < len(words) and cased[near][:1].isupper() and cased[near].lower() not in NAME_PARTICLES:
            left, right = (words[near], words[i]) if near < i else (words[i], words[near])
            if text[left.end() : right.start()].strip(" \n") == "" and not cased[near].isupper():
                return True
    return False


def _cased(
    word: str, proper: frozenset[str], common: frozenset[str], is_word: Callable[[str], bool], *, bracketed: bool
) -> str:
    lower = word.lower()
    stem = lower.removesuffix("'s").removesuffix("’s")
    if stem in common:
        return lower
    if stem in proper or lower in NAME_PARTICLES or stem in MONTH_ABBREVIATIONS:
        return lower[0].upper() + lower[1:]
    if is_word(stem) or _inflected(stem, is_word):
        return lower
    if word.isupper() and (len(stem) <= 3 or bracketed or not re.search(r"[aeiouyáéíóú]", stem)) and len(stem) <= 6:
        return word
    return lower[0].upper() + lower[1:]


def _inflected(word: str, is_word: Callable[[str], bool]) -> bool:
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            stem = word.removesuffix(suffix)
            if (
                is_word(stem)
                or is_word(stem + "e")
                or is_word(stem + "y")
                or (stem[-1] == stem[-2:-1] and is_word(stem[:-1]))
            ):
                return True
    return False
