"""Reports, their documents, codings and bytes, out of the tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from onrecord.record.document import Document
from onrecord.record.errors import StoreError
from onrecord.record.event import CodedReport
from onrecord.record.json_in import from_dict
from onrecord.record.telling import ReportRef
from onrecord.store.nouns import Coding, Retrieval
from onrecord.store.packing import STREAMED, unpacked, unpacked_text
from onrecord.store.tables import archive, coding, event, report, retrieval

REPORT_COLUMNS = (
    report.c.key,
    report.c.sha256,
    report.c.added,
    coding.c.given_id,
    coding.c.url,
    coding.c.title,
    coding.c.outlet,
    coding.c.credit,
    coding.c.published,
    coding.c.signature,
)


def report_ref(row: Row[Any]) -> ReportRef:
    """The report that a row with REPORT_COLUMNS is of."""
    return ReportRef(
        key=row.key,
        id=row.given_id,
        sha256=row.sha256,
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        credit=row.credit,
        published=row.published,
        added=row.added,
        signature=bytes(row.signature),
    )


def reports(connection: Connection) -> Iterator[ReportRef]:
    """Every report as its current coding has it, in the order they came."""
    for row in connection.execute(_reports().order_by(report.c.key), execution_options=STREAMED):
        yield report_ref(row)


def one_report(connection: Connection, key: int, where: str) -> ReportRef:
    """The report with this key; raises StoreError where there is none."""
    row = connection.execute(_reports().where(report.c.key == key)).first()
    if row is None:
        raise no_such_report(key, where)
    return report_ref(row)


def keys(connection: Connection, given_id: str) -> tuple[int, ...]:
    """The keys of the reports whose current coding has this id, in the order they came."""
    query = select(report.c.key).join(coding, coding.c.id == report.c.coding).order_by(report.c.key)
    return tuple(connection.execute(query.where(coding.c.given_id == given_id)).scalars())


def _reports() -> Select[Any]:
    return select(*REPORT_COLUMNS).join(coding, coding.c.id == report.c.coding)


def no_such_report(key: int, where: str) -> StoreError:
    """The error for a report that is not there."""
    return StoreError(f"there is no report {key}", where=where)


def coded(connection: Connection, key: int, coding_id: int | None, where: str) -> CodedReport:
    """The report as a coding has it, the current one where none is named; raises StoreError where there is none."""
    query = select(report.c.text, coding.c.id, coding.c.record).where(report.c.key == key)
    wanted = report.c.coding if coding_id is None else coding_id
    row = connection.execute(query.join(coding, coding.c.report == report.c.key).where(coding.c.id == wanted)).first()
    if row is None:
        raise no_such_report(key, where) if coding_id is None else StoreError(f"no coding {coding_id}", where=where)
    bodies = connection.execute(select(event.c.body).where(event.c.coding == row.id).order_by(event.c.position))
    record = json.loads(unpacked(row.record))
    record["document"]["text"] = unpacked_text(row.text)
    record["events"] = [json.loads(unpacked(body)) for body in bodies.scalars()]
    return from_dict(record)


def document(connection: Connection, key: int, where: str) -> Document:
    """The document of a report, its text included, as the current coding has it."""
    query = select(report.c.text, coding.c.record).join(coding, coding.c.id == report.c.coding)
    row = connection.execute(query.where(report.c.key == key)).first()
    if row is None:
        raise no_such_report(key, where)
    record = json.loads(unpacked(row.record))
    record["document"]["text"] = unpacked_text(row.text)
    return from_dict({**record, "events": []}).document


def codings(connection: Connection, key: int) -> tuple[Coding, ...]:
    """Every coding of a report, oldest first."""
    columns = (coding.c.id, coding.c.report, coding.c.at, coding.c.coder, coding.c.settings)
    query = select(*columns, (coding.c.id == report.c.coding).label("is_current"))
    query = query.join(report, report.c.key == coding.c.report).where(report.c.key == key).order_by(coding.c.id)
    return tuple(Coding(*row) for row in connection.execute(query))


def retrievals(connection: Connection, key: int) -> tuple[Retrieval, ...]:
    """Where a report came from, and when, first to last."""
    columns = (retrieval.c.whence, retrieval.c.given_id, retrieval.c.at)
    query = select(*columns).where(retrieval.c.report == key).order_by(retrieval.c.id)
    return tuple(Retrieval(*row) for row in connection.execute(query))


def raw(connection: Connection, sha256: str, where: str) -> bytes:
    """The bytes with this hash; raises StoreError where they are missing or no longer have it."""
    kept = connection.execute(select(archive.c.bytes).where(archive.c.sha256 == sha256)).scalar()
    if kept is None:
        raise StoreError(f"nothing is archived under {sha256}", where=where)
    data = unpacked(kept)
    if hashlib.sha256(data).hexdigest() != sha256:
        what = f"the archived bytes of {sha256} are damaged: their hash is another"
        raise StoreError(what, where=where, hint="put a backup in its place")
    return data
