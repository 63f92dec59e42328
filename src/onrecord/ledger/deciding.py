"""Deciding: what a person says of an incident goes into the log with what stood there before, and takes effect at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger.linking import Linking
from onrecord.reconcile.corrections import current, parse_value
from onrecord.record.decision import Decision, DecisionKind, in_force
from onrecord.record.errors import UsageError
from onrecord.record.incident_out import to_dict
from onrecord.store.store import Store
from onrecord.store.writer import Writer

NOT_YET = 0  # a decision's id before the log gives it one


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides, and why."""

    who: str
    why: str | None = None


class Deciding:
    """Writes decisions; each is one transaction with all that follows from it."""

    def __init__(self, store: Store, linking: Linking) -> None:
        self.store, self.linking = store, linking

    def judge(self, kind: DecisionKind, code: str, person: Person) -> Decision:
        """Confirm, reject or mark as pending."""
        with self.store.writing() as writer:
            now = self._find(code)
            before = self._view(now)["state"]
            return self._decide(writer, _said(kind, now, person, refs=self._refs(now), before=before))

    def correct(self, code: str, field: str, value: str, person: Person) -> Decision:
        """Set a field of an incident, as `reconcile/corrections.py` lists them.

        Raises:
            UsageError: no such incident or field, or the value makes no sense there.
        """
        wanted = parse_value(field, value)
        with self.store.writing() as writer:
            now = self._find(code)
            before = current(self._view(now), field)
            said = _said("correct", now, person, refs=self._refs(now), field=field, value=wanted, before=before)
            return self._decide(writer, said)

    def merge(self, codes: Sequence[str], person: Person) -> Decision:
        """Say that these are one incident."""
        with self.store.writing() as writer:
            found = list(dict.fromkeys(self._find(code) for code in codes))
            if len(found) < 2:
                raise UsageError(f"nothing to merge: {', '.join(codes)} are one incident already")
            refs = tuple(sorted(ref for code in found for ref in self._refs(code)))
            before = {code: list(self._refs(code)) for code in found}
            return self._decide(writer, _said("merge", found[0], person, refs=refs, before=before))

    def split(self, code: str, refs: Sequence[int], person: Person) -> Decision:
        """Say that these tellings are another incident than the rest."""
        with self.store.writing() as writer:
            now = self._find(code)
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

    def _find(self, code: str) -> str:
        found = self.store.resolve(code.strip().upper())
        if found is None:
            raise UsageError(f"no incident {code}", hint="onrecord incidents lists them")
        return found

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
