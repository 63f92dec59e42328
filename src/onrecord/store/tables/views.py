"""The cache of incident views: columns to filter by, the JSON beside them. Made anew whenever; never the truth."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, String, Table

from onrecord.store.tables.base import metadata

# `sort_day` is the first known day, else a day after all others. The JSON lies in a table of its own, so that a
# filter reads narrow rows only.
view = Table(
    "incident_view",
    metadata,
    Column("code", String, primary_key=True),
    Column("sort_day", Date, nullable=False),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("country", String),
    Column("lat", Float(53)),
    Column("lon", Float(53)),
    Column("event_type", String, nullable=False),
    Column("sub_event_type", String, nullable=False),
    Column("grade", String, nullable=False),
    Column("state", String, nullable=False),
    Column("included", Boolean, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("status", String, nullable=False),
    Column("killed_low", Integer),
    Column("killed_best", Integer),
    Column("killed_high", Integer),
    Index(None, "sort_day", "code"),
    Index(None, "country"),
    sqlite_with_rowid=False,
)

view_body = Table(
    "incident_view_body",
    metadata,
    Column("code", String, ForeignKey("incident_view.code", ondelete="CASCADE"), primary_key=True),
    Column("body", String, nullable=False),  # the incident as JSON, in ASCII
    Column("refs", String, nullable=False),  # JSON: the tellings it was made from
)

view_actor = Table(
    "incident_view_actor",
    metadata,
    Column("code", String, ForeignKey("incident_view.code", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("actor", String, index=True),  # the register's id
    Column("name", String, nullable=False),  # name and words, folded
    sqlite_with_rowid=False,
)
