"""A journal that chains all that is only added to; checksums of what changes; acts that want a reason."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from onrecord.store import journal
from onrecord.store.checksums import sum_all
from onrecord.store.tables import CHECKSUMMED

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

APPEND_ONLY = {"journal": "id = NEW.id OR (what = NEW.what AND number = NEW.number)", "act": "id = NEW.id"}


def upgrade() -> None:
    """Make the new tables and columns, and enter what is there already."""
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint("what", "number", name=op.f("uq_journal_what_number")),
    )
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
    )
    for table in APPEND_ONLY:
        _guard(table)
    for summed in CHECKSUMMED:
        op.add_column(summed.name, sa.Column("checksum", sa.BigInteger(), server_default="0", nullable=False))
        sum_all(op.get_bind(), summed)
    journal.enter_all(op.get_bind())


def _guard(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION onrecord_append_only()"
        )
        return
    refuse = f"SELECT RAISE(ABORT, '{table} is append-only')"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse}; END")
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse}; END")
    there = f"WHERE EXISTS (SELECT 1 FROM {table} WHERE {APPEND_ONLY[table]})"  # noqa: S608 - names from above
    op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} BEGIN {refuse} {there}; END")
