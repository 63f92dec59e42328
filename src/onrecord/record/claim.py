"""Claim: a figure on somebody's word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.record.count import Count
from onrecord.record.span import Span

ClaimKind = Literal["killed", "injured", "missing", "abducted", "arrested", "displaced", "none_killed"]
Scope = Literal["event", "subset", "cumulative", "other"]
SpeakerRole = Literal[
    "monitor", "official", "military", "belligerent", "police", "medical", "witness", "media", "ngo", "un", "unnamed"
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """On whose word. `name` is the full name where the report gives it elsewhere.

    `actor_id` is the register's id where the speaker is itself a party to conflicts.

    >>> Speaker("a monitor", Span(4, 13), "Syrian Observatory for Human Rights", "monitor").role
    'monitor'
    """

    text: str
    span: Span
    name: str | None = None
    role: SpeakerRole = "unnamed"
    actor_id: str | None = None
    kind: str | None = None
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """Who is counted. `side` is perpetrator | target | civilians | unknown; None `civilian` is not said.

    >>> Counted("12 children", Span(0, 11), group="children").group
    'children'
    """

    text: str
    span: Span
    side: str = "unknown"
    civilian: bool | None = None
    group: str | None = None
    actor_id: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure, its words, the rule that read it, who is counted and who says so.

    >>> c = Claim("killed", "at least 58", Span(21, 32), "at_least", Count(58, 58, None))
    >>> (c.count.low, c.count.high, c.by)
    (58, None, None)
    """

    kind: ClaimKind
    phrase: str
    span: Span
    rule: str
    count: Count = field(default_factory=Count)
    of: Counted | None = None
    by: Speaker | None = None
    party_claim: bool = False
    scope: Scope = "event"
    used: bool = False
    why: str = ""
