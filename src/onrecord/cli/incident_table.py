"""Incidents as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from onrecord.cli import incident_words as say

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

WIDE = 118  # columns: from here on who did what to whom, and the state, have room beside the rest
STYLE = {"confirmed": "green", "fair": "green", "weak": "yellow", "contested": "magenta", "discounted": "dim"}


def incidents_table(incidents: Iterable[dict[str, Any]]) -> RenderableType:
    """The list, in the order given, as wide as the terminal."""
    return _Incidents(list(incidents))


class _Incidents:
    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich asks for what fits its width."""
        if not self.rows:
            yield Text(
                "No incidents. Add reports with onrecord add, or ask for others; --all shows what the profile leaves out."
            )
            return
        wide = options.max_width >= WIDE
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim italic", pad_edge=False, expand=wide)
        table.add_column("code", no_wrap=True)
        table.add_column("when", no_wrap=True)
        table.add_column("where", min_width=12, ratio=3 if wide else None)
        table.add_column("what", min_width=12, ratio=3 if wide else None)
        if wide:
            table.add_column("by whom, on whom", ratio=5)
        table.add_column("killed", min_width=7)
        if wide:
            table.add_column("injured", min_width=7)
            table.add_column("sources", min_width=7)
        table.add_column("grade", no_wrap=True)
        if wide:
            table.add_column("state", no_wrap=True)
        for row in self.rows:
            table.add_row(*_cells(row, wide=wide), style="" if row["included"] else "dim")
        yield table
        yield Text(
            f"{len(self.rows):,} incident{'' if len(self.rows) == 1 else 's'}, profile {self.rows[0]['profile']}",
            style="dim",
        )


def _cells(row: dict[str, Any], *, wide: bool) -> list[Text]:
    date = row["date"]
    day = Text(date["start"] or "unknown")
    if date["start"] != date["end"]:
        day.append(f"\nto {date['end']}", style="dim")
    cells = [Text(row["code"], style="bold"), day, Text(say.town(row)), Text(say.what(row))]
    if wide:
        cells.append(Text(say.who(row)))
    cells.append(Text(say.figure(row["killed"]), style="red" if row["killed"]["best"] else ""))
    if wide:
        cells += [Text(say.figure(row["injured"])), Text(say.sources(row))]
    cells.append(Text(row["grade"]["value"], style=STYLE.get(row["grade"]["value"], "")))
    return [*cells, Text(row["state"])] if wide else cells
