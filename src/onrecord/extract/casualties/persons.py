"""Persons: whether the head of a phrase can be somebody who is killed, hurt or taken."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.casualties.lexicon import lexicon
from onrecord.extract.victims_words import people

if TYPE_CHECKING:
    from onrecord.extract.casualties.counting import Figure

REMAINS = frozenset({"life", "body", "corpse", "cadaver", "remains"})
PERSON_ENDINGS = re.compile(
    r"\w(?:man|men|woman|women|people|ist|eer|keeper|driver|officer|fighter|worker|leader|member)$"
)
DOER_ENDINGS = re.compile(r"(?:er|or|ist|man|men|woman|women|ian|ant|ent|eer|ee|an|ese|i|people|folk)$")


@cache
def _abstract() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lexicon().abstract_endings)})$")


def may_be_killed(read: Figure, kind: str) -> bool:
    """True where the counted noun may be persons for this kind of fate."""
    if read.head in REMAINS:
        return kind == "killed"
    return not is_no_person(read.head)


def is_known_person(noun: str) -> bool:
    """True for a noun (lemma, lower case) that a list of persons or of bodies of people holds, or like "goatherdsman"."""
    lex = lexicon()
    return noun in people() or noun in lex.collectives or noun in lex.also_people or bool(PERSON_ENDINGS.search(noun))


def is_no_person(noun: str) -> bool:
    """True for nouns (lemmas, lower case) that are things, beasts, places, times or ideas.

    >>> [is_no_person(n) for n in ("ceasefire", "cow", "resolution", "soldier", "jawan", "delegation")]
    [True, True, True, False, False, False]
    """
    lex = lexicon()
    return noun in lex.not_people or (bool(_abstract().search(noun)) and not is_known_person(noun))


def is_person(noun: str) -> bool:
    """True for a noun (lemma, lower case) that is known to name a person, or ends like one that does.

    >>> [is_person(n) for n in ("nurse", "shelling", "beekeeper")]
    [True, False, True]
    """
    return is_known_person(noun) or (not is_no_person(noun) and bool(DOER_ENDINGS.search(noun)))
