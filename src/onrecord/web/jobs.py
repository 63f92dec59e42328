"""Jobs: reports that somebody gave, coded and kept one after another while they look at something else."""

from __future__ import annotations

import hashlib
import logging
import queue
import secrets
import shutil
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from onrecord.fingerprint import coder_fingerprint
from onrecord.ledger import Ledger, open_ledger
from onrecord.parse.pipeline import DEFAULT_MODEL
from onrecord.read.options import ReadOptions
from onrecord.read.original import Original
from onrecord.read.reader import read_originals
from onrecord.record.errors import InputError, OnrecordError
from onrecord.settings import settings_of
from onrecord.web.coding import CodingProcess

REMEMBERED = 50  # jobs that are still shown
MOST_TROUBLES = 100  # said of one job
LOG = logging.getLogger("onrecord.web")
State = Literal["waiting", "working", "done"]


@dataclass(slots=True)
class Job:
    """What became of what somebody gave; changed by the worker alone, read by pages.

    `what` and `who` gave it; `new`, `known` and `events` count; `incidents` are the codes it became part of.
    """

    id: str
    what: str
    who: str
    state: State = "waiting"
    new: int = 0
    known: int = 0
    events: int = 0
    troubles: list[str] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)
    refs: list[int] = field(default_factory=list)  # the tellings of its reports

    def as_dict(self) -> dict[str, Any]:
        """The job as JSON."""
        names = ("id", "what", "who", "state", "new", "known", "events")
        return {n: getattr(self, n) for n in names} | {
            "troubles": list(self.troubles),
            "incidents": list(self.incidents),
        }


class Jobs:
    """One worker for a site: what two people give is done one after the other."""

    def __init__(self, db: str) -> None:
        self._db = db
        self._known: dict[str, Job] = {}
        self._waiting: queue.SimpleQueue[tuple[Job, Callable[[Ledger, Job], None]] | None] = queue.SimpleQueue()
        self._coding = CodingProcess()
        self._thread: threading.Thread | None = None

    def find(self, number: str) -> Job | None:
        """A job by its id; None where there is none, or the site was started anew since."""
        return self._known.get(number)

    def newest(self) -> list[Job]:
        """The jobs that are remembered, the newest first."""
        return list(reversed(self._known.values()))

    def add(self, files: Mapping[str, bytes], options: ReadOptions, what: str, who: str) -> Job:
        """Take files (name -> bytes) to be coded and kept."""
        return self._take(lambda ledger, job: self._files(ledger, job, files, options), what, who)

    def add_feed(self, fetch: Callable[[], bytes], options: ReadOptions, what: str, who: str) -> Job:
        """Take a feed, which is fetched when its turn comes."""

        def work(ledger: Ledger, job: Job) -> None:
            self._files(ledger, job, {"feed.xml": fetch()}, replace(options, input_format="feed"))

        return self._take(work, what, who)

    def _take(self, work: Callable[[Ledger, Job], None], what: str, who: str) -> Job:
        job = Job(secrets.token_hex(6), what, who)
        self._known[job.id] = job
        while len(self._known) > REMEMBERED:
            self._known.pop(next(iter(self._known)))
        self._waiting.put((job, work))
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="onrecord-jobs", daemon=True)
            self._thread.start()
        return job

    def close(self) -> None:
        """End the work after the report that is under way; each report is kept whole or not at all."""
        self._waiting.put(None)
        self._coding.close()
        if self._thread is not None:
            self._thread.join(10)

    def _run(self) -> None:
        while (taken := self._waiting.get()) is not None:
            job, work = taken
            job.state = "working"
            try:
                with open_ledger(self._db) as ledger:
                    work(ledger, job)
            except OnrecordError as error:
                job.troubles.append(str(error))
            except Exception:
                LOG.exception("a job failed")
                job.troubles.append("something went wrong here; what was kept until then is kept")
            job.state = "done"

    def _files(self, ledger: Ledger, job: Job, files: Mapping[str, bytes], options: ReadOptions) -> None:
        folder = Path(tempfile.mkdtemp(prefix="onrecord-"))
        try:
            for number, (name, data) in enumerate(files.items()):
                place = folder / str(number)
                place.mkdir()
                (place / name).write_bytes(data)
                for item in read_originals([str(place / name)], options):
                    self._one(ledger, job, item, options, str(place))
            ledger.linking.link_new()
            job.incidents.extend(sorted(set(ledger.store.incident_of(job.refs).values())))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _one(self, ledger: Ledger, job: Job, item: Original | InputError, options: ReadOptions, folder: str) -> None:
        if isinstance(item, InputError):
            self._trouble(job, item, folder)
            return
        original = replace(item, where=f"{job.what}, from {job.who}: {item.where.replace(folder + '/', '')}")
        settings, coder = settings_of(options, DEFAULT_MODEL), coder_fingerprint()
        document = original.document
        text = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        if ledger.seen(document, text, original.where, coder, settings):
            job.known += 1
            kept = ledger.store.report_keys(document.id)
            job.refs.extend(t.ref for key in kept for t in ledger.store.tellings_in(key))
            return
        try:
            coded = self._coding.code(document)
        except InputError as error:
            self._trouble(job, error, folder)
            return
        added = ledger.add(coded, original, settings, coder)
        job.new += 1
        job.events += len(coded.events)
        job.refs.extend(added.refs)
        if document.language in {"en", None}:  # reading has told of a foreign language
            job.troubles += coded.notes[: MOST_TROUBLES - len(job.troubles)]

    @staticmethod
    def _trouble(job: Job, error: InputError, folder: str) -> None:
        if len(job.troubles) < MOST_TROUBLES:
            job.troubles.append(str(error).replace(folder + "/", ""))
