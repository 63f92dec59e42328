"""A coding into the tables: the bytes, the report, whence it came, its events and their tellings."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from onrecord.record.errors import StoreError
from onrecord.record.event import CodedReport
from onrecord.record.json_out import to_dict
from onrecord.store import journal
from onrecord.store.checksums import change, change_each
from onrecord.store.codes import new_code
from onrecord.store.nouns import Added, NewCoding, Retrieval
from onrecord.store.packing import (
    chunks,
    clean,
    clean_or_none,
    compact,
    key_hash,
    packed,
    packed_text,
    text_sha256,
    unpacked,
)
from onrecord.store.read_links import touching
from onrecord.store.retelling import Plan, Told, plan
from onrecord.store.rows import Numbers, insert
from onrecord.store.tables import archive, block_key, coding, event, pair, report, retrieval, telling


def add(connection: Connection, numbers: Numbers, concerned: Collection[int], new: NewCoding) -> Added:
    """Store a coding; see `Writer.add`. `concerned` are the refs that a decision in force is about."""
    document = new.report.document
    text_hash = text_sha256(document.text)
    key = report_key(connection, document.sha256, text_hash)
    is_new = key is None
    if key is None:
        key = _new_report(connection, numbers, new, text_hash)
    note_retrieval(connection, numbers, key, Retrieval(new.where, document.id, new.at))
    if not is_new and _has_coding(connection, key, new):
        return Added(key, "known", _current(connection, key))
    before = {} if is_new else _told(connection, key)
    planned = plan(before, new.report.events, new.tellings, concerned)
    coding_id = _new_coding(connection, numbers, key, new)
    changed = _tell(connection, numbers, key, coding_id, planned, f"{document.sha256}:{text_hash}")
    _let_go(connection, planned.gone)
    journal.note(connection, "coding", [coding_id])
    refs = tuple(sorted(changed)) if is_new else _current(connection, key)
    return Added(key, "new" if is_new else "recoded", refs, tuple(sorted(changed)), planned.gone)


def report_key(connection: Connection, sha256: str, text_hash: str) -> int | None:
    """The key of the report with these bytes and this text."""
    query = select(report.c.key).where(report.c.sha256 == sha256, report.c.text_sha256 == text_hash)
    return connection.execute(query).scalar()


def note_retrieval(connection: Connection, numbers: Numbers, key: int, came: Retrieval) -> None:
    """Note where a report came from, unless that is known."""
    row = {"report": key, "whence": clean(came.whence), "given_id": clean(came.given_id)}
    mark = text_sha256(f"{row['whence']}\n{row['given_id']}")
    if connection.execute(select(retrieval.c.id).filter_by(report=key, mark=mark)).first() is None:
        number = numbers.next(retrieval.c.id)
        insert(connection, retrieval, [{"id": number, "at": came.at, "mark": mark, **row}])
        journal.note(connection, "retrieval", [number])


def _new_report(connection: Connection, numbers: Numbers, new: NewCoding, text_hash: str) -> int:
    sha256 = new.report.document.sha256
    if connection.execute(select(archive.c.sha256).where(archive.c.sha256 == sha256)).first() is None:
        if hashlib.sha256(new.raw).hexdigest() != sha256:
            raise StoreError("the bytes given with the report are not those its sha256 is of", where=new.where)
        insert(connection, archive, [{"sha256": sha256, "size": len(new.raw), "bytes": packed(new.raw)}])
    key = numbers.next(report.c.key)
    row = {
        "key": key,
        "sha256": sha256,
        "text_sha256": text_hash,
        "text": packed_text(new.report.document.text),
        "coding": numbers.peek(coding.c.id),
        "added": new.at,
    }
    insert(connection, report, [row])
    return key


def _has_coding(connection: Connection, key: int, new: NewCoding) -> bool:
    query = select(coding.c.id).filter_by(report=key, coder=clean(new.coder), settings=clean(new.settings))
    return connection.execute(query).first() is not None


def _current(connection: Connection, key: int) -> tuple[int, ...]:
    query = select(telling.c.ref).where(telling.c.report == key, telling.c.is_current).order_by(telling.c.ref)
    return tuple(connection.execute(query).scalars())


def _told(connection: Connection, key: int) -> dict[int, Told]:
    query = select(telling.c.ref, telling.c.is_current, event.c.body, event.c.wording, event.c.block_keys)
    query = query.join(event, event.c.id == telling.c.event).where(telling.c.report == key).order_by(telling.c.ref)
    return {
        row.ref: Told(unpacked(row.body).decode(), row.wording, row.block_keys, row.is_current)
        for row in connection.execute(query)
    }


def _new_coding(connection: Connection, numbers: Numbers, key: int, new: NewCoding) -> int:
    document = new.report.document
    bare = CodedReport(document, new.report.places, notes=new.report.notes)  # events have a table of their own
    record: dict[str, Any] = to_dict(bare)
    del record["document"]["text"], record["events"]
    number = numbers.next(coding.c.id)
    row = {
        "id": number,
        "report": key,
        "at": new.at,
        "coder": clean(new.coder),
        "settings": clean(new.settings),
        "given_id": clean(document.id),
        "url": clean_or_none(document.url),
        "title": clean_or_none(document.title),
        "outlet": clean_or_none(document.outlet),
        "credit": clean_or_none(document.credit.text if document.credit else None),
        "published": document.published.date,
        "signature": new.signature,
        "record": packed(compact(record).encode()),
    }
    insert(connection, coding, [row])
    connection.execute(update(report).where(report.c.key == key).values(coding=number))
    return number


def _tell(connection: Connection, numbers: Numbers, key: int, coding_id: int, planned: Plan, salt: str) -> list[int]:
    """Store the events of a coding and what they change of the tellings; returns the refs that are told anew."""
    events: list[dict[str, Any]] = []
    fresh: list[dict[str, Any]] = []
    again: list[dict[str, Any]] = []
    changed: list[int] = []
    block_keys: list[tuple[int, int]] = []
    for position, step in enumerate(planned.steps):
        number = numbers.next(event.c.id)
        ref = numbers.next(telling.c.ref) if step.is_new else step.ref
        told = step.told
        events.append(
            {
                "id": number,
                "coding": coding_id,
                "telling": ref,
                "position": position,
                "body": packed(told.body.encode()),
                "wording": told.wording,
                "block_keys": told.keys,
            }
        )
        if ref is None:
            continue
        if step.is_new:
            fresh.append({"ref": ref, "report": key, "event": number, "step": step})
        else:
            again.append({"ref": ref, "event": number, "is_same": step.same})
        if not step.same:
            changed.append(ref)
            block_keys.extend((key_hash(k), ref) for k in told.keys.split("\n") if k)
    _make_tellings(connection, fresh, salt)
    insert(connection, event, events)
    _retell(connection, again)
    insert(connection, block_key, [{"hash": h, "telling": ref} for h, ref in sorted(set(block_keys))])
    return changed


def _make_tellings(connection: Connection, fresh: Sequence[dict[str, Any]], salt: str) -> None:
    given: set[str] = set()

    def taken(code: str) -> bool:
        known = connection.execute(select(telling.c.ref).where(telling.c.code == code)).first()
        return code in given or known is not None

    for row in fresh:
        row["code"] = new_code(salt, row.pop("step").event, taken)
        given.add(row["code"])
    insert(connection, telling, [{**row, "is_current": True, "is_linked": False} for row in fresh])


def _retell(connection: Connection, again: Sequence[dict[str, Any]]) -> None:
    """Let old tellings be told by their new events; those told differently wait to be linked anew."""
    if not again:
        return
    change_each(connection, telling, {one["ref"]: {"event": one["event"], "is_current": True} for one in again})
    _unlink(connection, [one["ref"] for one in again if not one["is_same"]])


def _let_go(connection: Connection, gone: Sequence[int]) -> None:
    _unlink(connection, gone)
    for chunk in chunks(gone):
        change(connection, telling, [telling.c.ref.in_(chunk)], {"is_current": False})


def _unlink(connection: Connection, refs: Sequence[int]) -> None:
    """Forget the pairs and block keys of tellings: they were made of another telling of them."""
    for chunk in chunks(refs):
        connection.execute(delete(pair).where(touching(chunk)))
        connection.execute(delete(block_key).where(block_key.c.telling.in_(chunk)))
        change(connection, telling, [telling.c.ref.in_(chunk)], {"is_linked": False})
