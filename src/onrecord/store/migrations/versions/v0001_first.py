"""The first schema: archive, codings, tellings, links, decisions and views; and the triggers that guard them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Table -> its unique columns. SQLite's INSERT OR REPLACE takes a row away without asking the triggers on DELETE, so
# an insert that would meet one is refused too.
APPEND_ONLY = {
    "archive": (("sha256",),),
    "retrieval": (("id",), ("report", "mark")),
    "coding": (("id",), ("report", "coder", "settings")),
    "event": (("id",),),
    "decision": (("id",),),
    "report": (("key",), ("sha256", "text_sha256")),
    "telling": (("ref",), ("code",)),
}
# Of these, only some columns change: which coding is current, which event tells it now, where it was linked to.
FIXED = {
    "report": "key, sha256, text_sha256, text, added",
    "telling": "ref, report, code",
}


def upgrade() -> None:
    """Make all tables and their guards."""
    _reports()
    _tellings()
    _links()
    _log()
    _views()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_sqlite() -> None:
    for table, keys in APPEND_ONLY.items():
        refuse = f"SELECT RAISE(ABORT, '{table} is append-only')"
        update = f"UPDATE OF {FIXED[table]}" if table in FIXED else "UPDATE"
        op.execute(f"CREATE TRIGGER {table}_no_update BEFORE {update} ON {table} BEGIN {refuse}; END")
        op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse}; END")
        met = " OR ".join("(" + " AND ".join(f"{c} = NEW.{c}" for c in key) + ")" for key in keys)
        there = f"WHERE EXISTS (SELECT 1 FROM {table} WHERE {met})"  # noqa: S608 - names from above
        op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} BEGIN {refuse} {there}; END")


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION onrecord_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table in APPEND_ONLY:
        update = f"UPDATE OF {FIXED[table]}" if table in FIXED else "UPDATE"
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE {update} OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION onrecord_append_only()"
        )


def _reports() -> None:
    """The archive, reports, where they came from, and codings."""
    op.create_table(
        "archive",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_archive")),
    )
    op.create_table(
        "report",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("coding", sa.Integer(), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["archive.sha256"], name=op.f("fk_report_sha256")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_report")),
        sa.UniqueConstraint("sha256", "text_sha256", name=op.f("uq_report_sha256_text_sha256")),
    )
    op.create_table(
        "retrieval",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("whence", sa.String(), nullable=False),
        sa.Column("given_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.key"], name=op.f("fk_retrieval_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retrieval")),
        sa.UniqueConstraint("report", "mark", name=op.f("uq_retrieval_report_mark")),
    )
    op.create_table(
        "coding",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("coder", sa.String(), nullable=False),
        sa.Column("settings", sa.String(), nullable=False),
        sa.Column("given_id", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("credit", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.key"], name=op.f("fk_coding_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding")),
        sa.UniqueConstraint("report", "coder", "settings", name=op.f("uq_coding_report_coder_settings")),
    )


def _tellings() -> None:
    """Tellings, and the events that told them."""
    op.create_table(
        "telling",
        sa.Column("ref", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("incident", sa.String(), nullable=True),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("is_linked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.key"], name=op.f("fk_telling_report")),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_telling")),
        sa.UniqueConstraint("code", name=op.f("uq_telling_code")),
    )
    op.create_index(op.f("ix_telling_incident"), "telling", ["incident"], unique=False)
    op.create_index(op.f("ix_telling_report"), "telling", ["report"], unique=False)
    op.create_index(
        "ix_telling_unlinked",
        "telling",
        ["ref"],
        unique=False,
        sqlite_where=sa.text("is_current AND NOT is_linked"),
        postgresql_where=sa.text("is_current AND NOT is_linked"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("coding", sa.Integer(), nullable=False),
        sa.Column("telling", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("block_keys", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["coding"], ["coding.id"], name=op.f("fk_event_coding")),
        sa.ForeignKeyConstraint(["telling"], ["telling.ref"], name=op.f("fk_event_telling")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_coding"), "event", ["coding"], unique=False)
    op.create_index(op.f("ix_event_telling"), "event", ["telling"], unique=False)


def _links() -> None:
    """Block keys and scored pairs."""
    op.create_table(
        "block_key",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("telling", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["telling"], ["telling.ref"], name=op.f("fk_block_key_telling")),
        sa.PrimaryKeyConstraint("hash", "telling", name=op.f("pk_block_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_block_key_telling"), "block_key", ["telling"], unique=False)
    op.create_table(
        "pair",
        sa.Column("left_ref", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("right_ref", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("weight", sa.Float(precision=53), nullable=False),
        sa.Column("probability", sa.Float(precision=53), nullable=False),
        sa.Column("agreements", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["left_ref"], ["telling.ref"], name=op.f("fk_pair_left_ref")),
        sa.ForeignKeyConstraint(["right_ref"], ["telling.ref"], name=op.f("fk_pair_right_ref")),
        sa.PrimaryKeyConstraint("left_ref", "right_ref", name=op.f("pk_pair")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pair_right_ref"), "pair", ["right_ref"], unique=False)


def _log() -> None:
    """The decision log, and the store's own notes."""
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("incident", sa.String(), nullable=False),
        sa.Column("refs", sa.String(), nullable=False),
        sa.Column("rest", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["decision.id"], name=op.f("fk_decision_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_table(
        "note",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_note")),
    )


def _views() -> None:
    """The cache of incident views."""
    op.create_table(
        "incident_view",
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("date_start", sa.Date(), nullable=True),
        sa.Column("date_end", sa.Date(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("lat", sa.Float(precision=53), nullable=True),
        sa.Column("lon", sa.Float(precision=53), nullable=True),
        sa.Column("event_type", sa.String(), nullable=False),
        sa.Column("sub_event_type", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("included", sa.Boolean(), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("killed_low", sa.BigInteger(), nullable=True),
        sa.Column("killed_best", sa.BigInteger(), nullable=True),
        sa.Column("killed_high", sa.BigInteger(), nullable=True),
        sa.Column("actors", sa.String(), nullable=False),
        sa.Column("actor_names", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sort_day", "code", name=op.f("pk_incident_view")),
        sa.UniqueConstraint("code", name=op.f("uq_incident_view_code")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "incident_view_body",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("refs", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_incident_view_body")),
    )
