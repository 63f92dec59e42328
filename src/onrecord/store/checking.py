"""Is the store whole? The database's own check, then everything that no database can know."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from onrecord.record.telling import Telling
from onrecord.store import checking_forms, checksums, journal
from onrecord.store.checking_schema import broken as broken_schema
from onrecord.store.checking_spans import troubles_of
from onrecord.store.log import DecisionLog
from onrecord.store.packing import chunks, text_sha256, unpacked, unpacked_text
from onrecord.store.read_decisions import bring_up_to_date
from onrecord.store.read_reports import coded
from onrecord.store.read_tellings import by_ref
from onrecord.store.tables import CHECKSUMMED, archive, coding, report, telling, view, view_body

AT_ONCE = 50  # blobs fetched at a time
_DAMAGED = (zlib.error, ValueError, KeyError, TypeError)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, how many of it, and what is wrong, a sentence each.

    >>> Checked("archived bytes", 12).troubles
    ()
    """

    what: str
    count: int
    troubles: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Each trouble with what was looked at."""
        return tuple(f"{self.what}: {trouble}" for trouble in self.troubles)


def check_all(connection: Connection, where: str, since: journal.Seal | None = None) -> Iterator[Checked]:
    """Each check with what it found, one after another; `since` is a seal of the journal that was kept elsewhere."""
    checks: dict[str, Callable[[Connection], Iterator[str | None]]] = {
        "the database itself": _database,
        "the journal": lambda c: journal.broken(c, since),
        "archived bytes": _archive,
        "texts of reports": _texts,
        "codings": lambda c: _codings(c, where),
        "current tellings": _tellings,
        "rows that may change": _checksums,
        "how values are written": checking_forms.broken,
        "incident views": _views,
        "decisions": _decisions,
    }
    for what, check in checks.items():
        looked_at, troubles = 0, []
        try:
            for trouble in check(connection):
                looked_at += 1
                if trouble:
                    troubles.append(trouble)
        except (DBAPIError, *_DAMAGED) as error:  # the database itself cannot read on
            connection.rollback()
            said = str(error.orig if isinstance(error, DBAPIError) else error).strip() or type(error).__name__
            troubles.append(f"cannot be read to the end: {said.splitlines()[0]}")
        yield Checked(what, looked_at, tuple(troubles))


def _database(connection: Connection) -> Iterator[str | None]:
    """SQLite's own check of its pages, indexes and references (PostgreSQL keeps its own), and the guards on tables."""
    if connection.dialect.name == "sqlite":
        said = [str(line) for line in connection.execute(text("PRAGMA integrity_check(20)")).scalars()]
        yield None if said == ["ok"] else f"SQLite finds damage: {said[0].splitlines()[-1]}"
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"a row of {row[0]} names one of {row[2]} that is not there"
    yield from broken_schema(connection)


def _checksums(connection: Connection) -> Iterator[str | None]:
    for table in CHECKSUMMED:
        yield from checksums.broken(connection, table)


def _archive(connection: Connection) -> Iterator[str | None]:
    rows = connection.execute(select(archive), execution_options={"yield_per": AT_ONCE})
    for row in rows:
        try:
            data = unpacked(row.bytes)
        except zlib.error as error:
            yield f"{row.sha256}: cannot be unpacked: {error}"
            continue
        same = hashlib.sha256(data).hexdigest() == row.sha256 and len(data) == row.size
        yield None if same else f"{row.sha256}: the bytes are not those that were archived"


def _texts(connection: Connection) -> Iterator[str | None]:
    newest = select(func.max(coding.c.id)).where(coding.c.report == report.c.key).scalar_subquery()
    query = select(report.c.key, report.c.text, report.c.text_sha256, report.c.coding, newest.label("newest"))
    for row in connection.execute(query, execution_options={"yield_per": AT_ONCE}):
        try:
            same = text_sha256(unpacked_text(row.text)) == row.text_sha256
        except _DAMAGED:
            same = False
        if not same:
            yield f"report {row.key}: its text is not the one that was stored"
        else:
            yield None if row.coding == row.newest else f"report {row.key}: its current coding is not its newest"


def _codings(connection: Connection, where: str) -> Iterator[str | None]:
    for row in connection.execute(select(coding.c.id, coding.c.report).order_by(coding.c.id)).all():
        try:
            coded(connection, row.report, row.id, where)
        except _DAMAGED as error:
            yield f"coding {row.id} of report {row.report} cannot be read: {error}"
        else:
            yield None


def _tellings(connection: Connection) -> Iterator[str | None]:
    """Every value's words stand where its span says."""
    refs = connection.execute(select(telling.c.ref).where(telling.c.is_current).order_by(telling.c.ref)).scalars().all()
    for chunk in chunks(refs, AT_ONCE):
        try:
            yield from _spans(connection, by_ref(connection, chunk))
        except _DAMAGED as error:
            yield f"a telling among {chunk[0]} to {chunk[-1]} cannot be read: {error}"


def _spans(connection: Connection, tellings: tuple[Telling, ...]) -> Iterator[str | None]:
    keys = {one.report.key for one in tellings}
    rows = connection.execute(select(report.c.key, report.c.text).where(report.c.key.in_(keys)))
    texts = {row.key: unpacked_text(row.text) for row in rows}
    for one in tellings:
        wrong = next(troubles_of(one.event, texts[one.report.key]), None)
        yield None if wrong is None else f"telling {one.ref} of {one.report.id}: {wrong}"


def _views(connection: Connection) -> Iterator[str | None]:
    """Each view was made of the tellings that are its incident's now, and each incident has one."""
    now: dict[str, list[int]] = {}
    members = select(telling.c.ref, telling.c.incident).where(telling.c.is_current, telling.c.incident.is_not(None))
    for member in connection.execute(members.order_by(telling.c.ref)):
        now.setdefault(member.incident, []).append(member.ref)
    query = select(view.c.code, view_body.c.refs, view_body.c.body)
    query = query.outerjoin(view_body, view_body.c.code == view.c.code).order_by(view.c.code)
    seen = set()
    for row in connection.execute(query, execution_options={"yield_per": AT_ONCE}):
        seen.add(row.code)
        if row.body is None or json.loads(row.body).get("code") != row.code:
            yield f"{row.code}: its view is not its own"
        else:
            same = json.loads(row.refs) == now.get(row.code, [])
            yield None if same else f"{row.code}: its view was made of other tellings than it has now"
    for code in sorted(now.keys() - seen):
        yield f"{code}: it has no view"


def _decisions(connection: Connection) -> Iterator[str | None]:
    known = set(connection.execute(select(telling.c.ref)).scalars())
    for one in bring_up_to_date(connection, DecisionLog()).all:
        missing = sorted({*one.refs, *one.rest} - known)
        yield f"decision {one.id}: it is about telling {missing[0]}, which is not there" if missing else None
