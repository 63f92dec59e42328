"""People at work on the record: remarks, accounts, sign-ins, API tokens; words that corrections point at, and to search by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the new tables and columns; what is in the old ones stays as it is."""
    _remarks()
    _accounts()
    _views()
    op.add_column("decision", sa.Column("words", sa.String(), nullable=True))
    op.create_index("ix_coding_given_id", "coding", ["given_id"], unique=False, postgresql_using="hash")


def _remarks() -> None:
    op.create_table(
        "remark",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    op.create_index("ix_remark_incident", "remark", ["incident"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER remark_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON remark "
            "FOR EACH STATEMENT EXECUTE FUNCTION onrecord_append_only()"
        )
        return
    refuse = "SELECT RAISE(ABORT, 'remark is append-only')"
    op.execute(f"CREATE TRIGGER remark_no_update BEFORE UPDATE ON remark BEGIN {refuse}; END")
    op.execute(f"CREATE TRIGGER remark_no_delete BEFORE DELETE ON remark BEGIN {refuse}; END")
    there = "WHERE EXISTS (SELECT 1 FROM remark WHERE id = NEW.id)"
    op.execute(f"CREATE TRIGGER remark_no_replace BEFORE INSERT ON remark BEGIN {refuse} {there}; END")


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_account")),
    )
    op.create_table(
        "sign_in",
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.name"], name=op.f("fk_sign_in_account")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_sign_in")),
    )
    op.create_index("ix_sign_in_account", "sign_in", ["account"], unique=False)
    op.create_table(
        "api_token",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.name"], name=op.f("fk_api_token_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_api_token_token_sha256")),
    )
    op.create_index("ix_api_token_account", "api_token", ["account"], unique=False)


def _views() -> None:
    """Columns of the cache; its words are filled as views are made anew."""
    op.add_column("incident_view", sa.Column("work", sa.String(), server_default="unclaimed", nullable=False))
    op.add_column("incident_view", sa.Column("assignee", sa.String(), nullable=True))
    op.add_column("incident_view", sa.Column("tags", sa.String(), server_default="|", nullable=False))
    op.add_column("incident_view", sa.Column("precision", sa.Integer(), nullable=True))
    op.add_column("incident_view", sa.Column("review", sa.Float(precision=53), server_default="0", nullable=False))
    op.add_column("incident_view", sa.Column("reasons", sa.String(), server_default="|", nullable=False))
    op.add_column("incident_view", sa.Column("holds", sa.String(), server_default="|", nullable=False))
    op.create_index("ix_incident_view_review", "incident_view", [sa.text("review DESC"), "code"], unique=False)
    op.create_table(
        "incident_view_word",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("word", "code", name=op.f("pk_incident_view_word")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_incident_view_word_code", "incident_view_word", ["code"], unique=False)
