"""Deciding: what a person says of an incident goes into the log with what stood there before, and takes effect at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger.linking import Linking
from onrecord.ledger.versions import version_of
from onrecord.reconcile.corrections import current, field_of, parse_value
from onrecord.record.decision import Decision, DecisionKind, Words, in_force
from onrecord.record.errors import ChangedError, UsageError
from onrecord.record.incident_out import to_dict
from onrecord.store.store import Store
from onrecord.store.writer import Writer

MOST_WORDS = 1000  # characters that one correction points at
NOT_YET = 0  # a decision's id before the log gives it one


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides, and why.

    `seen` is the version of the incident that they looked at (`Ledger.version`): where it is another by now, their
    decision is refused. None decides on whatever is there.
    """

    who: str
    why: str | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where words stand: characters `start` up to `end` of the text of the report of a telling (`Telling.ref`)."""

    telling: int
    start: int
    end: int


class Deciding:
    """Writes decisions; each is one transaction with all that follows from it."""

    def __init__(self, store: Store, linking: Linking) -> None:
        self.store, self.linking = store, linking

    def judge(self, kind: DecisionKind, code: str, person: Person) -> Decision:
        """Confirm, reject or mark as pending."""
        with self.store.writing() as writer:
            now = self._find(code, person)
            before = self._view(now)["state"]
            return self._decide(writer, _said(kind, now, person, refs=self._refs(now), before=before))

    def correct(self, code: str, field: str, value: str, person: Person, words: Pointer | None = None) -> Decision:
        """Set a field of an incident, as `reconcile/corrections.py` lists them; `words` are what it was read in.

        Raises:
            UsageError: no such incident, field or words, or the value makes no sense there.
            ChangedError: the incident is not what the person saw.
        """
        wanted = parse_value(field, value)
        with self.store.writing() as writer:
            now = self._find(code, person)
            before = current(self._view(now), field)
            read_in = None if words is None else self._words(now, words)
            given = {"refs": self._refs(now), "field": field_of(field), "value": wanted, "before": before}
            said = _said("correct", now, person, **given, words=read_in)
            return self._decide(writer, said)

    def merge(self, codes: Sequence[str], person: Person) -> Decision:
        """Say that these are one incident."""
        with self.store.writing() as writer:
            first = self._find(codes[0], person)
            found = list(dict.fromkeys([first, *(self._find(code) for code in codes[1:])]))
            if len(found) < 2:
                raise UsageError(f"nothing to merge: {', '.join(codes)} are one incident already")
            refs = tuple(sorted(ref for code in found for ref in self._refs(code)))
            before = {code: list(self._refs(code)) for code in found}
            return self._decide(writer, _said("merge", found[0], person, refs=refs, before=before))

    def split(self, code: str, refs: Sequence[int], person: Person) -> Decision:
        """Say that these tellings are another incident than the rest."""
        with self.store.writing() as writer:
            now = self._find(code, person)
            held = self._refs(now)
            strangers = sorted(set(refs) - set(held))
            if strangers:
                known = ", ".join(map(str, held))
                raise UsageError(f"{now} does not hold telling {strangers[0]}", hint=f"it holds {known}")
            rest = tuple(r for r in held if r not in set(refs))
            if not refs or not rest:
                raise UsageError("a split takes out some tellings and leaves some", hint=f"see onrecord show {now}")
            taken = tuple(sorted(set(refs)))
            return self._decide(writer, _said("split", now, person, refs=taken, rest=rest, before=list(held)))

    def undo(self, number: int, person: Person) -> Decision:
        """Take a decision back; the decision stays in the log, and so does the undo."""
        with self.store.writing() as writer:
            log = self.store.decisions()
            found = next((d for d in log if d.id == number), None)
            if found is None:
                raise UsageError(f"no decision {number}", hint="see onrecord log")
            undone = {d.undoes for d in log if d.undoes is not None and _holds(d, log)}
            if found.id in undone:
                raise UsageError(f"decision {number} is undone already", hint="undo the undo to bring it back")
            said = _said("undo", found.incident, person, refs=found.refs, rest=found.rest, undoes=number)
            return self._decide(writer, said)

    def _decide(self, writer: Writer, said: Decision) -> Decision:
        made = writer.decide(said)
        self.linking.recluster({*said.refs, *said.rest}, writer)
        return made

    def _find(self, code: str, person: Person | None = None) -> str:
        """The incident's code now; where the person says what they saw, it must be that still."""
        found = self.store.resolve(code.strip().upper())
        if found is None:
            raise UsageError(f"no incident {code}", hint="onrecord incidents lists them")
        if person is not None and person.seen is not None and self._version(found) != person.seen:
            raise ChangedError(f"{found} changed since you looked at it", hint="look at what is new, then decide again")
        return found

    def _version(self, code: str) -> str:
        own = self.store.own_codes(self._refs(code)).values()
        return version_of(self._view(code), self.store.decisions(tuple(own)))

    def _words(self, code: str, at: Pointer) -> Words:
        telling = next((t for t in self.store.members([code])[code] if t.ref == at.telling), None)
        text = "" if telling is None else self.store.document(telling.report.key).text
        if not 0 <= at.start < at.end <= len(text) or at.end - at.start > MOST_WORDS:
            raise UsageError("these words are not in a report of the incident", hint="select them in its text again")
        return Words(at.telling, at.start, at.end, text[at.start : at.end])

    def _refs(self, code: str) -> tuple[int, ...]:
        return tuple(sorted(t.ref for t in self.store.members([code])[code]))

    def _view(self, code: str) -> dict[str, object]:
        return to_dict(self.linking.incidents([code])[0])


def _holds(decision: Decision, log: Sequence[Decision]) -> bool:
    """True unless a later undo, itself in force, takes the decision back."""
    return not any(d.undoes == decision.id and _holds(d, log) for d in log if d.id > decision.id)


def _said(kind: DecisionKind, incident: str, person: Person, **rest: object) -> Decision:
    return Decision(NOT_YET, dt.datetime.now(dt.UTC), person.who, kind, incident, why=person.why, **rest)  # type: ignore[arg-type]


def standing(log: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions in force, oldest first."""
    return in_force(tuple(log))
