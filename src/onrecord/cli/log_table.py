"""The log of decisions as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from onrecord.record.decision import Decision, in_force
from onrecord.say.decision_words import in_words
from onrecord.say.words import clean

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTHS = {"no.": 3, "when": 16, "incident": 11, "decision": 14}  # columns at least, whatever the others say


def log_table(decisions: Sequence[Decision]) -> RenderableType:
    """Every decision, oldest first; those taken back are dimmed and say so."""
    if not decisions:
        return Text("No decisions yet.")
    standing = {d.id for d in in_force(tuple(decisions))}
    undone = {d.undoes for d in decisions if d.undoes is not None}
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim italic", pad_edge=False)
    for name, wraps in (
        ("no.", False),
        ("when", False),
        ("who", True),
        ("incident", False),
        ("decision", True),
        ("why", True),
    ):
        table.add_column(name, no_wrap=not wraps, overflow="fold", min_width=WIDTHS.get(name))
    for d in decisions:
        gone = d.kind != "undo" and d.id in undone and d.id not in standing
        said = Text(in_words(d)).append(" (undone)" if gone else "")
        when = f"{d.at:%Y-%m-%d %H:%M}"
        table.add_row(str(d.id), when, clean(d.who), d.incident, said, clean(d.why or ""), style="dim" if gone else "")
    return table
