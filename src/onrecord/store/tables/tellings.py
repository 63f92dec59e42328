"""Tellings: the handle of an event that stays when its report is coded again."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from onrecord.store.tables.base import checksum, metadata

UNLINKED = text("is_current AND NOT is_linked")

# `event` is the row that tells it now (no foreign key: the event points here). `code` is its own and never changes;
# `incident` is the code of the incident it belongs to. Not current: the newest coding no longer tells it.
telling = Table(
    "telling",
    metadata,
    Column("ref", Integer, primary_key=True, autoincrement=False),
    Column("report", Integer, ForeignKey("report.key"), nullable=False, index=True),
    Column("event", Integer, nullable=False),
    Column("code", String, nullable=False, unique=True),
    Column("incident", String, index=True),
    Column("is_current", Boolean, nullable=False),
    Column("is_linked", Boolean, nullable=False),
    checksum(),
    Index("ix_telling_unlinked", "ref", sqlite_where=UNLINKED, postgresql_where=UNLINKED),
)
