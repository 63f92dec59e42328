"""What linking needs: block keys to find candidates by, and the pairs that were scored."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, String, Table

from onrecord.store.tables.base import checksum, metadata

# A block key as a 64-bit hash: half the size of its words, and quick to look up. A rare clash of two keys costs one
# needless comparison.
block_key = Table(
    "block_key",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("telling", Integer, ForeignKey("telling.ref"), primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

pair = Table(
    "pair",
    metadata,
    Column("left_ref", Integer, ForeignKey("telling.ref"), primary_key=True, autoincrement=False),
    Column("right_ref", Integer, ForeignKey("telling.ref"), primary_key=True, autoincrement=False, index=True),
    Column("weight", Float(53), nullable=False),
    Column("probability", Float(53), nullable=False),
    Column("agreements", String, nullable=False),  # JSON: [[comparison, level, bits], …]
    Column("model", String, nullable=False),
    checksum(),
    sqlite_with_rowid=False,
)
