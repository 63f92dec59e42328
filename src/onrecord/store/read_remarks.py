"""Remarks and acts out of their tables."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from onrecord.record.act import Act
from onrecord.record.remark import Remark
from onrecord.store.packing import chunks
from onrecord.store.tables import act, remark


def remarks(connection: Connection, codes: Iterable[str] | None) -> tuple[Remark, ...]:
    """Remarks on any of these codes (None: all), oldest first."""
    query = select(remark.c.id, remark.c.at, remark.c.who, remark.c.kind, remark.c.incident, remark.c.value)
    queries = [query] if codes is None else [query.where(remark.c.incident.in_(chunk)) for chunk in chunks(codes)]
    found = [Remark(*row) for one in queries for row in connection.execute(one)]
    return tuple(sorted(found, key=lambda r: r.id))


def acts(connection: Connection) -> tuple[Act, ...]:
    """Every act, oldest first."""
    query = select(act.c.id, act.c.at, act.c.who, act.c.kind, act.c.what, act.c.why).order_by(act.c.id)
    return tuple(Act(*row) for row in connection.execute(query))
