"""What Alembic runs to migrate: on the connection it was given, inside its transaction."""

from __future__ import annotations

from alembic import context

from onrecord.store.tables import metadata


def run() -> None:
    """Run the migrations that Alembic was asked for."""
    settings = context.config.attributes
    context.configure(
        connection=settings["connection"],
        target_metadata=metadata,
        version_table=settings["version_table"],
        render_as_batch=True,  # SQLite cannot alter a column in place
    )
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # the name Alembic loads this file by; imported as a module, it does nothing
    run()
