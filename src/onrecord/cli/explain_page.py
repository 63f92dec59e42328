"""An explanation as a page: events, then each sentence with its values and rules, then what the rules mean."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.table import Table
from rich.text import Text

from onrecord.cli.explain_words import value
from onrecord.explain.nouns import ExplainedSection, ExplainedSentence, Explanation, Reading
from onrecord.record.claim import Claim
from onrecord.record.document import Document
from onrecord.record.event import Event
from onrecord.rules.catalog import PAGE
from onrecord.say import words

LEFT_OUT = 90  # characters shown of what was left out
LEGEND = "Rules at work"


def explanation_page(explanation: Explanation) -> RenderableType:
    """The whole page of one report, ending in an empty line."""
    document = explanation.report.document
    parts: list[RenderableType] = [_heading(document), _events(explanation)]
    parts += [Text(f"  Note: {words.clean(note)}", style="yellow") for note in explanation.report.notes]
    parts += [_section(section, document.text) for section in explanation.sections if _has_words(section, document)]
    if explanation.rules:
        parts.append(_legend(explanation))
    return Group(*parts, Text())


def _has_words(section: ExplainedSection, document: Document) -> bool:
    return bool(section.span.of(document.text).strip())


def _heading(document: Document) -> RenderableType:
    published = document.published
    when = (
        f"published {published.date} ({published.how})"
        if published.date
        else "publication date not known: weekdays stay weekdays"
    )
    credit = f"credits {words.clean(document.credit.text)}" if document.credit else ""
    about = [words.clean(document.outlet or ""), when, credit, f"language {document.language or 'not known'}"]
    title = Text(words.clean(document.title or document.id), style="bold", overflow="ellipsis")
    return Group(
        Line(title, align="left", style="blue"), Text("  " + " · ".join(a for a in about if a), style="dim"), Text()
    )


def _events(explanation: Explanation) -> RenderableType:
    events = explanation.report.events
    if not events:
        return Text("  No event of armed conflict or unrest found.", style="italic")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for number, event in enumerate(events, 1):
        grid.add_row(f"event {number}", _event(event))
    return Padding(grid, (0, 0, 0, 2))


def _event(event: Event) -> Text:
    place = words.where(event.places[0]) if event.places else "place unknown"
    toll = f"killed {words.figure(event.killed)}, injured {words.figure(event.injured)}"
    when = f"{words.when(event.date)} ({words.clean(event.date.how)})"
    facts = [words.kind_of(event), when, place, toll, f"background: {event.background_why}" if event.background else ""]
    return Text(" · ".join(f for f in facts if f))


def _section(section: ExplainedSection, text: str) -> RenderableType:
    name = f"\n{section.kind.upper()}  [{section.span.start}, {section.span.end})"
    if section.left_out:
        start = words.shortened(words.clean(section.span.of(text)), LEFT_OUT)
        return Text(f"{name}  left out, not read: “{start}”", style="dim")
    return Group(Text(name, style="bold blue"), *(_sentence(s, text) for s in section.sentences))


def _sentence(sentence: ExplainedSentence, text: str) -> RenderableType:
    said = Text.assemble((f"[{sentence.span.start}, {sentence.span.end}) ", "dim"), words.clean(sentence.span.of(text)))
    parts: list[RenderableType] = [Text(), Padding(said, (0, 0, 0, 2))]
    if sentence.readings:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="cyan", no_wrap=True)
        grid.add_column()
        for reading in sentence.readings:
            grid.add_row(words.plain(reading.kind), _reading(reading, text))
        parts.append(Padding(grid, (0, 0, 0, 6)))
    else:
        parts.append(Text("      nothing read", style="dim"))
    return Group(*parts)


def _reading(reading: Reading, text: str) -> Text:
    """The words, what they were read as, what became of it; below, the rules."""
    numbers = ", ".join(map(str, reading.events))
    event = f"event {numbers}" if len(reading.events) == 1 else f"events {numbers}" if numbers else ""
    line = Text.assemble((f"“{words.clean(reading.span.of(text))}”", "bold"), " ", value(reading.value))
    fate = ": ".join(part for part in (event, words.clean(reading.note)) if part)
    if isinstance(reading.value, Claim):
        fate = f"{event or 'no event'}: {'used' if reading.value.used else 'not used'}, {words.clean(reading.note)}"
    style = "green" if reading.events and not _is_unused(reading) else "yellow"
    line.append(f"\n→ {fate}" if fate else "", style=style)
    return line.append("\nrules: " + ", ".join(f"{u.part} {words.clean(u.anchor)}" for u in reading.rules), style="dim")


def _is_unused(reading: Reading) -> bool:
    return isinstance(reading.value, Claim) and not reading.value.used


def _legend(explanation: Explanation) -> RenderableType:
    """What each rule of the page means, and where to read of it."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=False, overflow="fold")
    grid.add_column()
    for use in explanation.rules:
        rule = use.rule
        meaning = (
            f"{rule.about} E.g. “{rule.example}”"
            if rule and rule.example
            else rule.about
            if rule
            else "not in the catalogue"
        )
        grid.add_row(Text(f"{PAGE}#{use.anchor}" if rule else use.id), Text(words.clean(meaning), style="dim"))
    return Group(Text(f"\n{LEGEND}", style="bold blue"), Padding(grid, (0, 0, 0, 2)))
