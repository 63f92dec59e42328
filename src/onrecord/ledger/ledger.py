"""The whole way from coded reports to incidents, over one store."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from onrecord.fingerprint import coder_fingerprint
from onrecord.ledger.adding import new_coding
from onrecord.ledger.deciding import Deciding, Person
from onrecord.ledger.linking import Linking
from onrecord.ledger.versions import version_of
from onrecord.read.original import Original
from onrecord.record.act import Act
from onrecord.record.decision import Decision
from onrecord.record.document import Document
from onrecord.record.errors import UsageError
from onrecord.record.event import CodedReport
from onrecord.record.incident_out import to_dict
from onrecord.record.pair import Pair
from onrecord.rules.profile import DEFAULT_PROFILE, Profile, load_profile
from onrecord.store.filters import ViewFilter
from onrecord.store.nouns import Added, Coding, Retrieval
from onrecord.store.open import open_store
from onrecord.store.store import Store

READ_AT_ONCE = 500  # incidents whose tellings are fetched together


class Ledger:
    """A store, its incidents and the decisions on them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.linking = Linking(store, load_profile(DEFAULT_PROFILE))
        self.deciding = Deciding(store, self.linking)

    def add(self, report: CodedReport, original: Original, settings: str, coder: str | None = None) -> Added:
        """Take in one coded report, whole or not at all; it is linked by the next `linking.link_new`."""
        at = dt.datetime.now(dt.UTC)
        coding = new_coding(report, original, coder or coder_fingerprint(), settings, at)
        with self.store.writing() as writer:
            added = writer.add(coding)
            if added.status == "recoded":
                self.linking.recluster({*added.refs, *added.gone}, writer)
        return added

    def seen(self, document: Document, text_sha256: str, where: str, coder: str, settings: str) -> bool:
        """True where this report is kept already, coded by this coder; then only where it came from is noted."""
        if not self.store.has_coding(document.sha256, document.id, text_sha256, coder, settings):
            return False
        with self.store.writing() as writer:
            writer.saw(document.sha256, text_sha256, Retrieval(where, document.id, dt.datetime.now(dt.UTC)))
        return True

    def incident(self, code: str, profile: Profile | None = None) -> dict[str, Any]:
        """One incident, by its own code or by that of any telling in it.

        Raises:
            UsageError: there is none.
        """
        return to_dict(self.linking.incidents([self._found(code)], profile)[0])

    def _found(self, code: str) -> str:
        found = self.store.resolve(code.strip().upper())
        if found is None:
            raise UsageError(f"no incident {code}", hint="onrecord incidents lists them")
        return found

    def decisions_on(self, code: str | None) -> tuple[Decision, ...]:
        """The log of one incident, or of all; undone decisions too. A merged incident has the logs of its parts."""
        if code is None:
            return self.store.decisions()
        found = self._found(code)
        refs = [t.ref for t in self.store.members([found])[found]]
        return self.store.decisions(tuple(self.store.own_codes(refs).values()))

    def version(self, code: str) -> str:
        """A mark of what an incident is now: another report, coding or decision makes it another."""
        return self.version_of(self.incident(code))

    def version_of(self, incident: dict[str, Any]) -> str:
        """The same mark of an incident just read from here."""
        return version_of(incident, self.decisions_on(incident["code"]))

    def write_out_names(self, what: str, person: Person) -> Act:
        """Note in the log that somebody is about to write out names of private persons, into what, and why.

        Raises:
            UsageError: no reason is given.
        """
        why = (person.why or "").strip()
        if not why:
            raise UsageError("names of private persons are written out for a reason", hint="say why; it is kept")
        with self.store.writing() as writer:
            return writer.act(Act(0, dt.datetime.now(dt.UTC), person.who, "names", what, why))

    def codings_of(self, report_id: str) -> tuple[Coding, ...]:
        """Every coding of a report, oldest first: which coder, when, and whether it is the one in use."""
        return tuple(c for key in self.store.report_keys(report_id) for c in self.store.codings(key))

    def pairs_in(self, incident: dict[str, Any]) -> tuple[Pair, ...]:
        """The scored pairs inside an incident: why its reports are one."""
        refs = {t["telling"] for t in incident["tellings"]}
        return tuple(p for p in self.store.pairs_of(refs, -99.0) if {p.left, p.right} <= refs)

    def quotes(self, incident: dict[str, Any]) -> Callable[[int, Sequence[int]], str]:
        """A function that gives the words of a telling's report at a span."""
        reports = {t.ref: t.report.key for t in self.store.tellings([t["telling"] for t in incident["tellings"]])}
        texts = {key: self.store.document(key).text for key in set(reports.values())}
        return lambda telling, span: texts[reports[telling]][span[0] : span[1]]

    def incidents(self, where: ViewFilter, profile: Profile | None = None) -> Iterator[dict[str, Any]]:
        """Incidents as JSON, by date, then code, one after another.

        The store keeps views by the default profile. By another, figures are reckoned anew from the claims, and
        what that profile leaves out is left out.
        """
        if profile is None or profile.ref == self.linking.profile.ref:
            yield from self.store.views(where)
            return
        loose = replace(where, min_killed=None, grade=None, included_only=False, limit=None)
        found = (incident["code"] for incident in self.store.views(loose))
        wanted = (i for i in self._by(profile, found) if _holds(i, where))
        yield from itertools.islice(wanted, where.limit)

    def _by(self, profile: Profile, codes: Iterator[str]) -> Iterator[dict[str, Any]]:
        """Incidents reckoned anew by a profile, in the order of their codes as given."""
        for batch in _batches(codes, READ_AT_ONCE):
            made = {i.code: i for i in self.linking.incidents(batch, profile)}
            yield from (to_dict(made[code]) for code in batch)


def _holds(incident: dict[str, Any], where: ViewFilter) -> bool:
    """The part of a filter that depends on the profile."""
    killed = incident["killed"]["best"] if incident["killed"]["best"] is not None else incident["killed"]["low"]
    return (
        (incident["included"] or not where.included_only)
        and (where.grade is None or incident["grade"]["value"] == where.grade)
        and (where.min_killed is None or (killed is not None and killed >= where.min_killed))
    )


def _batches(codes: Iterator[str], size: int) -> Iterator[Sequence[str]]:
    batch: list[str] = []
    for code in codes:
        batch.append(code)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


@contextmanager
def open_ledger(url: str, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger over the store at a URL or path, closed at the end."""
    with open_store(url, create=create) as store:
        yield Ledger(store)
