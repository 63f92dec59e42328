"""The decision log, and notes that the store keeps on itself."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from onrecord.store.tables.base import Moment, checksum, metadata

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("who", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("incident", String, nullable=False),
    Column("refs", String, nullable=False),  # JSON
    Column("rest", String, nullable=False),  # JSON
    Column("field", String),
    Column("value", String),  # JSON
    Column("before", String),  # JSON
    Column("why", String),
    Column("undoes", Integer, ForeignKey("decision.id")),
    Column("words", String),  # JSON: telling, start, end, text
)

note = Table(
    "note", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False), checksum()
)
