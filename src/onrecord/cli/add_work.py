"""The work of `onrecord add`: read, leave out what is kept already, code, keep, link."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.cli.guard import note, tell
from onrecord.cli.progress import Bar
from onrecord.cli.store_options import url_of
from onrecord.cli.work import batch_for
from onrecord.fingerprint import coder_fingerprint
from onrecord.ledger import Ledger, open_ledger
from onrecord.read.options import ReadOptions
from onrecord.read.original import Original
from onrecord.read.reader import read_originals
from onrecord.record.errors import InputError
from onrecord.record.event import CodedReport
from onrecord.scale.coding import Coding, objections
from onrecord.scale.with_originals import Coded, code_originals
from onrecord.settings import settings_of


@dataclass(slots=True)
class Tally:
    """What an `add` did, counted as it goes."""

    new: int = 0
    recoded: int = 0
    known: int = 0
    events: int = 0
    linked: int = 0
    incidents: int = 0
    grown: int = 0
    troubles: int = 0


def add_paths(
    paths: Sequence[str], db: str | None, options: ReadOptions, model: str, jobs: int, *, gated: bool = False
) -> Tally:
    """Add what the paths hold; each report is committed by itself, and linked in batches."""
    with open_ledger(url_of(db), create=True) as ledger, Bar() as bar:
        adding = _Adding(ledger, settings_of(options, model, gated=gated), bar)
        unknown = adding.unknown(read_originals(paths, options))
        for result in code_originals(unknown, Coding(model, gated, note), jobs, batch_for(paths)):
            adding.take(result)
        adding.finish()
    return adding.tally


LINK_AFTER = 600  # events waiting to be linked: one run of the linker costs much the same for one as for these


@dataclass(slots=True)
class _Adding:
    """One run of `add`."""

    ledger: Ledger
    settings: str
    bar: Bar
    tally: Tally = field(default_factory=Tally)
    coder: str = field(default_factory=coder_fingerprint)
    waiting: int = 0

    def unknown(self, items: Iterator[Original | InputError]) -> Iterator[Original | InputError]:
        """The reports that are to be coded; those kept already, coded by this coder, only leave where they came from."""
        for item in items:
            if isinstance(item, Original) and self._is_kept(item):
                self.tally.known += 1
            else:
                yield item

    def _is_kept(self, item: Original) -> bool:
        document = item.document
        text_sha = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        return self.ledger.seen(document, text_sha, item.where, self.coder, self.settings)

    def take(self, result: Coded | InputError) -> None:
        """Keep one report, or tell what is wrong with it."""
        if isinstance(result, InputError):
            self._told(result)
            self.bar.advance(0)
            return
        self._keep(*result)

    def _keep(self, report: CodedReport, original: Original) -> None:
        added = self.ledger.add(report, original, self.settings, self.coder)
        setattr(self.tally, added.status, getattr(self.tally, added.status) + 1)
        self.tally.events += len(report.events)
        self.waiting += len(report.events)
        self.bar.advance(len(report.events))
        for objection in objections(report):
            self._told(objection)
        if self.waiting >= LINK_AFTER:
            self._link()

    def _told(self, error: InputError) -> None:
        self.tally.troubles += 1
        with self.bar.away():
            tell(error)

    def _link(self) -> None:
        self.tally.linked += self.ledger.linking.link_new()
        self.waiting = 0

    def finish(self) -> None:
        """Link what waits, also what an earlier run left unlinked."""
        self._link()
        self.tally.incidents = self.ledger.store.count_views()


def in_words(tally: Tally) -> Iterator[str]:
    """The tally as a person reads it.

    >>> list(in_words(Tally(new=2, known=1, events=3, incidents=2)))
    ['added 2 reports with 3 events; 1 report was kept already', 'the record now holds 2 incidents: see onrecord incidents']
    """
    parts = [f"added {_many(tally.new, 'report')} with {_many(tally.events, 'event')}"]
    if tally.recoded:
        parts.append(f"{_many(tally.recoded, 'report')} coded again by a newer coder")
    if tally.known:
        parts.append(f"{_many(tally.known, 'report')} {'was' if tally.known == 1 else 'were'} kept already")
    if tally.troubles:
        parts.append(f"{_many(tally.troubles, 'trouble')} told above")
    yield "; ".join(parts)
    yield f"the record now holds {_many(tally.incidents, 'incident')}: see onrecord incidents"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
