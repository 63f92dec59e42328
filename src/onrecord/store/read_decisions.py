"""The decision log out of its table."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, select

from onrecord.record.decision import Decision, Words
from onrecord.store.log import DecisionLog
from onrecord.store.tables import decision


def bring_up_to_date(connection: Connection, log: DecisionLog) -> DecisionLog:
    """Read into `log` what was decided since it was last read."""
    query = select(decision).where(decision.c.id > log.last).order_by(decision.c.id)
    log.extend(_decision(row) for row in connection.execute(query))
    return log


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        id=row.id,
        at=row.at,
        who=row.who,
        kind=row.kind,
        incident=row.incident,
        refs=tuple(json.loads(row.refs)),
        rest=tuple(json.loads(row.rest)),
        field=row.field,
        value=_value(row.value),
        before=_value(row.before),
        why=row.why,
        undoes=row.undoes,
        words=None if row.words is None else Words(*json.loads(row.words)),
    )


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)
