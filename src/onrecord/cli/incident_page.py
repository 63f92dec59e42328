"""One incident as a page for a terminal: its values, its claims side by side, its sources, why it is one, its history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.cli import incident_words as say
from onrecord.cli import words
from onrecord.cli.incident_claims import Claims
from onrecord.cli.incident_table import STYLE
from onrecord.cli.log_table import log_table
from onrecord.link.explain import explain
from onrecord.record.decision import Decision
from onrecord.record.pair import Pair

Json = dict[str, Any]
Quote = Callable[[int, Sequence[int]], str]
MOST_PAIRS = 8
TOLL_WIDTH = 30  # characters of the longest bar


def incident_page(incident: Json, quote: Quote, decisions: Sequence[Decision], pairs: Sequence[Pair]) -> RenderableType:
    """The whole page; `quote` gives the words of a telling's report at a span."""
    parts: list[RenderableType] = [
        Rule(
            Text(f"{incident['code']}  {words.clean(incident['summary'])}", style="bold", overflow="ellipsis"),
            align="left",
            style="blue",
        ),
        _values(incident),
        _heading("Claims"),
        Padding(Claims(incident, quote), (0, 0, 0, 4)),
    ]
    if len(incident["toll"]) > 1:
        parts += [_heading("The toll over time"), _toll(incident)]
    parts += [_heading("Sources"), _sources(incident)]
    if pairs:
        parts += [_heading("Why these are one incident"), _pairs(incident, pairs)]
    if decisions:
        parts += [_heading("Decisions"), Padding(log_table(decisions), (0, 0, 0, 4))]
    return Group(*parts, Text())


def _heading(name: str) -> Text:
    return Text(f"\n  {name}", style="bold")


def _values(incident: Json) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for label, value in _rows(incident):
        if value:
            grid.add_row(label, value)
    return Padding(grid, (1, 0, 0, 4))


def _rows(incident: Json) -> list[tuple[str, Text]]:
    state = incident["state"] + (f" ({', '.join(incident['corrected'])})" if incident["corrected"] else "")
    return [
        ("What", Text(say.what(incident))),
        ("When", _when(incident)),
        ("Where", _where(incident)),
        ("By", _actors(incident, "perpetrator")),
        ("Against", _actors(incident, "target", "victim")),
        ("Between", _actors(incident, "party")),
        ("With", _things(incident["weapons"])),
        ("Hit", _things(incident["infrastructure"])),
        ("Killed", _killed(incident)),
        ("Injured", Text(say.figure(incident["injured"]))),
        ("Persons", _persons(incident)),
        (
            "Grade",
            Text.assemble(
                (incident["grade"]["value"], STYLE.get(incident["grade"]["value"], "")),
                (f"  {words.clean(incident['grade']['reason'])}", "dim"),
            ),
        ),
        ("State", Text(state)),
        ("Left out", Text(words.clean(incident["excluded_why"] or ""), style="yellow")),
        ("Profile", Text.assemble(incident["profile"], (f"  {incident['profile_sha256'][:12]}", "dim"))),
        ("Notes", Text("\n".join(words.clean(n) for n in incident["notes"]), style="yellow")),
        ("Also", Text(", ".join(incident["aliases"]), style="dim")),
    ]


def _when(incident: Json) -> Text:
    date = incident["date"]
    source = [
        f'"{words.clean(date["text"])}"' if date["text"] and date["start"] else "",
        date["how"],
        f"in {date['report']}" if date["report"] else "",
    ]
    return Text(say.when(date)).append("  " + words.clean(", ".join(s for s in source if s)), style="dim")


def _where(incident: Json) -> Text:
    if not incident["places"]:
        return Text(words.UNKNOWN)
    text = Text()
    for number, place in enumerate(incident["places"][:6]):
        about = [
            words.PLACE_PRECISION.get(place["precision"] or 0, ""),
            f'"{words.clean(place["text"])}"' if place["text"] and place["text"] != place["name"] else "",
        ]
        text.append(("\n" if number else "") + say.where(place))
        text.append("  " + ", ".join(a for a in about if a), style="dim")
        if number == 0 and say.map_link(incident):
            text.append(f"\n{say.map_link(incident)}", style="dim")
    return text


def _actors(incident: Json, *roles: str) -> Text:
    lines = {}
    for actor in incident["actors"]:
        if actor["role"] in roles:
            about = [
                f'"{words.clean(actor["text"])}"' if actor["name"] and actor["name"] != actor["text"] else "",
                "" if actor["kind"] == "unknown" else words.plain(actor["kind"]),
                "" if actor["responsibility"] in {None, "stated"} else f"responsibility {actor['responsibility']}",
            ]
            lines[words.clean(actor["name"] or actor["text"]), actor["responsibility"]] = ", ".join(
                a for a in about if a
            )
    return Text("\n").join(Text(name).append(f"  {about}", style="dim") for (name, _), about in lines.items())


def _things(things: Sequence[Json]) -> Text:
    return Text(", ".join(dict.fromkeys(words.clean(t["text"]) for t in things)))


def _killed(incident: Json) -> Text:
    sides = ", ".join(f"{side} {n}" for side, n in incident["killed_by_side"].items() if n is not None)
    return Text.assemble(
        (say.figure(incident["killed"]), "bold red" if incident["killed"]["best"] else ""), (f"  {sides}", "dim")
    )


def _persons(incident: Json) -> Text:
    lines = []
    for v in incident["victims"]:
        about = [
            v["name"] or v["description"] or "not named",
            str(v["age"]) if v["age"] is not None else "",
            v["description"] if v["name"] else "",
            v["fate"],
        ]
        lines.append(words.clean(", ".join(a for a in about if a)))
    return Text("\n".join(dict.fromkeys(lines)))


def _toll(incident: Json) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    sizes = [t["killed"]["best"] or t["killed"]["low"] or t["killed"]["high"] or 0 for t in incident["toll"]]
    most = max(sizes) or 1
    for point, size in zip(incident["toll"], sizes, strict=True):
        bar = "█" * max(1, round(size / most * TOLL_WIDTH)) if size else ""
        grid.add_row(
            point["as_of"] or "unknown day",
            Text(bar, style="red"),
            say.figure(point["killed"]),
            Text(words.clean(point["report"]), style="dim"),
        )
    return Padding(grid, (0, 0, 0, 4))


def _sources(incident: Json) -> RenderableType:
    lines: list[Text] = []
    by_report: dict[str, list[Json]] = {}
    for t in incident["tellings"]:
        by_report.setdefault(t["report"], []).append(t)
    for number, origin in enumerate(incident["origin_groups"], 1):
        why = "" if origin["why"] == "one report" else f"  {origin['why']}"
        lines.append(Text.assemble(f"{number} {words.clean(origin['name'])}", (words.clean(why), "dim")))
        lines += [_report(t) for report in origin["reports"] for t in by_report.get(report, ())]
    return Padding(Group(*lines), (0, 0, 0, 4))


def _report(telling: Json) -> Text:
    about = [
        telling["outlet"],
        telling["published"] or "day not known",
        telling["url"],
        "background" if telling["background"] else "",
    ]
    head = f"  telling {telling['telling']}  {words.clean(telling['title'] or telling['report'])}"
    line = Text(head).append("  " + words.clean(" · ".join(a for a in about if a)), style="dim")
    if telling["date"]["basis"] == "corroboration":
        line.append(f"\n    dated {telling['date']['start']} {words.clean(telling['date']['how'])}", style="yellow")
    return line


def _pairs(incident: Json, pairs: Sequence[Pair]) -> RenderableType:
    names = {t["telling"]: words.clean(t["report"]) for t in incident["tellings"]}
    shown = sorted(pairs, key=lambda p: -p.weight)[:MOST_PAIRS]
    lines = [
        Text(f"{names[p.left]} and {names[p.right]}: ").append(words.clean(explain(p)), style="dim") for p in shown
    ]
    if len(pairs) > MOST_PAIRS:
        lines.append(Text(f"and {len(pairs) - MOST_PAIRS} more pairs", style="dim"))
    return Padding(Group(*lines), (0, 0, 0, 4))
