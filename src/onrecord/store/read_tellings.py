"""Tellings out of the tables: by ref, by incident, by block key, or those that wait to be linked."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, desc, func, select

from onrecord.record.json_in import event as event_of
from onrecord.record.telling import ReportRef, Telling
from onrecord.store.codes import typed_code
from onrecord.store.packing import STREAMED, chunks, key_hash, unpacked
from onrecord.store.read_reports import REPORT_COLUMNS, report_ref
from onrecord.store.tables import block_key, coding, event, report, telling
from onrecord.store.tables.tellings import UNLINKED

MOST_KEYS = 10_000  # in one query: SQLite takes 32,766 values


def unlinked(connection: Connection, limit: int) -> tuple[Telling, ...]:
    """At most `limit` current tellings that were not yet compared, by ref."""
    return _tellings(connection, _query().where(UNLINKED).order_by(telling.c.ref).limit(limit))


def by_ref(connection: Connection, refs: Iterable[int]) -> tuple[Telling, ...]:
    """The tellings with these refs, current or not, by ref."""
    found = [one for chunk in chunks(refs) for one in _tellings(connection, _query().where(telling.c.ref.in_(chunk)))]
    return tuple(sorted(found, key=lambda t: t.ref))


def in_report(connection: Connection, report_key: int) -> tuple[Telling, ...]:
    """The current tellings of one report, by ref."""
    return _tellings(
        connection, _query().where(telling.c.report == report_key, telling.c.is_current).order_by(telling.c.ref)
    )


def current(connection: Connection, refs: Iterable[int] | None) -> frozenset[int]:
    """Which of the refs (None: of all) are of current tellings."""
    query = select(telling.c.ref).where(telling.c.is_current)
    if refs is None:
        return frozenset(connection.execute(query).scalars())
    return frozenset(
        ref for chunk in chunks(refs) for ref in connection.execute(query.where(telling.c.ref.in_(chunk))).scalars()
    )


def count_unlinked(connection: Connection) -> int:
    """How many current tellings were not yet compared."""
    return connection.execute(select(func.count()).select_from(telling).where(UNLINKED)).scalar_one()


def candidates(connection: Connection, keys: Iterable[str], limit: int) -> tuple[Telling, ...]:
    """At most `limit` current, linked tellings with any of the keys, by ref; those with most keys are preferred."""
    hashes = sorted({key_hash(key) for key in keys})
    found: Counter[int] = Counter()
    for chunk in chunks(hashes, MOST_KEYS):
        query = _sharing(chunk)
        found.update(dict(map(tuple, connection.execute(query.limit(limit) if len(hashes) <= MOST_KEYS else query))))
    best = heapq.nsmallest(limit, found, key=lambda ref: (-found[ref], ref))
    return by_ref(connection, best)


def _sharing(hashes: list[int]) -> Select[Any]:
    """Refs of linked tellings with how many of the block keys they have, those with most of them first."""
    shared = func.count()
    query = select(block_key.c.telling, shared).join(telling, telling.c.ref == block_key.c.telling)
    query = query.where(block_key.c.hash.in_(hashes), telling.c.is_current, telling.c.is_linked)
    return query.group_by(block_key.c.telling).order_by(desc(shared), block_key.c.telling)


def members(connection: Connection, codes: Iterable[str]) -> dict[str, tuple[Telling, ...]]:
    """Incident code -> its current tellings, by ref; an incident without any is left out."""
    of: dict[int, str] = {}
    for chunk in chunks(codes):
        query = select(telling.c.ref, telling.c.incident).where(telling.c.incident.in_(chunk), telling.c.is_current)
        of.update((row.ref, row.incident) for row in connection.execute(query))
    found: dict[str, list[Telling]] = {}
    for one in by_ref(connection, of):
        found.setdefault(of[one.ref], []).append(one)
    return {code: tuple(tellings) for code, tellings in sorted(found.items())}


def incident_of(connection: Connection, refs: Iterable[int]) -> dict[int, str]:
    """Ref -> the code of its incident; of a telling that is no longer current, the one it was last in."""
    found: dict[int, str] = {}
    for chunk in chunks(refs):
        query = select(telling.c.ref, telling.c.incident).where(
            telling.c.ref.in_(chunk), telling.c.incident.is_not(None)
        )
        found.update((row.ref, row.incident) for row in connection.execute(query))
    return found


def own_codes(connection: Connection, refs: Iterable[int]) -> dict[int, str]:
    """Ref -> the telling's own code."""
    found: dict[int, str] = {}
    for chunk in chunks(refs):
        query = select(telling.c.ref, telling.c.code).where(telling.c.ref.in_(chunk))
        found.update((row.ref, row.code) for row in connection.execute(query))
    return found


def resolve(connection: Connection, code: str) -> str | None:
    """The code of the incident that a telling's own code leads to.

    None where nobody has the code, where its telling waits to be linked, or where nothing current is left of it.
    """
    found = connection.execute(select(telling.c.incident).where(telling.c.code == typed_code(code))).scalar()
    left = select(telling.c.ref).where(telling.c.incident == found, telling.c.is_current).limit(1)
    return found if found is not None and connection.execute(left).first() else None


def all_codes(connection: Connection) -> Iterator[str]:
    """The code of every incident that has a current telling, sorted."""
    query = select(telling.c.incident).where(telling.c.is_current, telling.c.incident.is_not(None))
    yield from connection.execute(query.distinct().order_by(telling.c.incident), execution_options=STREAMED).scalars()


def _query() -> Select[Any]:
    query = select(telling.c.ref, event.c.body, event.c.wording, *REPORT_COLUMNS)
    query = query.join(event, event.c.id == telling.c.event).join(report, report.c.key == telling.c.report)
    return query.join(coding, coding.c.id == report.c.coding)


def _tellings(connection: Connection, query: Select[Any]) -> tuple[Telling, ...]:
    seen: dict[int, ReportRef] = {}
    found = []
    for row in connection.execute(query):
        told_by = seen.get(row.key) or seen.setdefault(row.key, report_ref(row))
        told = event_of(json.loads(unpacked(row.body)))
        found.append(Telling(row.ref, told_by, told, tuple(row.wording.split())))
    return tuple(found)
