"""Which tellings are which incident."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from onrecord.store.checksums import change, change_each
from onrecord.store.packing import chunks
from onrecord.store.read_tellings import incident_of
from onrecord.store.tables import telling


def assign(connection: Connection, clusters: Mapping[str, Iterable[int]]) -> None:
    """Write the code of its incident into each telling; an incident left empty leaves its code to where it went."""
    wanted = {ref: code for code, refs in clusters.items() for ref in refs}
    before = incident_of(connection, wanted)
    moved = {ref: {"incident": code} for ref, code in sorted(wanted.items()) if before.get(ref) != code}
    if not moved:
        return
    change_each(connection, telling, moved)
    went: dict[str, str] = {}
    for ref, old in sorted(before.items()):  # where the lowest ref of each old incident went
        if old != wanted[ref]:
            went.setdefault(old, wanted[ref])
    _follow(connection, went)


def _follow(connection: Connection, went: Mapping[str, str]) -> None:
    """Let tellings that are no longer current follow their incident, so that their codes still find it."""
    for chunk in chunks(went):
        still = select(telling.c.incident).where(telling.c.incident.in_(chunk), telling.c.is_current)
        alive = set(connection.execute(still.distinct()).scalars())
        for old in chunk:
            if old not in alive:
                change(connection, telling, [telling.c.incident == old], {"incident": went[old]})
