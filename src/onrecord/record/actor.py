"""Actor, Thing and Victim: who took part, with what, against what, and the persons told of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.span import Span

ActorRole = Literal["perpetrator", "target", "party", "victim"]
ActorKind = Literal[
    "state_forces", "rebel_group", "militia", "civilians", "protesters", "police", "foreign_forces", "unknown"
]
Responsibility = Literal["stated", "claimed", "alleged", "denied"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who took part. `id` and `name` are the register's, None for those it does not hold.

    `same_as` is the index, in the event's actors, of the entry that this one names again (a group's bare name, a
    person's description); None for an entry of its own.

    >>> Actor("perpetrator", "ISIS militants", Span(0, 14), id="islamic-state", kind="rebel_group").kind
    'rebel_group'
    """

    role: ActorRole
    text: str
    span: Span
    id: str | None = None
    name: str | None = None
    kind: ActorKind = "unknown"
    responsibility: Responsibility | None = None
    country: str | None = None
    rule: str = "phrase"
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """A weapon used, or a building or work that was hit (`kind` says which sort).

    >>> Thing("a hospital", Span(4, 14), "medical").kind
    'medical'
    """

    text: str
    span: Span
    kind: str | None = None
    rule: str = "lexicon"


@dataclass(frozen=True, slots=True)
class Victim:
    """One person told of by name or description; what the report does not say is None.

    `fate` is killed | injured | missing | abducted | arrested; `sex` male | female; `aliases` are the other spellings of the
    name in the report; `predicate` is where the words stand that say the fate, `rule` what read them.

    >>> Victim(Span(0, 8), name="Jane Roe", age=49, fate="killed").civilian is None
    True
    """

    span: Span
    name: str | None = None
    age: int | None = None
    sex: str | None = None
    description: str | None = None
    civilian: bool | None = None
    fate: str | None = None
    aliases: tuple[str, ...] = ()
    predicate: Span | None = None
    rule: str = "victim"
