"""The command line starts without the libraries of the store."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.slow
def test_help_and_coding_do_not_load_the_database_libraries() -> None:
    """Neither SQLAlchemy nor Alembic, DuckDB, Splink or psycopg: `onrecord --help` answers at once."""
    heavy = ("sqlalchemy", "alembic", "duckdb", "splink", "psycopg")
    program = f"import sys, onrecord.cli.app; sys.exit(str([m for m in {heavy} if m in sys.modules] or ''))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.stderr.strip() == ""
