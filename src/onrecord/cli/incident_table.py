"""Incidents as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from onrecord.say import incident_words as say
from onrecord.say import words

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

Json = dict[str, Any]
TIGHT = 96  # columns: below it the columns stand closer
WIDE = 124  # columns: from here on where, what and who have columns of their own
WIDER = 150  # columns: from here on the injured have one too
CHUNK = 200  # rows laid out at once, so that the first stand there before the last are read
STYLE = {"confirmed": "green", "fair": "green", "weak": "yellow", "contested": "magenta", "discounted": "dim"}
STATE = {"rejected": "red", "pending": "yellow"}
# Columns of fixed widths: every chunk stands under the same heading. The others share what is left.
CODE, WHEN, COUNT, GRADE, SOURCES = 11, 11, 12, 10, 14


def incident_tables(incidents: Iterable[Json]) -> Iterator[RenderableType]:
    """The list in the order given, as wide as the terminal, part by part; how many there are comes last."""
    number, profile, rest = 0, "", iter(incidents)
    while rows := list(islice(rest, CHUNK)):
        yield _Part(rows, first=not number)
        number, profile = number + len(rows), rows[0]["profile"]
    if number:
        yield Text(f"{number:,} incident{'' if number == 1 else 's'}, profile {profile}", style="dim")
    else:
        hint = "Add reports with onrecord add, or ask for others; --all shows what the profile leaves out."
        yield Text(f"No incidents. {hint}")


class _Part:
    def __init__(self, rows: Iterable[Json], *, first: bool) -> None:
        self.rows, self.first = rows, first

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich asks for what fits its width."""
        wide, wider = options.max_width >= WIDE, options.max_width >= WIDER
        gap = 1 if options.max_width < TIGHT else 2
        table = Table(
            box=None,
            padding=(0, gap, 0, 0),
            header_style="dim italic",
            pad_edge=False,
            expand=True,
            show_header=self.first,
        )
        table.add_column("code", width=CODE, overflow="fold")
        table.add_column("when", width=WHEN)
        if wide:
            table.add_column("where", ratio=3, overflow="fold")
            table.add_column("what", ratio=3)
            table.add_column("by whom, on whom", ratio=5, overflow="fold")
        else:
            table.add_column("what, where, who", ratio=1, overflow="fold")
        table.add_column("killed", width=COUNT)
        if wider:
            table.add_column("injured", width=COUNT)
        table.add_column("grade", width=GRADE)
        if wide:
            table.add_column("sources", width=SOURCES)
        for row in self.rows:
            table.add_row(*(_wide(row, wider=wider) if wide else _narrow(row)), style="" if row["included"] else "dim")
        yield table


def _wide(row: Json, *, wider: bool) -> list[Text]:
    who = Text(say.who(row))
    if not row["included"]:
        who.append("\n" + _left_out(row), style="dim")
    injured = [Text(say.figure(row["injured"]))] if wider else []
    cells = [_code(row), _days(row), Text(say.town(row)), Text(say.what_in_short(row)), who, _killed(row)]
    return [*cells, *injured, _grade(row), Text(say.sources(row), style="dim")]


def _narrow(row: Json) -> list[Text]:
    happened = Text(f"{say.what_in_short(row)}, {say.town(row)}").append("\n" + say.who(row), style="dim")
    if not row["included"]:
        happened.append("\n" + _left_out(row), style="dim")
    origins = row["origins"]
    sources = f"\n{origins} source{'' if origins == 1 else 's'}"
    return [_code(row), _days(row), happened, _killed(row), _grade(row).append(sources, style="dim")]


def _code(row: Json) -> Text:
    """The code, and under it what people decided, where they did."""
    code = Text(row["code"], style="bold")
    return code if row["state"] == "machine" else code.append(f"\n{row['state']}", STATE.get(row["state"], "cyan"))


def _days(row: Json) -> Text:
    first, last = say.days(row["date"])
    return Text(first).append(f"\n–{last}" if last else "", style="dim")


def _killed(row: Json) -> Text:
    return Text(say.figure(row["killed"]), style="red" if row["killed"]["best"] else "")


def _grade(row: Json) -> Text:
    return Text().append(row["grade"]["value"], STYLE.get(row["grade"]["value"], ""))


def _left_out(row: Json) -> str:
    return f"left out: {words.clean(row['excluded_why'])}"
