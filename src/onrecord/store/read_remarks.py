"""Remarks out of their table."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from onrecord.record.remark import Remark
from onrecord.store.packing import chunks
from onrecord.store.tables import remark


def remarks(connection: Connection, codes: Iterable[str] | None) -> tuple[Remark, ...]:
    """Remarks on any of these codes (None: all), oldest first."""
    query = select(remark.c.id, remark.c.at, remark.c.who, remark.c.kind, remark.c.incident, remark.c.value)
    queries = [query] if codes is None else [query.where(remark.c.incident.in_(chunk)) for chunk in chunks(codes)]
    found = [Remark(*row) for one in queries for row in connection.execute(one)]
    return tuple(sorted(found, key=lambda r: r.id))
