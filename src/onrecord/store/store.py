"""Store: what is asked of a database of reports, tellings, decisions and incident views."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, Row, select

from onrecord.record.act import Act
from onrecord.record.decision import Decision
from onrecord.record.document import Document
from onrecord.record.event import CodedReport
from onrecord.record.pair import Judgement, Pair
from onrecord.record.remark import Remark, WorkState
from onrecord.record.telling import ReportRef, Telling
from onrecord.store import read_links, read_remarks, read_reports, read_tellings, read_views
from onrecord.store.checking import Checked, check_all
from onrecord.store.counting import counts
from onrecord.store.engine import take_turn, writing
from onrecord.store.filters import ViewFilter
from onrecord.store.journal import Seal, seal
from onrecord.store.log import DecisionLog
from onrecord.store.nouns import Coding, DayToll, Label, Retrieval
from onrecord.store.packing import clean
from onrecord.store.read_decisions import bring_up_to_date
from onrecord.store.tables import coding, note, report
from onrecord.store.trouble import plainly
from onrecord.store.urls import shown
from onrecord.store.writer import Writer

EVERYTHING = ViewFilter(included_only=False)


class Store:
    """A store, open; made by `open_store`. Every method raises StoreError where the database objects.

    Inside `writing()`, what is read is what was just written. One thread at a time may use it.
    """

    def __init__(self, engine: Engine, url: URL) -> None:
        self._engine = engine
        self._writing: Connection | None = None
        self._log = DecisionLog()
        self.url = shown(url)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; the store opens them again if it is asked again."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction, all or nothing: what raises inside takes back everything written in it.

        It waits for its turn until no other program writes.

        Raises:
            RuntimeError: a writing is open already.
        """
        if self._writing is not None:
            raise RuntimeError("a writing is open already")
        with plainly(self.url), self._engine.connect() as plain:
            connection = writing(plain)
            try:
                with connection.begin():
                    take_turn(connection)
                    self._writing = connection
                    yield Writer(connection, self._log, self.url)
            except BaseException:
                self._log.forget()  # it may hold decisions that were just taken back
                raise
            finally:
                self._writing = None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plainly(self.url):
            if self._writing is not None:
                yield self._writing
            else:
                with self._engine.connect() as connection:
                    yield connection

    def _decided(self, connection: Connection) -> DecisionLog:
        return bring_up_to_date(connection, self._log)

    # Reports

    def has_coding(self, sha256: str, report_id: str, text_sha256: str, coder: str, settings: str) -> bool:
        """Whether the report with these bytes and this text was coded by this coder with these settings.

        `report_id` does not matter: a report under another name is the same report (see `Writer.saw`).
        """
        del report_id
        query = select(coding.c.id).join(report, report.c.key == coding.c.report)
        query = query.where(report.c.sha256 == sha256, report.c.text_sha256 == text_sha256)
        query = query.where(coding.c.coder == clean(coder), coding.c.settings == clean(settings))
        with self._reading() as connection:
            return connection.execute(query).first() is not None

    def reports(self) -> Iterator[ReportRef]:
        """Every report as its current coding has it, in the order they came; streamed."""
        with self._reading() as connection:
            yield from read_reports.reports(connection)

    def report(self, key: int) -> ReportRef:
        """The report with this key; StoreError where there is none."""
        with self._reading() as connection:
            return read_reports.one_report(connection, key, self.url)

    def report_keys(self, given_id: str) -> tuple[int, ...]:
        """The keys of the reports that were given this id (several, where it was given twice), oldest first."""
        with self._reading() as connection:
            return read_reports.keys(connection, given_id)

    def document(self, report_key: int) -> Document:
        """The document of a report, with the text that all spans count in."""
        with self._reading() as connection:
            return read_reports.document(connection, report_key, self.url)

    def coded(self, report_key: int, coding_id: int | None = None) -> CodedReport:
        """The report as it was coded, now or by an older coding (`Coding.id`)."""
        with self._reading() as connection:
            return read_reports.coded(connection, report_key, coding_id, self.url)

    def codings(self, report_key: int) -> tuple[Coding, ...]:
        """Every coding of a report, oldest first."""
        with self._reading() as connection:
            return read_reports.codings(connection, report_key)

    def retrievals(self, report_key: int) -> tuple[Retrieval, ...]:
        """Where a report came from, and when, first to last."""
        with self._reading() as connection:
            return read_reports.retrievals(connection, report_key)

    def raw(self, sha256: str) -> bytes:
        """The bytes as they came; StoreError where they are not there or no longer have this hash."""
        with self._reading() as connection:
            return read_reports.raw(connection, sha256, self.url)

    # Tellings

    def unlinked(self, limit: int) -> tuple[Telling, ...]:
        """At most `limit` current tellings that were not yet compared with others, by ref."""
        with self._reading() as connection:
            return read_tellings.unlinked(connection, limit)

    def current(self, refs: Iterable[int] | None = None) -> frozenset[int]:
        """Which of the refs, or of all there are, are of current tellings."""
        with self._reading() as connection:
            return read_tellings.current(connection, refs)

    def count_unlinked(self) -> int:
        """How many tellings wait to be linked."""
        with self._reading() as connection:
            return read_tellings.count_unlinked(connection)

    def candidates(self, keys: Iterable[str], limit: int) -> tuple[Telling, ...]:
        """At most `limit` current, linked tellings stored with any of these block keys, by ref.

        Where there are more, those that share most of the keys come first, and of equals the older.
        """
        with self._reading() as connection:
            return read_tellings.candidates(connection, keys, limit)

    def tellings(self, refs: Iterable[int]) -> tuple[Telling, ...]:
        """The tellings with these refs, by ref, no longer current ones too."""
        with self._reading() as connection:
            return read_tellings.by_ref(connection, refs)

    def tellings_in(self, report_key: int) -> tuple[Telling, ...]:
        """The current tellings of one report, by ref."""
        with self._reading() as connection:
            return read_tellings.in_report(connection, report_key)

    def members(self, codes: Iterable[str]) -> dict[str, tuple[Telling, ...]]:
        """Incident code -> its current tellings, by ref."""
        with self._reading() as connection:
            return read_tellings.members(connection, codes)

    def incident_of(self, refs: Iterable[int]) -> dict[int, str]:
        """Ref -> the code of its incident; of one no longer current, the incident it was in."""
        with self._reading() as connection:
            return read_tellings.incident_of(connection, refs)

    def own_codes(self, refs: Iterable[int]) -> dict[int, str]:
        """Ref -> the telling's own code, which never changes."""
        with self._reading() as connection:
            return read_tellings.own_codes(connection, refs)

    def resolve(self, code: str) -> str | None:
        """The code of the incident that a code leads to, however it was typed; None where none has it."""
        with self._reading() as connection:
            return read_tellings.resolve(connection, code)

    def all_codes(self) -> Iterator[str]:
        """The code of every incident, sorted; streamed."""
        with self._reading() as connection:
            yield from read_tellings.all_codes(connection)

    # Links and decisions

    def pairs_of(self, refs: Iterable[int], min_weight: float = float("-inf")) -> tuple[Pair, ...]:
        """Every stored pair of at least `min_weight` bits that touches one of the refs, by (left, right)."""
        with self._reading() as connection:
            return read_links.pairs_of(connection, refs, min_weight)

    def component(self, refs: Iterable[int], min_weight: float) -> frozenset[int]:
        """The refs with all that hangs on them: over pairs of `min_weight` bits or more, and over people's "same"."""
        with self._reading() as connection:
            return read_links.component(connection, self._decided(connection), refs, min_weight)

    def judgements(self, refs: Iterable[int]) -> tuple[Judgement, ...]:
        """What merges and splits in force say of pairs with both ends among the refs; the later word holds."""
        with self._reading() as connection:
            return read_links.judgements(self._decided(connection), refs)

    def labels(self) -> Iterator[Label]:
        """Every scored pair with what a person said of it, then judged pairs that were never scored; streamed."""
        with self._reading() as connection:
            yield from read_links.labels(connection, self._decided(connection))

    def decisions(self, codes: Iterable[str] | None = None) -> tuple[Decision, ...]:
        """The decision log, oldest first: all of it, or what was decided on these incident codes."""
        with self._reading() as connection:
            log = self._decided(connection).all
        if codes is None:
            return log
        wanted = set(codes)
        return tuple(d for d in log if d.incident in wanted)

    def remarks(self, codes: Iterable[str] | None = None) -> tuple[Remark, ...]:
        """What was remarked, oldest first: all of it, or on these codes."""
        with self._reading() as connection:
            return read_remarks.remarks(connection, codes)

    # Views

    def views(self, where: ViewFilter = EVERYTHING) -> Iterator[dict[str, Any]]:
        """Cached incidents as JSON that pass the filter, by date (unknown last), then code; streamed."""
        for body in self.view_lines(where):
            yield json.loads(body)

    def view_lines(self, where: ViewFilter = EVERYTHING) -> Iterator[str]:
        """As `views`, each incident as one line of JSON without its newline."""
        with self._reading() as connection:
            yield from read_views.bodies(connection, where)

    def count_views(self, where: ViewFilter = EVERYTHING) -> int:
        """How many cached incidents pass the filter, its limit left aside."""
        with self._reading() as connection:
            return read_views.count(connection, where)

    def work_on(self, codes: Iterable[str]) -> dict[str, WorkState]:
        """Code -> where the work stands, of those that have a view."""
        with self._reading() as connection:
            return read_views.work(connection, codes)

    def reasons_of(self, codes: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Code -> the ids of why it needs a look, the weightiest first, of those that have a view."""
        with self._reading() as connection:
            return read_views.reasons(connection, codes)

    def days(self, where: ViewFilter = EVERYTHING) -> list[DayToll]:
        """What a selection adds up to, by first day; those without a day come last."""
        with self._reading() as connection:
            return read_views.days(connection, where)

    def points(self, where: ViewFilter = EVERYTHING) -> list[Row[Any]]:
        """Code, lat, lon, precision, killed_best and killed_low of each incident of a selection that has a position."""
        with self._reading() as connection:
            return read_views.points(connection, where)

    def cells(self, where: ViewFilter, degrees: float) -> list[Row[Any]]:
        """A selection in squares of so many degrees: lat, lon (the middle), count and killed of each."""
        with self._reading() as connection:
            return read_views.cells(connection, where, degrees)

    def count_unplaced(self, where: ViewFilter = EVERYTHING) -> int:
        """How many of a selection have no position."""
        with self._reading() as connection:
            return read_views.unplaced(connection, where)

    def views_of(self, codes: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Code -> the cached incident, of those that have one."""
        with self._reading() as connection:
            return {code: json.loads(body) for code, body in read_views.by_code(connection, codes).items()}

    def check(self, since: Seal | None = None) -> Iterator[Checked]:
        """What is not as it should be, check by check: the journal, bytes, texts, spans, codings, views, decisions.

        `since` is a seal from an earlier day: whether the journal still holds what it stood for.
        """
        with self._reading() as connection:
            yield from check_all(connection, self.url, since)

    def seal(self) -> Seal:
        """Where the journal stands now."""
        with self._reading() as connection:
            return seal(connection)

    def acts(self) -> tuple[Act, ...]:
        """What was done with the record as a whole, and why, oldest first."""
        with self._reading() as connection:
            return read_remarks.acts(connection)

    def counts(self) -> dict[str, int]:
        """How many there are of what a store holds, for whatever watches over it."""
        with self._reading() as connection:
            return counts(connection)

    def note(self, name: str) -> str | None:
        """A note of the store's own, None where it has none by this name."""
        with self._reading() as connection:
            return connection.execute(select(note.c.value).where(note.c.name == name)).scalar()
