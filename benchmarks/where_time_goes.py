"""Where the coder's time goes, step by step, and a start's.

    python benchmarks/where_time_goes.py [REPORTS]

Each step of `gather` is timed where it is called, over the agencies' reports of the shared yardsticks, after a warm-up; a start
is taken apart by Python's own record of imports (`-X importtime`) and by timing what is loaded on first use.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.yardsticks import documents

import onrecord.coder
import onrecord.gather
from onrecord.coder import Coder
from onrecord.record.json_out import to_line

STEPS = {
    "find_places": "places, found",
    "resolve_places": "places, resolved",
    "find_casualties": "casualty claims",
    "find_statements": "statements and speakers",
    "speaker_of": "whose a figure is",
    "find_weapons": "weapons and targets",
    "find_infrastructure": "weapons and targets",
    "find_events": "events and roles",
    "_dates": "dates",
    "_named": "actors named",
    "find_victims": "victims by name",
    "find_blame": "blame and claims of responsibility",
    "find_namings": "names of incidents",
    "bind_places": "which event is where and when",
    "bind_dates": "which event is where and when",
}
LOADED = {
    "import the command line": "import onrecord.cli.app",
    "import the reader and the coder": "import onrecord.cli.work",
    "import spaCy": "from onrecord.parse.loading import _without_its_command_line as w\nwith w(): import spacy",
    "load the pipeline": "from onrecord.parse.pipeline import Parser; p = Parser(); p.nlp",
    "open the gazetteer": "from onrecord.resolve.gazetteer import Gazetteer; g = Gazetteer.load(lambda _: None)",
    "read the register of actors": "from onrecord.resolve.actors.register import ActorRegister; ActorRegister.load()",
    "compile patterns, code the first report": "from onrecord.coder import Coder; c = Coder(); c.parser, c.gazetteer, c.register = p, g, ActorRegister.load(); c.code(d)",
}
FIRST = "Six people were killed in a bombing in Baghdad on Tuesday, police said."


def timed(spent: Counter[str], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, its time added up under a name."""

    def run(*given: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return function(*given, **named)
        finally:
            spent[name] += time.perf_counter() - begun

    return run


def coding(reports: int) -> Counter[str]:
    """Seconds of each step over so many reports."""
    with tempfile.TemporaryDirectory() as folder:
        found = documents("messages", Path(folder))[:reports]
    coder, spent = Coder(), Counter[str]()
    for report in coder.code_all(found[:40]):
        to_line(report)
    for name, said in STEPS.items():
        setattr(onrecord.gather, name, timed(spent, said, getattr(onrecord.gather, name)))
    onrecord.coder.assemble = timed(spent, "events put together", onrecord.coder.assemble)
    parsed, begun = coder.parser.parse_all, time.perf_counter()

    def parse_all(given: Any) -> Any:
        rest = parsed(given)
        step = timed(spent, "spaCy's parse", lambda: next(rest, None))
        while (one := step()) is not None:
            yield one

    coder.parser.parse_all = parse_all  # type: ignore[method-assign]
    line = timed(spent, "written as JSON", to_line)
    for report in coder.code_all(found):
        line(report)
    spent["all else"] = time.perf_counter() - begun - sum(spent.values())
    return spent


def start() -> Counter[str]:
    """Seconds of each part of a start, in a fresh process."""
    program = "import time, sys\nfrom onrecord.record.document import *\nfrom onrecord.record.span import Span\n"
    program += f"t = {FIRST!r}; d = Document('a', '', t, (Section('body', Span(0, len(t))),))\n"
    for said, statement in LOADED.items():
        program += f"b = time.perf_counter()\n{statement}\nprint({said!r}, time.perf_counter() - b, sep='\\t')\n"
    runs: list[Counter[str]] = []
    for _ in range(5):
        ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        runs.append(Counter({said: float(s) for said, s in (line.split("\t") for line in ran.stdout.splitlines())}))
    return min(runs, key=lambda run: run.total())


def show(title: str, spent: Counter[str], each: int) -> None:
    """A table of shares."""
    table = Table("step", "ms", "share", title=title, title_justify="left")
    for said, seconds in spent.most_common():
        table.add_row(said, f"{1000 * seconds / each:.2f}", f"{100 * seconds / spent.total():.0f} %")
    table.add_row("together", f"{1000 * spent.total() / each:.2f}", "")
    Console().print(table)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    show("A start, the best of five", start(), 1)
    show("One report", coding(count), count)
