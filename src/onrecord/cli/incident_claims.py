"""The claims of an incident side by side: what, of whom, on whose word, in which report, used or why not, in what words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from onrecord.say import incident_words as say
from onrecord.say import words
from onrecord.say.claim_words import of_whom, on_whose_word

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

Json = dict[str, Any]
NARROW = 84  # columns: below it the claims are listed instead of tabled


class Claims:
    """A table, or a list where the terminal is narrow."""

    def __init__(self, incident: Json, quote: Callable[[int, Sequence[int]], str]) -> None:
        self.claims: list[Json] = incident["claims"]
        self.reports = {t["telling"]: t for t in incident["tellings"]}
        self.quote = quote

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich asks for what fits its width."""
        if not self.claims:
            yield Text("None: no report gives a figure.", style="dim")
        else:
            yield self._list() if options.max_width < NARROW else self._table()

    def _table(self) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim italic", expand=True, pad_edge=False)
        for name, ratio in (("claim", 4), ("of", 3), ("on whose word", 4), ("report", 4), ("used?", 5)):
            table.add_column(name, ratio=ratio, overflow="fold")
        for claim in self.claims:
            table.add_row(*self._cells(claim), style="" if claim["used"] else "dim")
        return table

    def _list(self) -> Table:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for claim in self.claims:
            figure, of, by, report, used = self._cells(claim)
            source = f"\n{report.plain}".replace("\n", ", ").removeprefix(", ")
            said = Text.assemble(figure, "\nof ", of, ", says ", by, (f", in {source}\n", "dim"), used)
            grid.add_row("·", said, style="" if claim["used"] else "dim")
        return grid

    def _cells(self, claim: Json) -> tuple[Text, Text, Text, Text, Text]:
        telling = self.reports[claim["telling"]]
        report = Text(words.clean(telling["outlet"] or "") or say.report(claim["report"]))
        report.append("\n" + (telling["published"] or "day not known"), style="dim")
        used = Text("yes: " if claim["used"] else "no: ", style="green" if claim["used"] else "yellow")
        words_said = words.clean(self.quote(claim["telling"], claim["span"]))
        return (
            Text(f"{say.figure(claim)} {words.plain(claim['kind'])}").append(f', "{words_said}"', style="dim"),
            Text(of_whom(claim["of"])),
            Text(on_whose_word(claim)),
            report,
            used.append(say.report(claim["why"]), style="default"),
        )
