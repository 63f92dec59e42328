"""The archive, the reports in it, and what each coder made of them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from onrecord.store.tables.base import Moment, metadata

SHA256 = String(64)

# The bytes as they came, once each, packed with zlib; `size` is their length unpacked.
archive = Table(
    "archive",
    metadata,
    Column("sha256", SHA256, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)

# One report: these bytes and this text (a feed's reports share its bytes). `coding` is the current one; it has no
# foreign key because a coding points back here and neither could then be the first.
report = Table(
    "report",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("sha256", SHA256, ForeignKey("archive.sha256"), nullable=False),
    Column("text_sha256", SHA256, nullable=False),
    Column("text", LargeBinary, nullable=False),  # document.text, packed
    Column("coding", Integer, nullable=False),
    Column("added", Moment, nullable=False),
    UniqueConstraint("sha256", "text_sha256"),
)

# When and from where a report came; a second place is one more row. `mark` is the hash of place and id: either may be
# longer than PostgreSQL lets an index be.
retrieval = Table(
    "retrieval",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("report", Integer, ForeignKey("report.key"), nullable=False),
    Column("whence", String, nullable=False),
    Column("given_id", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("mark", SHA256, nullable=False),
    UniqueConstraint("report", "mark"),
)

# What one coder with one set of settings made of a report. `record` is the JSON without text and events, packed.
coding = Table(
    "coding",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("report", Integer, ForeignKey("report.key"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("coder", String, nullable=False),
    Column("settings", String, nullable=False),
    Column("given_id", String, nullable=False),
    Column("url", String),
    Column("title", String),
    Column("outlet", String),
    Column("credit", String),
    Column("published", Date),
    Column("signature", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
    UniqueConstraint("report", "coder", "settings"),
)

# One event of one coding, `body` its JSON, packed; `telling` is the ref that stays from coding to coding,
# null for an event that is kept and not linked.
event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("coding", Integer, ForeignKey("coding.id"), nullable=False),
    Column("telling", Integer, ForeignKey("telling.ref")),
    Column("position", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("wording", String, nullable=False),  # words apart by spaces
    Column("block_keys", String, nullable=False),  # block keys apart by newlines
    Index(None, "coding"),
    Index(None, "telling"),
)

Index("ix_coding_given_id", coding.c.given_id, postgresql_using="hash")  # ids may be longer than a tree allows
