"""Group: the fragments of a report that tell of one happening."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.assemble.fragments import Fragment
from onrecord.record.date import DateRange
from onrecord.record.event_mention import EventMention
from onrecord.record.mentions import Mentions
from onrecord.record.place import Place

# Words that leave open how it was done.
GENERAL = frozenset({"attack", "incident", "violence", "assault", "raid", "strike", "operation"})


DAYS = "today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
OF_A_DAY = re.compile(rf"\b(?:{DAYS})['’]s\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
# "The car bomb attack": the article stands before the word that tells of it.
POINTS = re.compile(r"\b(?:the|this|that)\s+$", re.IGNORECASE)
# "The deadliest attack" is one of several, and told here for the first time.
SUPERLATIVE = re.compile(
    r"\b(?:deadliest|bloodiest|worst|biggest|heaviest|most\s+(?:serious|recent|deadly))\s+(?:\w+\s+)?$", re.IGNORECASE
)


@dataclass(slots=True)
class Group:
    """Fragments of one happening, in order; only grouped() makes and fills these.

    `parts` is how many happenings of their own were told as parts of this one, a summary.
    """

    fragments: list[Fragment] = field(default_factory=list)
    parts: int = 0

    @property
    def family(self) -> str:
        """The family of the first fragment that has one; a mere "attack" or "incident" gives way to a bombing."""
        told = [f for f in self.fragments if f.family]
        if not told:
            return "attack"
        if told[0].family == "attack" and is_general(told[0]) and any(f.family == "bomb" for f in told):
            return "bomb"
        return told[0].family or "attack"

    @property
    def dates(self) -> list[DateRange]:
        """Dates that go with the happening's own words, in order."""
        return [d for f in self.fragments for d in f.own_dates if d.start or d.end or d.text]

    @property
    def places(self) -> list[Place]:
        """Places told with the happening, in order."""
        return [p for f in self.fragments for p in f.places]


def is_general(fragment: Fragment) -> bool:
    """True where the words leave open how it was done: "an attack", "died", "were killed"; in a heading also "kills ten"."""
    heading = fragment.sentence.section == "title"
    return all(t.lemma in GENERAL or t.weak or (t.harm and (heading or t.impersonal)) for t in fragment.triggers)


def points_back(t: EventMention, m: Mentions) -> bool:
    """True for "the attack" and for "Wednesday's attack", which the report has told of."""
    before = m.document.text[max(0, t.span.start - 32) : t.span.start]
    if SUPERLATIVE.search(before):
        return False
    return t.definite or bool(OF_A_DAY.search(before) or POINTS.search(before))


def is_accident(group: Group) -> bool:
    """True for harm that nobody did: told as an accident, and nothing but words of harm go on about it."""
    triggers = [t for f in group.fragments for t in f.triggers]
    return any(t.accident for t in triggers) and all(t.harm for t in triggers)
