"""What people say beside their decisions: comments, tags, who works on what. Only ever added to, like decisions."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from onrecord.store.tables.base import Moment, metadata

# `incident` is the code remarked on, which stays that of a telling when incidents are merged or split.
remark = Table(
    "remark",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("who", String, nullable=False),
    Column("kind", String, nullable=False),  # comment, tag, untag, work, assign
    Column("incident", String, nullable=False),
    Column("value", String, nullable=False),
)
Index("ix_remark_incident", remark.c.incident)
