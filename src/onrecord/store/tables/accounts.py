"""Who may sign in to a team's site, and what keeps them signed in. Secrets are kept as hashes alone."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from onrecord.store.tables.base import Moment, checksum, metadata
from onrecord.store.tables.reports import SHA256

account = Table(
    "account",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),  # viewer, coder, editor
    Column("password", String, nullable=False),  # an argon2 hash
    Column("created", Moment, nullable=False),
    Column("is_active", Boolean, nullable=False),
    checksum(),
)

# One browser that is signed in; the token itself lies in its cookie.
sign_in = Table(
    "sign_in",
    metadata,
    Column("token_sha256", SHA256, primary_key=True),
    Column("account", String, ForeignKey("account.name"), nullable=False),
    Column("created", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    checksum(),
)
Index("ix_sign_in_account", sign_in.c.account)

api_token = Table(
    "api_token",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("account", String, ForeignKey("account.name"), nullable=False),
    Column("label", String, nullable=False),
    Column("token_sha256", SHA256, nullable=False, unique=True),
    Column("created", Moment, nullable=False),
    Column("revoked", Moment),
    checksum(),
)
Index("ix_api_token_account", api_token.c.account)
