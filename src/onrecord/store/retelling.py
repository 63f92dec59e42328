"""What a new coding of a report changes: which events are told again, differently, for the first time, or no longer."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.record.event import Event
from onrecord.record.json_in import event as event_of
from onrecord.record.json_values import event_to_dict
from onrecord.store.matching import matched
from onrecord.store.nouns import NewTelling
from onrecord.store.packing import clean, compact, one_line


@dataclass(frozen=True, slots=True)
class Told:
    """A telling as the store has it: the JSON of its event, its words and block keys as they are kept."""

    body: str
    wording: str
    keys: str
    is_current: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done for one event: `ref` is the telling it is (None: a new one, or none at all).

    `tells` is False for an event that was given without a telling: it is kept with its coding and not linked.
    `same` is True where the telling stands there just so already.
    """

    event: Event
    told: Told
    tells: bool
    ref: int | None = None
    same: bool = False

    @property
    def is_new(self) -> bool:
        """True where a telling must be made."""
        return self.tells and self.ref is None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a coding changes; `steps` are in the order of the report's events, `gone` the refs it no longer tells."""

    steps: tuple[Step, ...]
    gone: tuple[int, ...] = ()


def plan(
    before: Mapping[int, Told], events: Sequence[Event], tellings: Sequence[NewTelling], kept: Collection[int] = ()
) -> Plan:
    """What the events of a new coding change.

    Args:
        before: every telling the report ever had, by ref.
        events: those of the new coding, in order.
        tellings: what to link of them; each is of one of the events.
        kept: refs that a person's decision concerns: those stay, even if the new coding does not tell them.

    >>> shelled = Event("a", "body", "battles", "armed_clash")
    >>> [step.is_new for step in plan({}, [shelled], [NewTelling(shelled)]).steps]
    [True]
    """
    given = _by_position(events, tellings)
    was = {ref: event_of(json.loads(told.body)) for ref, told in before.items()}
    positions = list(given)
    again = matched(was, [events[position] for position in positions])
    ref_at = {positions[index]: ref for index, ref in again.items()}
    steps = []
    for position, event in enumerate(events):
        one = given.get(position)
        ref = ref_at.get(position)
        told = _told(event, one)
        steps.append(Step(event, told, one is not None, ref, ref is not None and before[ref] == told))
    gone = (ref for ref, told in before.items() if told.is_current and ref not in ref_at.values() and ref not in kept)
    return Plan(tuple(steps), tuple(gone))


def _told(event: Event, given: NewTelling | None) -> Told:
    wording, keys = (given.wording, given.keys) if given else ((), ())
    return Told(compact(event_to_dict(event)), clean(" ".join(wording)), "\n".join(map(one_line, keys)))


def _by_position(events: Sequence[Event], tellings: Sequence[NewTelling]) -> dict[int, NewTelling]:
    """Index of an event -> its telling.

    Raises:
        ValueError: a telling is of none of the events, or of one that has another.
    """
    free: dict[str, list[int]] = {}
    for position, event in enumerate(events):
        free.setdefault(event.id, []).append(position)
    found = {}
    for one in tellings:
        if not free.get(one.event.id):
            raise ValueError(f"the event {one.event.id} of a telling is not among the report's")
        found[free[one.event.id].pop(0)] = one
    return dict(sorted(found.items()))
