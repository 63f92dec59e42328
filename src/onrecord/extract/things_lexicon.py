"""Lexicons of things: word lists by class, matched on lemmas, longest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.record.errors import ResourceError
from onrecord.rules.data import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

NOMINAL = frozenset({"NOUN", "PROPN", "X", "INTJ"})
SPELLED = str.maketrans("-/\u2010\u2011\u2013", "     ")


@dataclass(frozen=True, slots=True)
class Weak:
    """A word that names a thing of `kind` only where one of `companions` (lemmas) stands in its sentence."""

    kind: str
    companions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `first` to `last` (numbers in the Doc, both inclusive) that name a thing of `kind`."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by their first word, longest first, and the words that need company."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    weak: Mapping[str, Weak]
    extra: Mapping[str, Any]

    def find(self, tokens: Sequence[Token], *, everything: bool = False) -> Iterator[Found]:
        """The things named among the tokens of one sentence, in order, none inside another.

        `everything`: those of the kind "none" too, which only look like one.
        """
        words = list(_words(tokens))
        at = 0
        while at < len(words):
            found = self._at(words, at)
            if found is None:
                at += 1
                continue
            count, kind = found
            at += count
            # "AK-47 rifles" is one weapon said twice.
            while (
                (after := self._at(words, at) if at < len(words) else None) and after[1] == kind and joined(words, at)
            ):
                count, at = count + after[0], at + after[0]
            if everything or kind != "none":
                yield Found(words[at - count][1].i, words[at - 1][1].i, kind)

    def _at(self, words: list[tuple[tuple[str, ...], Token]], at: int) -> tuple[int, str] | None:
        for form in words[at][0]:
            for phrase, kind in self.phrases.get(form, ()):
                window = words[at : at + len(phrase)]
                if len(window) == len(phrase) and all(p in w[0] for p, w in zip(phrase, window, strict=True)):
                    last = window[-1][1]
                    if last.pos_ in NOMINAL or len(phrase) > 1:
                        return len(phrase), kind
        weak = next((self.weak[form] for form in words[at][0] if form in self.weak), None)
        if weak and words[at][1].pos_ in NOMINAL:
            present = {form for i, (forms, _) in enumerate(words) if i != at for form in forms}
            if not weak.companions.isdisjoint(present):
                return 1, weak.kind
        return None


def joined(words: Sequence[tuple[tuple[str, ...], Token]], at: int) -> bool:
    """True where the word before `at` stands right before it and describes it."""
    before, here = words[at - 1][1], words[at][1]
    return here.i - before.i == 1 and before.head == here


def _words(tokens: Sequence[Token]) -> Iterator[tuple[tuple[str, ...], Token]]:
    """Each word in its forms (as written, lemma, without a plural ending) with its token; hyphens part words."""
    for token in tokens:
        lower = token.lower_
        if lower.isalpha():
            yield _forms(lower, token.lemma_.lower()), token
        else:
            pieces = lower.translate(SPELLED).split()
            for piece in pieces:
                if piece.isalnum():
                    yield _forms(piece, piece), token


def _forms(lower: str, lemma: str) -> tuple[str, ...]:
    """The tagger takes names for names, so that "Bombs" and "Churches" keep their plural as lemma: strip it here.

    >>> _forms("batteries", "batteries")
    ('batteries', 'battery')
    """
    if lemma != lower or not lower.endswith("s") or lower.endswith("ss"):
        return (lower,) if lemma == lower else (lower, lemma)
    if lower.endswith("ies"):
        return lower, lower[:-3] + "y"
    if lower.endswith(("ches", "shes", "xes", "sses")):
        return lower, lower[:-2]
    return lower, lower[:-1]


@cache
def lexicon(name: str) -> Lexicon:
    """The lexicon of resources/things/`name`.yml, compiled once.

    Raises:
        ResourceError: the file is not a mapping of lists.

    >>> lexicon("weapons").weak["mine"].kind
    'landmine'
    """
    entries = load(name)
    weak = entries.pop("weak", {})
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    extra = {}
    for kind, listed in entries.items():
        if not isinstance(listed, list):
            extra[kind] = listed
            continue
        for entry in listed:
            words = tuple(str(entry).translate(SPELLED).split())
            phrases.setdefault(words[0], []).append((words, kind))
    return Lexicon(
        {first: tuple(sorted(those, key=lambda p: -len(p[0]))) for first, those in phrases.items()},
        {word: Weak(entry["kind"], frozenset(entry["with"])) for word, entry in weak.items()},
        extra,
    )


def load(name: str) -> dict[str, Any]:
    """The mapping that resources/things/`name`.yml holds.

    Raises:
        ResourceError: it is no mapping.
    """
    data = load_yaml(f"things/{name}.yml")
    if not isinstance(data, dict):
        raise ResourceError("not a mapping of lists", where=f"resources/things/{name}.yml")
    return data
