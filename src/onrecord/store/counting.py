"""How many there are of what a store holds."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, func, select

from onrecord.store.read_tellings import count_unlinked
from onrecord.store.tables import decision, report, telling, view


def counts(connection: Connection) -> dict[str, int]:
    """Reports, current tellings, those of them that wait to be linked, incidents and decisions."""

    def rows(table: Table, *where: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()

    return {
        "reports": rows(report),
        "tellings": rows(telling, telling.c.is_current),
        "tellings_not_linked": count_unlinked(connection),
        "incidents": rows(view),
        "decisions": rows(decision),
    }
