"""Which new event is which old telling, when a report is coded again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.record.event import Event
from onrecord.record.span import Span

# Types that two coders may well give to one happening.
_FAMILIES = (
    frozenset({"battles", "explosions_remote_violence", "violence_against_civilians"}),
    frozenset({"protests", "riots", "violence_against_civilians"}),
)


def matched(old: Mapping[int, Event], new: Sequence[Event]) -> dict[int, int]:
    """Index of a new event -> ref of the old telling it is; each ref is used once.

    The spans of the triggers decide first, then the type, then how much of the evidence both share. An event with
    neither in common with any old one is new and stands not in the answer.

    >>> from onrecord.record.actor import Thing
    >>> from dataclasses import replace
    >>> shelling = Event("a", "body", "explosions_remote_violence", "shelling_artillery_missile_attack")
    >>> shelling = replace(shelling, trigger=Thing("shelled", Span(10, 17)), evidence=(Span(0, 40),))
    >>> protest = Event("b", "body", "protests", "peaceful_protest", evidence=(Span(41, 90),))
    >>> matched({7: shelling}, [protest, replace(shelling, id="c", sub_event_type="other")])
    {1: 7}
    """
    scored = sorted(
        (score, -ref, -index)
        for index, event in enumerate(new)
        for ref, before in old.items()
        if (score := _score(before, event)) is not None
    )
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, ref, index in reversed(scored):  # the best first; of equals, the lowest ref
        if -index not in found and -ref not in used:
            found[-index] = -ref
            used.add(-ref)
    return dict(sorted(found.items()))


def _score(old: Event, new: Event) -> tuple[bool, int, int] | None:
    """How well the two agree, or None where they cannot be one event."""
    trigger = bool(old.trigger and new.trigger and old.trigger.span.overlaps(new.trigger.span))
    kind = _kinship(old, new)
    shared = sum(_overlap(a, b) for a in old.evidence for b in new.evidence)
    if trigger or (shared and kind):
        return trigger, kind, shared
    return None


def _kinship(old: Event, new: Event) -> int:
    if old.sub_event_type == new.sub_event_type:
        return 3
    if old.event_type == new.event_type:
        return 2
    return int(any({old.event_type, new.event_type} <= family for family in _FAMILIES))


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
