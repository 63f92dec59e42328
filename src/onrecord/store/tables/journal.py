"""The journal, which chains all that is only ever added to; and the acts that want a reason."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, UniqueConstraint

from onrecord.store.tables.base import Moment, metadata
from onrecord.store.tables.reports import SHA256

# One entry for each coding (with its report, events and tellings), retrieval, decision, remark and act, in the order
# they were written. `chain` is the hash of that row's content and of the chain of the entry before.
journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("what", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("chain", SHA256, nullable=False),
    UniqueConstraint("what", "number"),
)

# What somebody did with the record as a whole that wants a reason, such as writing out the names of the dead.
act = Table(
    "act",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("who", String, nullable=False),
    Column("kind", String, nullable=False),  # names
    Column("what", String, nullable=False),
    Column("why", String, nullable=False),
)
