"""The gate: a fast look at a report's words that tells whether it can hold an event, before it is parsed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick

from onrecord.record.errors import ResourceError
from onrecord.rules.data import load_yaml

if TYPE_CHECKING:
    from onrecord.record.document import Document

WEIGHED = frozenset({"title", "body", "related"})
SHUT = "not parsed: no words of violence, or too few, in its headline and text"
"""The note of a report that the gate held back."""
FILE = "gate/gate.yml"
KINDS_OF_HARM = ("killed", "injured", "missing", "abducted", "arrested", "displaced")
VOWELS = "aeiou"
DOUBLED = "bdgmnprt"  # "stab", "stabbing"; not "detonat(e)", whose last letter is a vowel


@dataclass(frozen=True, slots=True)
class Gate:
    """What resources/gate/gate.yml says, compiled into one automaton over the texts in lower case."""

    needed: int
    automaton: ahocorasick.Automaton

    def opens(self, document: Document) -> bool:
        """True where headline, text and related headlines say enough to be worth parsing."""
        return self.passes(s.span.of(document.text) for s in document.sections if s.kind in WEIGHED)

    def passes(self, texts: Iterable[str]) -> bool:
        """True where the texts together say enough.

        >>> told = ["Two soldiers were killed.", "Shares fell.", "Police made an arrest.", "An arrest.", "Skilled work."]
        >>> [gate().passes([t]) for t in told]
        [True, False, True, False, False]
        """
        total = 0
        seen: set[str] = set()
        for text in texts:
            for word, weight in self._hits(text):
                if word not in seen:
                    seen.add(word)
                    total += weight
                    if total >= self.needed:
                        return True
        return False

    def words(self, text: str) -> dict[str, int]:
        """The dictionary words that a text holds, with what each weighs.

        >>> gate().words("The BOMB went off; soldiers were hurt")
        {'bomb': 1, 'go off': 1, 'soldier': 1, 'hurt': 1}
        """
        return dict(self._hits(text))

    def _hits(self, text: str) -> Iterator[tuple[str, int]]:
        lower = text.lower()
        last = len(lower) - 1
        for end, (width, word, weight) in self.automaton.iter(lower):
            start = end - width + 1
            if (start == 0 or not lower[start - 1].isalnum()) and (end == last or not lower[end + 1].isalnum()):
                yield word, weight


@cache
def gate() -> Gate:
    """The gate, compiled once a process.

    Raises:
        ResourceError: gate.yml is missing, is not YAML, or gives a word two weights.
    """
    told = load_yaml(FILE)
    weights = _weights(told)
    forms: dict[str, tuple[str, int]] = {}
    for word, weight in weights.items():
        if weight:
            for form in _forms(word, told["forms"]):
                if form not in forms or forms[form][1] < weight:  # "found" stands for the heavier of its words
                    forms[form] = (word, weight)
    automaton = ahocorasick.Automaton()
    for form, (word, weight) in sorted(forms.items()):
        automaton.add_word(form, (len(form), word, weight))
    automaton.make_automaton()
    return Gate(told["needed"], automaton)


def _weights(told: dict[str, list[str]]) -> dict[str, int]:
    """Every word of the gate and what it weighs."""
    own: dict[str, int] = {}
    full = int(str(told["needed"]))
    for name, weight in (("half", 1), ("nothing", 0), ("besides", 1), ("alone", full)):
        for word in told[name]:
            if word in own:
                raise ResourceError(f"'{word}' stands twice", where=f"resources/{FILE}", hint="leave one of them out")
            own[word] = weight
    return {**dict.fromkeys(_dictionary_words(), full), **own}


def _dictionary_words() -> Iterator[str]:
    """The words that tell of events and of the dead and hurt, as their dictionaries write them."""
    for entry in load_yaml("events/triggers.yml").values():
        if isinstance(entry, dict) and "nouns" in entry:
            for name in ("verbs", "weak_verbs", "nouns", "weak_nouns"):
                yield from entry.get(name, ())
    harm = load_yaml("casualties/predicates.yml")
    for kind in KINDS_OF_HARM:
        for name in ("transitive", "intransitive", "states", "nouns"):
            yield from harm[kind][name]


def _forms(word: str, irregular: dict[str, list[str]]) -> Iterable[str]:
    """A word or phrase in all its forms; of a phrase the first word bends, as a verb does, or the last, as a noun.

    >>> sorted(_forms("car bomb", {}))
    ['car bomb', 'car bombed', 'car bombing', 'car bombs', 'cared bomb', 'caring bomb', 'carred bomb', 'carring bomb', 'cars bomb']
    """
    first, *rest = word.split(" ")
    if not rest:
        return {word, *irregular.get(word, ()), *_regular(word)}
    tail, head = " ".join(rest), " ".join([first, *rest[:-1]])
    bent = {f"{form} {tail}" for form in (first, *irregular.get(first, ()), *_regular(first))}
    return {word, *bent, *(f"{head} {form}" for form in _regular(rest[-1]))}


def _regular(word: str) -> Iterator[str]:
    """The regular forms of a verb or noun; forms that nobody writes do no harm.

    >>> sorted(_regular("stab")), sorted(_regular("injury"))
    (['stabbed', 'stabbing', 'stabed', 'stabing', 'stabs'], ['injuried', 'injuries', 'injurying', 'injurys'])
    """
    yield word + "s"
    yield word + "ing"
    if word.endswith("e"):
        yield word + "d"
        yield word[:-1] + "ing"
        return
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        yield word[:-1] + "ies"
        yield word[:-1] + "ied"
        return
    yield word + "ed"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        yield word + "es"
    if len(word) > 2 and word[-1] in DOUBLED and word[-2] in VOWELS and word[-3] not in VOWELS:
        yield word + word[-1] + "ed"
        yield word + word[-1] + "ing"
