"""One incident as a page for a terminal: its values, its claims side by side, its sources, why it is one, its history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.cli.incident_claims import Claims
from onrecord.cli.incident_table import STYLE
from onrecord.cli.log_table import log_table
from onrecord.link.explain import explain
from onrecord.record.decision import Decision
from onrecord.record.pair import Pair
from onrecord.say import incident_words as say
from onrecord.say import words

Json = dict[str, Any]
Quote = Callable[[int, Sequence[int]], str]
MOST_PAIRS = 8
MOST_PLACES = 6
TOLL_WIDTH = 30  # characters of the longest bar


def incident_page(incident: Json, quote: Quote, decisions: Sequence[Decision], pairs: Sequence[Pair]) -> RenderableType:
    """The whole page; `quote` gives the words of a telling's report at a span."""
    parts: list[RenderableType] = [
        Rule(Text(incident["code"], style="bold"), align="left", style="blue"),
        Padding(Text(words.clean(incident["summary"]), style="bold"), (0, 0, 0, 2)),
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
    grid.add_column(overflow="fold")
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
                (f"  {say.report(incident['grade']['reason'])}", "dim"),
            ),
        ),
        ("State", Text(state)),
        ("Left out", Text(words.clean(incident["excluded_why"] or ""), style="yellow")),
        ("Profile", Text.assemble(incident["profile"], (f"  {incident['profile_sha256'][:12]}", "dim"))),
        ("Notes", Text("\n".join(say.report(n) for n in incident["notes"]), style="yellow")),
        ("Merged in", Text(", ".join(incident["aliases"]), style="dim")),
    ]


def _when(incident: Json) -> Text:
    date = incident["date"]
    source = [
        f'"{words.clean(date["text"])}"' if date["text"] and date["start"] else "",
        date["how"],
        f"in {date['report']}" if date["report"] else "",
    ]
    return Text(say.when(date)).append("  " + say.report(", ".join(s for s in source if s)), style="dim")


def _where(incident: Json) -> Text:
    if not incident["places"]:
        return Text(words.UNKNOWN)
    lines: dict[str, Text] = {}
    link = say.map_link(incident)
    for place in incident["places"]:
        name = say.where(place)
        about = [
            words.PLACE_PRECISION.get(place["precision"] or 0, ""),
            f'"{words.clean(place["text"])}"' if place["text"] and place["text"] != place["name"] else "",
        ]
        line = Text(name).append("  " + ", ".join(a for a in about if a), style="dim")
        if not lines and link:
            line.append(f"\n{link}", style=f"dim link {link}")
        lines.setdefault(name, line)
    return Text("\n").join(list(lines.values())[:MOST_PLACES])


def _actors(incident: Json, *roles: str) -> Text:
    lines = {}
    for actor in incident["actors"]:
        if actor["role"] in roles:
            about = [
                f'"{words.clean(actor["text"])}"' if actor["name"] and actor["name"] != actor["text"] else "",
                "" if actor["kind"] in {"unknown", actor["text"].lower()} else words.plain(actor["kind"]),
                "" if actor["responsibility"] in {None, "stated"} else f"responsibility {actor['responsibility']}",
            ]
            lines[words.clean(actor["name"] or actor["text"]), actor["responsibility"]] = ", ".join(
                a for a in about if a
            )
    return Text("\n").join(Text(name).append(f"  {about}", style="dim") for (name, _), about in lines.items())


def _things(things: Sequence[Json]) -> Text:
    return Text(", ".join(dict.fromkeys(words.clean(t["text"]) for t in things)))


def _killed(incident: Json) -> Text:
    sides = say.by_side(incident["killed_by_side"])
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
    for _ in range(3):
        grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    sizes = [t["killed"]["best"] or t["killed"]["low"] or t["killed"]["high"] or 0 for t in incident["toll"]]
    most = max(sizes) or 1
    for point, size in zip(incident["toll"], sizes, strict=True):
        bar = "█" * max(1, round(size / most * TOLL_WIDTH)) if size else ""
        grid.add_row(
            point["as_of"] or "unknown day",
            Text(bar, style="red"),
            say.figure(point["killed"]),
            Text(say.report(point["report"]), style="dim"),
        )
    return Padding(grid, (0, 0, 0, 4))


def _hanging(rows: Sequence[tuple[Text | str, Text]]) -> RenderableType:
    """Each text beside its mark, its further lines under its first."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for mark, text in rows:
        grid.add_row(mark, text)
    return Padding(grid, (0, 0, 0, 4))


def _sources(incident: Json) -> RenderableType:
    rows: list[tuple[Text | str, Text]] = []
    by_report: dict[str, list[Json]] = {}
    for t in incident["tellings"]:
        by_report.setdefault(t["report"], []).append(t)
    for number, origin in enumerate(incident["origin_groups"], 1):
        why = "" if origin["why"] == "one report" else f": {say.report(origin['why'])}"
        rows.append((f"{number}", Text(say.report(origin["name"])).append(why, style="dim")))
        rows += [("", _report(t)) for report in origin["reports"] for t in by_report.get(report, ())]
    return _hanging(rows)


def _report(telling: Json) -> Text:
    name = telling["title"] or telling["report"]
    about = [
        telling["outlet"] or "",
        telling["published"] or "day not known",
        say.report(telling["report"]) if telling["title"] else "",
        "background" if telling["background"] else "",
        f"telling {telling['telling']}",
    ]
    line = Text(words.clean(name) if telling["title"] else say.report(name))
    line.append("  " + words.clean(" · ".join(a for a in about if a)), style="dim")
    if telling["url"]:
        line.append(f"\n{words.clean(telling['url'])}", style="dim")
    if telling["date"]["basis"] == "corroboration":
        line.append(f"\ndated {telling['date']['start']} {say.report(telling['date']['how'])}", style="yellow")
    return line


def _pairs(incident: Json, pairs: Sequence[Pair]) -> RenderableType:
    often = Counter(t["report"] for t in incident["tellings"])
    names = {
        t["telling"]: say.report(t["report"]) + (f" (telling {t['telling']})" if often[t["report"]] > 1 else "")
        for t in incident["tellings"]
    }
    shown = sorted(pairs, key=lambda p: (-p.weight, p.left, p.right))[:MOST_PAIRS]
    rows: list[tuple[Text | str, Text]] = [
        ("·", Text(f"{names[p.left]} and {names[p.right]}: ").append(words.clean(explain(p)), style="dim"))
        for p in shown
    ]
    if len(pairs) > MOST_PAIRS:
        rows.append(("", Text(f"and {len(pairs) - MOST_PAIRS} more pairs", style="dim")))
    return _hanging(rows)
