"""The date grammar: rules.yml compiled into regular expressions over one character a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.extract.dates_tokens import GAP, NUMBER_CLASSES, Alphabet, Token
from onrecord.record.errors import ResourceError
from onrecord.rules.data import load_yaml

PIECE = re.compile(
    r"<(?P<cls>\w+)(?:=(?P<field>\w+))?>|!(?P<never>\w+)|(?P<mark>[\[\]()|^$])|(?P<word>[^\s<>\[\]()|^$]+)"
)
STRUCTURE = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
# Words without which nothing is a date: only their surroundings are searched.
ANCHOR_CLASSES = ("month", "any_weekday", "unit", "period", "time_of_day", "season")
ANCHOR_WORDS = ("today", "yesterday", "tomorrow", "tonight", "late", "early", "minutes", "moments")
ANCHOR_NUMBERS = "gtius"
REACH = 9  # no pattern holds more words on either side of its anchor


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its compiled pattern, the field each group fills (^ and $ are the ends), and its constants."""

    id: str
    pattern: re.Pattern[str]
    fields: tuple[str, ...]
    constants: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits: the tokens of the date itself, `[first, last)`, and the words that fill its fields."""

    rule: Rule
    first: int
    last: int
    length: int  # in tokens, context included
    words: tuple[tuple[str, int], ...]  # (field, number of the token)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules, the values of their words, and the alphabet they are written in."""

    rules: tuple[Rule, ...]
    values: dict[str, dict[str, Any]]
    alphabet: Alphabet
    anchors: frozenset[str]

    def matches(self, tokens: Sequence[Token]) -> list[Match]:
        """The dates among `tokens`: longest first come first served, then in the order of the text."""
        line, places = _islands(tokens, self.anchors)
        if not line:
            return []
        stops = frozenset(i for i in places if i >= 0 and tokens[i].word == ".")
        found = [m for rule in self.rules for m in _found(rule, line, places, stops)]
        order = {rule: i for i, rule in enumerate(map(id, self.rules))}
        found.sort(key=lambda m: (-m.length, order[id(m.rule)], m.first))
        taken: set[int] = set()
        kept = []
        for match in found:
            here = range(match.first, match.last)
            if taken.isdisjoint(here):
                taken.update(here)
                kept.append(match)
        return sorted(kept, key=lambda m: m.first)


def _islands(tokens: Sequence[Token], anchors: frozenset[str]) -> tuple[str, list[int]]:
    """The stretches of known words around each anchor, joined by gaps, and each character's token."""
    wanted: set[int] = set()
    for i, token in enumerate(tokens):
        if token.code not in anchors:
            continue
        for step in (-1, 1):
            for j in range(i, i + step * REACH, step):
                if not 0 <= j < len(tokens):
                    break
                wanted.add(j)
                if tokens[j].code < "\x05":
                    break
    codes, places, previous = [], [], -2
    for i in sorted(wanted):
        if i != previous + 1:
            codes.append(GAP)
            places.append(-1)
        codes.append(tokens[i].code)
        places.append(i)
        previous = i
    return "".join(codes), places


def _found(rule: Rule, line: str, places: list[int], stops: frozenset[int]) -> Iterator[Match]:
    for match in rule.pattern.finditer(line):
        start, end = match.span()
        words = []
        for number, name in enumerate(rule.fields, 1):
            at = match.start(number)
            if at < 0:
                continue
            if name == "^":
                start = at
            elif name == "$":
                end = at
            else:
                words.append((name, places[at]))
        if places[end - 1] in stops:
            end -= 1
        if start < end:
            yield Match(rule, places[start], places[end - 1] + 1, match.end() - match.start(), tuple(words))


@cache
def load_grammar() -> Grammar:
    """The grammar of resources/dates, compiled once.

    Raises:
        ResourceError: a pattern names a class that words.yml does not have, or its brackets do not pair.

    >>> load_grammar().values["month"]["sept"]
    9
    """
    words, rules, holidays = (load_yaml(f"dates/{name}.yml") for name in ("words", "rules", "holidays"))
    alphabet = Alphabet()
    every = [
        *rules["rules"],
        *({"id": h["id"], "kind": "holiday", "holiday": h["id"], "patterns": _holiday(h["words"])} for h in holidays),
    ]
    classes = {name: "".join(map(alphabet.add, entries)) for name, entries in words.items()} | dict(NUMBER_CLASSES)
    literals = {m["word"] for r in every for p in r["patterns"] for m in PIECE.finditer(p) if m["word"]}
    for word in sorted(literals):
        alphabet.add(word)
    compiled = []
    for entry in every:
        constants = {k: v for k, v in entry.items() if k not in ("id", "patterns", "about", "example")}
        for pattern in entry["patterns"]:
            expression, fields = _compile(pattern, classes, alphabet, entry["id"])
            compiled.append(Rule(entry["id"], expression, fields, constants))
    anchors = "".join(classes[c] for c in ANCHOR_CLASSES) + "".join(map(alphabet.add, ANCHOR_WORDS)) + ANCHOR_NUMBERS
    firsts = {w for h in holidays for phrase in h["words"] for w in phrase.split() if len(w) > 2}
    anchors += "".join(alphabet.codes[w] for w in firsts - {"day", "year", "new", "all"})
    return Grammar(tuple(compiled), words, alphabet, frozenset(anchors))


def _holiday(phrases: Sequence[str]) -> list[str]:
    return [f"{phrase} [<time_of_day>]" for phrase in phrases] + [f"<time_of_day> (of|on) {p}" for p in phrases]


def _compile(
    pattern: str, classes: dict[str, str], alphabet: Alphabet, rule: str
) -> tuple[re.Pattern[str], tuple[str, ...]]:
    parts: list[str] = []
    fields: list[str] = []
    for piece in PIECE.finditer(pattern):
        if piece["cls"]:
            if piece["cls"] not in classes:
                raise ResourceError(f"rule '{rule}' names <{piece['cls']}>, which is no class of words.yml")
            fields.append(piece["field"] or piece["cls"])
            parts.append(f"([{classes[piece['cls']]}])")
        elif piece["never"]:
            never = piece["never"]
            chars = alphabet.all_words() if never == "word" else classes.get(never) or alphabet.add(never)
            parts.append(f"(?![{chars}])")
        elif piece["word"]:
            parts.append(re.escape(alphabet.add(piece["word"])))
        elif piece["mark"] in "^$":
            fields.append(piece["mark"])
            parts.append("()")
        else:
            parts.append(STRUCTURE[piece["mark"]])
    try:
        return re.compile("".join(parts)), tuple(fields)
    except re.error as error:
        raise ResourceError(f"the pattern '{pattern}' of rule '{rule}' does not compile: {error}") from error
