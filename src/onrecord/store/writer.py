"""Writer: what is done inside one transaction, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, delete

from onrecord.record.act import Act
from onrecord.record.decision import Decision
from onrecord.record.errors import StoreError
from onrecord.record.pair import Pair
from onrecord.record.remark import Remark, WorkState, work_state
from onrecord.rules.review import Links, need_of
from onrecord.store import journal, read_remarks, read_tellings
from onrecord.store.adding import add, note_retrieval, report_key
from onrecord.store.checksums import change
from onrecord.store.clusters import assign
from onrecord.store.log import DecisionLog
from onrecord.store.nouns import Added, NewCoding, Retrieval
from onrecord.store.packing import chunks, clean, clean_or_none, compact
from onrecord.store.read_decisions import bring_up_to_date
from onrecord.store.read_links import touching
from onrecord.store.rows import Numbers, insert, upsert
from onrecord.store.tables import act, decision, note, pair, remark, telling, view, view_body, view_word
from onrecord.store.view_rows import review_columns, view_row, words_of, work_columns


class Writer:
    """Writes to a store; made by `Store.writing`, and of no use after it."""

    def __init__(self, connection: Connection, log: DecisionLog, where: str) -> None:
        self._connection = connection
        self._log = bring_up_to_date(connection, log)
        self._numbers = Numbers(connection)
        self._where = where

    def add(self, new: NewCoding) -> Added:
        """Store a coded report: its bytes once, where it came from, its coding, its tellings.

        A report coded before by the same coder with the same settings is "known", and only where it came from is
        noted. By another, it is "recoded": the old coding stays beside the new, an event keeps its ref where it can
        be recognised, and one that the new coding does not tell is let go, unless a decision in force is about it.

        Raises:
            StoreError: the raw bytes have not the document's sha256.
            ValueError: a telling is of an event that is not the report's.
        """
        return add(self._connection, self._numbers, self._log.concerned, new)

    def saw(self, sha256: str, text_sha256: str, came: Retrieval) -> bool:
        """Note that a report in the store came once more, without its coding; False where it is not in the store."""
        key = report_key(self._connection, sha256, text_sha256)
        if key is None:
            return False
        note_retrieval(self._connection, self._numbers, key, came)
        return True

    def mark_linked(self, refs: Iterable[int]) -> None:
        """Say that these tellings were compared with all that were linked before them."""
        for chunk in chunks(refs):
            change(self._connection, telling, [telling.c.ref.in_(chunk)], {"is_linked": True})

    def mark_unlinked(self, refs: Iterable[int]) -> None:
        """Say that these tellings must be compared again, for a new linking model say."""
        for chunk in chunks(refs):
            change(self._connection, telling, [telling.c.ref.in_(chunk)], {"is_linked": False})

    def save_pairs(self, pairs: Iterable[Pair]) -> None:
        """Store scored pairs; a pair that is there is replaced."""
        upsert(
            self._connection,
            pair,
            (
                {
                    "left_ref": one.left,
                    "right_ref": one.right,
                    "weight": one.weight,
                    "probability": one.probability,
                    "agreements": compact([[a.comparison, a.level, a.bits] for a in one.agreements]),
                    "model": one.model,
                }
                for one in pairs
            ),
        )

    def drop_pairs(self, refs: Iterable[int]) -> None:
        """Forget the scores of every pair of these tellings: they will be compared again."""
        for chunk in chunks(refs):
            self._connection.execute(delete(pair).where(touching(chunk)))

    def assign(self, clusters: Mapping[str, Iterable[int]]) -> None:
        """Say which tellings are which incident: its code -> their refs."""
        assign(self._connection, clusters)

    def save_views(
        self, views: Iterable[tuple[dict[str, Any], Iterable[int]]], links: Mapping[str, Links] = MappingProxyType({})
    ) -> None:
        """Cache incidents, as `incident_out.to_dict` makes them, each with the refs it was made from.

        `links` say, by code, how an incident hangs together: the queue of what needs a look is sorted by it.
        """
        given = list(views)
        self.drop_views(incident["code"] for incident, _ in given)
        bodies = [
            {"code": incident["code"], "body": compact(incident), "refs": compact(sorted(refs))}
            for incident, refs in given
        ]
        work = self._work(ref for _, refs in given for ref in refs)
        insert(self._connection, view, [
            view_row(incident) | review_columns(need_of(incident, links.get(incident["code"], Links())))
            | work_columns(work.get(incident["code"], WorkState()))
            for incident, _ in given
        ])  # fmt: skip
        insert(self._connection, view_body, bodies)
        words = [{"word": word, "code": i["code"]} for i, _ in given for word in sorted(words_of(i))]
        insert(self._connection, view_word, words)

    def _work(self, refs: Iterable[int]) -> dict[str, WorkState]:
        """Code of an incident -> where the work stands, of those that somebody remarked on under any of their codes."""
        own = read_tellings.own_codes(self._connection, refs)
        said = read_remarks.remarks(self._connection, own.values())
        if not said:
            return {}
        of = read_tellings.incident_of(self._connection, own)
        whose = {code: of[ref] for ref, code in own.items() if ref in of}
        grouped: dict[str, list[Remark]] = {}
        for one in said:
            grouped.setdefault(whose[one.incident], []).append(one)
        return {code: work_state(tuple(remarks)) for code, remarks in grouped.items()}

    def drop_views(self, codes: Iterable[str]) -> None:
        """Drop the cached views of these incidents."""
        for chunk in chunks(codes):
            for table in (view_word, view_body, view):
                self._connection.execute(delete(table).where(table.c.code.in_(chunk)))

    def decide(self, made: Decision) -> Decision:
        """Add a decision to the log; the id it is given with does not matter, and it comes back with its own.

        Raises:
            StoreError: it undoes a decision that is not there.
        """
        self._log = bring_up_to_date(self._connection, self._log)
        if made.undoes is not None and not any(d.id == made.undoes for d in self._log.all):
            raise StoreError(f"there is no decision {made.undoes} to undo", where=self._where, hint="see onrecord log")
        numbered = replace(made, id=self._numbers.next(decision.c.id))
        insert(self._connection, decision, [_decision_row(numbered)])
        journal.note(self._connection, "decision", [numbered.id])
        bring_up_to_date(self._connection, self._log)
        return self._log.all[-1]

    def remark(self, made: Remark) -> Remark:
        """Add a remark; the id it is given with does not matter, and it comes back with its own."""
        numbered = replace(made, id=self._numbers.next(remark.c.id), value=clean(made.value), who=clean(made.who))
        columns = ("id", "at", "who", "kind", "incident", "value")
        insert(self._connection, remark, [{name: getattr(numbered, name) for name in columns}])
        journal.note(self._connection, "remark", [numbered.id])
        self._put_work(numbered.incident)
        return numbered

    def act(self, made: Act) -> Act:
        """Add an act to the log; the id it is given with does not matter, and it comes back with its own."""
        said = {name: clean(getattr(made, name)) for name in ("who", "kind", "what", "why")}
        numbered = replace(made, id=self._numbers.next(act.c.id), **said)  # type: ignore[arg-type]
        insert(self._connection, act, [{"id": numbered.id, "at": numbered.at, **said}])
        journal.note(self._connection, "act", [numbered.id])
        return numbered

    def _put_work(self, code: str) -> None:
        """Write where the work on an incident stands into its view."""
        found = read_tellings.resolve(self._connection, code)
        refs = [t.ref for t in read_tellings.members(self._connection, [found])[found]] if found else ()
        for incident, state in self._work(refs).items():
            change(self._connection, view, [view.c.code == incident], work_columns(state))

    def note(self, name: str, value: str) -> None:
        """Keep a note of the store's own, such as the profile its views were made with."""
        upsert(self._connection, note, [{"name": name, "value": clean(value)}])


def _decision_row(made: Decision) -> dict[str, Any]:
    return {
        "id": made.id,
        "at": made.at,
        "who": clean(made.who),
        "kind": made.kind,
        "incident": made.incident,
        "refs": compact(list(made.refs)),
        "rest": compact(list(made.rest)),
        "field": made.field,
        "value": _json(made.value),
        "before": _json(made.before),
        "why": clean_or_none(made.why),
        "undoes": made.undoes,
        "words": None if made.words is None else compact(list(astuple(made.words))),
    }


def _json(value: Any) -> str | None:
    return None if value is None else compact(value)
