"""The cache of incident views: columns to filter by, the JSON beside them. Made anew whenever; never the truth."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, Index, Integer, String, Table, UniqueConstraint

from onrecord.store.tables.base import checksum, metadata

# `sort_day` is the first known day, else a day after all others. In SQLite the primary key is the order of the rows on
# disk: a filter walks them as they are listed, without sorting, and reads narrow rows only, for the JSON lies in a
# table of its own. No foreign keys: rows are written and dropped together, and nothing here is the truth.
view = Table(
    "incident_view",
    metadata,
    Column("sort_day", Date, primary_key=True),
    Column("code", String, primary_key=True),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("country", String),
    Column("lat", Float(53)),
    Column("lon", Float(53)),
    Column("precision", Integer),
    Column("event_type", String, nullable=False),
    Column("sub_event_type", String, nullable=False),
    Column("grade", String, nullable=False),
    Column("state", String, nullable=False),
    Column("included", Boolean, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("status", String, nullable=False),
    Column("killed_low", BigInteger),
    Column("killed_best", BigInteger),
    Column("killed_high", BigInteger),
    Column("actors", String, nullable=False),  # |id|id|
    Column("actor_names", String, nullable=False),  # names and words, folded: |name|name|
    Column("work", String, nullable=False, server_default="unclaimed"),
    Column("assignee", String),
    Column("tags", String, nullable=False, server_default="|"),  # |tag|tag|
    Column("review", Float(53), nullable=False, server_default="0"),  # the place in the queue: the greater, the sooner
    Column("reasons", String, nullable=False, server_default="|"),  # |id|id|
    Column("holds", String, nullable=False, server_default="|"),  # |id|id|
    checksum(),
    UniqueConstraint("code"),
    sqlite_with_rowid=False,
)
Index("ix_incident_view_review", view.c.review.desc(), view.c.code)

view_body = Table(
    "incident_view_body",
    metadata,
    Column("code", String, primary_key=True),
    Column("body", String, nullable=False),  # the incident as JSON, in ASCII
    Column("refs", String, nullable=False),  # JSON: the tellings it was made from
    checksum(),
)

# Words to find an incident by, folded. The primary key is the order on disk, so that a beginning of a word is a range.
view_word = Table(
    "incident_view_word",
    metadata,
    Column("word", String, primary_key=True),
    Column("code", String, primary_key=True),
    sqlite_with_rowid=False,
)
Index("ix_incident_view_word_code", view_word.c.code)
