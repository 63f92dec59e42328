"""The log of decisions as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from onrecord.record.act import Act
from onrecord.record.decision import Decision, in_force
from onrecord.say.decision_words import in_words
from onrecord.say.words import clean

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTHS = {"no.": 3, "when": 16, "incident": 11, "decision": 14}  # columns at least, whatever the others say
WHOLE = frozenset({"no.", "when", "incident"})  # never broken over lines


def log_table(decisions: Sequence[Decision]) -> RenderableType:
    """Every decision, oldest first; those taken back are dimmed and say so."""
    if not decisions:
        return Text("No decisions yet.")
    standing = {d.id for d in in_force(tuple(decisions))}
    undone = {d.undoes for d in decisions if d.undoes is not None}
    table = _table(("no.", "when", "who", "incident", "decision", "why"))
    for d in decisions:
        gone = d.kind != "undo" and d.id in undone and d.id not in standing
        said = Text(in_words(d)).append(" (undone)" if gone else "")
        when = f"{d.at:%Y-%m-%d %H:%M}"
        table.add_row(str(d.id), when, clean(d.who), d.incident, said, clean(d.why or ""), style="dim" if gone else "")
    return table


def acts_table(acts: Sequence[Act]) -> RenderableType:
    """When names of private persons were written out, by whom, into what, and why."""
    table = _table(("when", "who", "into", "why"))
    table.title, table.title_justify = "Names of private persons written out", "left"
    for act in acts:
        table.add_row(f"{act.at:%Y-%m-%d %H:%M}", clean(act.who), clean(act.what), clean(act.why))
    return table


def _table(columns: Sequence[str]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim italic", pad_edge=False)
    for name in columns:
        table.add_column(name, no_wrap=name in WHOLE, overflow="fold", min_width=WIDTHS.get(name))
    return table
