"""A coded report as a page for a terminal: what it reports, then, dimmed, what it only recalls."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.record.actor import Actor, Thing
from onrecord.record.claim import Claim
from onrecord.record.document import Document
from onrecord.record.event import CodedReport, Event
from onrecord.record.span import Span
from onrecord.say import words

NARROW = 84  # columns: below it the claims are listed instead of tabled
LONGEST_QUOTE = 220  # characters

HOW_PUBLISHED = {
    "given": "as given",
    "metadata": "from the page's metadata",
    "dateline": "from the dateline",
    "url": "from the address",
}


def report_page(report: CodedReport) -> RenderableType:
    """The whole page of one report, ending in an empty line."""
    told = [e for e in report.events if not e.background]
    recalled = [e for e in report.events if e.background]
    parts: list[RenderableType] = [_header(report.document)]
    for number, event in enumerate(told, 1):
        parts += [_event(event, number, report.document.text), Text()]
    if not report.events:
        parts.append(Text("  No event of armed conflict or unrest found.", style="italic"))
    parts += [Text(f"  Note: {words.clean(note)}", style="yellow") for note in report.notes]
    if recalled:
        parts.append(Text("  Recalled as background", style="dim bold"))
        parts += [_folded(event) for event in recalled]
    return Group(*parts, Text())


def _header(doc: Document) -> RenderableType:
    title = words.clean(doc.title or doc.id)
    about = [
        words.clean(doc.outlet) if doc.outlet else "",
        f"published {doc.published.date} ({HOW_PUBLISHED.get(doc.published.how, doc.published.how)})"
        if doc.published.date
        else "publication date not known",
        f"credits {words.clean(doc.credit.text)}" if doc.credit else "",
        words.clean(doc.id) if doc.title else "",
    ]
    line = Text("  " + " · ".join(a for a in about if a), style="dim")
    return Group(Rule(Text(title, style="bold", overflow="ellipsis"), align="left", style="blue"), line, Text())


def _event(event: Event, number: int, text: str) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for label, value in _rows(event):
        grid.add_row(label, value)
    if event.evidence:
        quote = words.shortened(words.clean(_main_sentence(event).of(text)), LONGEST_QUOTE)
        grid.add_row("Quote", Text(f"“{quote}”", style="italic"))
    parts: list[RenderableType] = [
        Text.assemble((f" {number} ", "bold reverse"), " ", (words.kind_of(event), "bold")),
        Padding(grid, (0, 0, 0, 4)),
    ]
    if event.claims:
        parts.append(Padding(_Claims(event), (0, 0, 0, 4)))
    return Group(*parts)


def _main_sentence(event: Event) -> Span:
    """The sentence that gives the figure that counts, else the first the event rests on."""
    used = [claim.span for claim in event.claims if claim.used]
    return next((e for e in event.evidence if any(e.covers(u) for u in used)), event.evidence[0])


def _rows(event: Event) -> list[tuple[str, Text]]:
    rows = [("When", _when(event)), ("Where", _where(event))]
    rows += [(label, text) for label, text in _actors(event) if text]
    if event.weapons:
        rows.append(("With", Text(_listed(event.weapons))))
    if event.infrastructure:
        rows.append(("Hit", Text(_listed(event.infrastructure))))
    rows += [("Killed", _toll(event)), ("Injured", Text(words.figure(event.injured)))]
    if event.victims:
        rows.append(("Persons", Text("; ".join(_person(v.name, v.description, v.age, v.fate) for v in event.victims))))
    return rows


def _listed(things: Iterable[Thing]) -> str:
    """What was named, each once: reports name a checkpoint again and again."""
    named = {words.clean(t.text).lower(): words.clean(t.text) for t in reversed(tuple(things))}
    return ", ".join(reversed(named.values()))


def _when(event: Event) -> Text:
    text = Text(words.when(event.date))
    source = [f'"{words.clean(event.date.text)}"' if event.date.text and event.date.start else "", event.date.how]
    return text.append("  " + ", ".join(s for s in source if s), style="dim")


def _where(event: Event) -> Text:
    if not event.places:
        return Text(words.UNKNOWN)
    text = Text()
    for place in event.places:
        if text:
            text.append("\n")
        text.append(words.where(place))
        details = [
            words.position(place),
            words.PLACE_PRECISION.get(place.precision or 0, ""),
            f'"{words.clean(place.text)}"' if place.text and place.name and place.name != place.text else "",
            place.how if place.lat is None else "",
        ]
        text.append("  " + ", ".join(d for d in details if d), style="dim")
    return text


def _actors(event: Event) -> list[tuple[str, Text]]:
    by_role = {
        role: [a for a in event.actors if a.role == role and a.same_as is None]
        for role in ("perpetrator", "target", "party", "victim")
    }
    unknown = [] if by_role["party"] or event.status == "denied" else [Text(words.UNKNOWN)]
    return [
        ("By", Text("\n").join([_actor(a) for a in by_role["perpetrator"]] or unknown)),
        ("Against", Text("\n").join(_actor(a) for a in by_role["target"] + by_role["victim"])),
        ("Between", Text("\n").join(_actor(a) for a in by_role["party"])),
    ]


def _actor(actor: Actor) -> Text:
    text = Text(words.clean(actor.name or actor.text))
    details = [
        f'"{words.clean(actor.text)}"' if actor.name and actor.name != actor.text else "",
        "" if actor.kind == "unknown" else words.plain(actor.kind),
        "" if actor.responsibility in {None, "stated"} else f"responsibility {actor.responsibility}",
    ]
    return text.append("  " + ", ".join(d for d in details if d), style="dim")


def _toll(event: Event) -> Text:
    sides = ", ".join(f"{side} {n}" for side, n in event.killed_by_side if n is not None)
    return Text.assemble((words.figure(event.killed), "bold red" if event.killed.best else ""), (f"  {sides}", "dim"))


def _person(name: str | None, description: str | None, age: int | None, fate: str | None) -> str:
    about = [words.clean(name or description or "not named"), str(age) if age is not None else ""]
    if name and description:
        about.append(words.clean(description))
    return ", ".join(a for a in about if a) + (f" ({fate})" if fate else "")


def _folded(event: Event) -> RenderableType:
    toll = "" if not event.killed.known else f" · killed {words.figure(event.killed)}"
    place = f" · {words.where(event.places[0])}" if event.places else ""
    line = f"{words.kind_of(event)} · {words.when(event.date)}{place}{toll}"
    return Padding(Text(line, style="dim"), (0, 0, 0, 4))


class _Claims:
    """The claims of an event as a table, or as a list where the terminal is narrow."""

    def __init__(self, event: Event) -> None:
        self.event = event

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        """Rich asks for what fits its width."""
        yield self._list() if options.max_width < NARROW else self._table()

    def _table(self) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim italic", expand=True)
        for name, ratio in (("claim", 3), ("of", 3), ("on whose word", 4), ("used?", 5)):
            table.add_column(name, ratio=ratio, overflow="fold")
        for claim in self.event.claims:
            why = Text("yes: " if claim.used else "no: ", style="green" if claim.used else "yellow")
            table.add_row(
                Text(_what(claim)),
                Text(words.counted(claim)),
                Text(words.said_by(claim.by) + (", a party to the fight" if claim.party_claim else "")),
                why.append(words.clean(claim.why), style="default"),
                style="" if claim.used else "dim",
            )
        return table

    def _list(self) -> Group:
        lines = []
        for claim in self.event.claims:
            mark = ("used: ", "green") if claim.used else ("not used: ", "yellow")
            more = f" of {words.counted(claim)}, says {words.said_by(claim.by)}; {words.clean(claim.why)}"
            lines.append(Text.assemble(mark, _what(claim), (more, "dim")))
        return Group(*lines)


def _what(claim: Claim) -> str:
    return f'{words.figure(claim.count)} {words.plain(claim.kind)}, "{words.clean(claim.phrase)}"'
