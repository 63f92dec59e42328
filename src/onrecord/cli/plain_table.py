"""A small table without lines, for a terminal. Loaded where one is shown: rich takes its time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text


def show(columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> None:
    """Print rows under the names of their columns; columns of these numbers (from 0) are set to the right."""
    table = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for number in numbers:
        table.columns[number].justify = "right"
    for row in rows:
        table.add_row(*map(Text, row))
    Console(highlight=False, soft_wrap=True).print(table)
