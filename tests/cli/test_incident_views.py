"""The list, the page and the log as people see them, in terminals of all widths."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console, Group, RenderableType

from onrecord.cli.incident_page import incident_page
from onrecord.cli.incident_table import CHUNK, incident_tables
from onrecord.cli.log_table import log_table
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.decision import Decision
from tests.incidents import IS, SUKNA, event, incident, killed, telling

WIDTHS = [60, 80, 100, 124, 140, 200]
NOON = dt.datetime(2024, 5, 1, 12, 0, tzinfo=dt.UTC)
LONG = replace(IS, name="Front of the United Brigades for the Liberation of the Eastern Plains", id="long")


def shown(content: RenderableType, width: int = 100) -> str:
    """The content as a terminal of so many columns shows it."""
    console = Console(width=width, record=True, force_terminal=False, highlight=False, file=io.StringIO())
    console.print(content)
    return console.export_text()


def listed(*incidents: dict[str, Any], width: int = 100) -> str:
    """The list of these incidents."""
    return shown(Group(*incident_tables(incidents)), width)


def words(quote: str = "58 soldiers") -> Any:
    """What gives the words at a span: always the same ones."""
    return lambda _telling, _span: quote


def page(one: dict[str, Any], width: int = 100, decisions: Sequence[Decision] = (), quote: str = "58 soldiers") -> str:
    """The page of an incident."""
    return shown(incident_page(one, words(quote), decisions, ()), width)


SOME = [
    incident(code="SY-AAAAAAAA"),
    incident(telling(1, event(killed(20, 20, None), actors=(LONG,))), code="SY-BBBBBBBB"),
    incident(telling(1, event(date=DateRange())), code="SY-CCCCCCCC", state="corrected"),
    incident(telling(1, event(killed(0), places=(), actors=())), code="SY-DDDDDDDD"),
]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_list_is_readable_at_every_width(width: int) -> None:
    """Codes, days and grades are whole, no line is longer than the terminal, and no column is a strip of letters."""
    text = listed(*SOME, width=width)
    lines = text.splitlines()
    assert all(len(line.rstrip()) <= width for line in lines)
    for whole in (
        "SY-AAAAAAAA",
        "SY-DDDDDDDD",
        "2017-09-28",
        "20 or more",
        "unknown",
        "weak",
        "4 incidents, profile plain",
    ):
        assert whole in text
    assert not re.search(r"(?m)^ *\S( {2,}\S){0,3} *$", text), "a line of single letters"


def test_the_list_says_who_and_on_what_sources() -> None:
    """By whom and on whom, how many sources, and what people decided, in a narrow and in a wide terminal."""
    two = incident(telling(1, event(killed(58))), telling(2, event(killed(58))), state="confirmed")
    for width in (80, 140):
        text = " ".join(listed(two, width=width).split())
        assert "Islamic State on" in text and "Military" in text and "confirmed" in text
    assert "2 sources" in listed(two, width=80) and "sources" in listed(two, width=140)


def test_unknown_is_not_nought() -> None:
    """No figure is unknown; nobody killed is 0."""
    lines = listed(SOME[2], SOME[3]).splitlines()
    assert "unknown" in next(line for line in lines if "CCCC" in line)
    assert re.search(r" 0 +weak", next(line for line in lines if "DDDD" in line))


def test_vague_days_are_short() -> None:
    """A whole month is written as the month, a range as its two ends."""
    month = DateRange(dt.date(2017, 9, 1), dt.date(2017, 9, 30), 4)
    days = DateRange(dt.date(2017, 9, 3), dt.date(2017, 9, 5), 2)
    text = listed(*(incident(telling(1, event(killed(3), date=d))) for d in (month, days)))
    assert "2017-09 " in text and "2017-09-03" in text and "–2017-09-05" in text and "2017-09-30" not in text


def test_what_a_profile_leaves_out_says_why() -> None:
    """With --all, without colours too, one sees which are left out."""
    assert "left out: only recalled" in listed(incident(included=False, excluded_why="only recalled"))


def test_a_long_list_begins_before_it_ends() -> None:
    """The first rows are laid out before the last incident is read, under one heading, and all are counted."""
    read = []

    def many() -> Any:
        for number in range(2 * CHUNK + 1):
            read.append(number)
            yield SOME[0]

    parts = incident_tables(many())
    first = shown(next(parts))
    assert len(read) == CHUNK and first.count("SY-AAAAAAAA") == CHUNK
    rest = shown(Group(*parts))
    assert "killed" in first.splitlines()[0] and "killed" not in rest
    assert "401 incidents" in rest


def test_an_empty_list_says_what_to_do() -> None:
    """No incidents: not an empty table."""
    assert "onrecord add" in listed()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_readable_at_every_width(width: int) -> None:
    """The heading is whole, the address of the map in one piece, and no line is longer than the terminal."""
    one = incident(telling(1, event(killed(58), actors=(LONG,)), id="a" * 64, title="A long heading " * 9))
    text = page(one, width)
    assert all(len(line.rstrip()) <= width for line in text.splitlines())
    joined = "".join(text.split())
    assert one["summary"].replace(" ", "") in joined
    assert "mlat=34.885&mlon=38.871" in joined and (width < 80 or "&zoom=13" in text.split("mlat=")[1].split("\n")[0])
    assert "a" * 64 not in text and "aaaaaaaaaaaa…" in text


def test_the_page_shows_claims_beside_one_another() -> None:
    """Each claim with its words, on whose word, in which report, and whether it counts; narrow and wide."""
    one = incident(
        telling(1, event(killed(58)), outlet="Morning Post"),
        telling(2, event(killed(61)), "2017-09-30", "Evening Post"),
    )
    for width in (80, 120):
        text = " ".join(page(one, width, quote="fifty-eight").split())
        for part in ("58 killed", "61 killed", "fifty-eight", "police", "Morning Post", "Evening Post", "2017-09-30"):
            assert part in text
        assert "yes:" in text and "no:" in text and "The toll over time" in text


def test_the_sources_say_why_reports_are_one_source() -> None:
    """The reason stands apart from the name."""
    one = incident(telling(1, event(killed(58)), outlet="Post"))
    one["origin_groups"] = [{"name": "Agency", "reports": ["r1"], "why": "both credit Agency"}]
    assert "Agency: both credit Agency" in page(one)


def test_a_report_cannot_command_the_terminal() -> None:
    """Control codes in names, titles, words and reasons are shown as marks, and obeyed nowhere."""
    evil = "Agency\x1b[2J\u202egone"
    actor = replace(IS, name=evil, id=None)
    told = event(killed(58), actors=(actor,), places=(replace(SUKNA, name=evil),))
    one = incident(telling(1, told, outlet=evil, title=evil, url=f"https://x.org/{evil}"), excluded_why=evil)
    decision = Decision(1, NOON, evil, "correct", "X-1", field="summary", value=evil, before=evil, why=evil)
    for width in (80, 140):
        text = page(one, width, [decision], quote=evil) + listed(one | {"included": False}, width=width)
        assert "\x1b" not in text and "\u202e" not in text and "Agency?" in text


def test_the_log_tells_figures_as_people_write_them() -> None:
    """A figure that was open stays open in the log, and days are days."""
    figure = Decision(1, NOON, "ana", "correct", "X-1", field="killed", value={"low": 61, "best": 61, "high": 61},
                      before={"low": 29, "best": 29, "high": None}, why="the later toll")  # fmt: skip
    days = Decision(2, NOON, "ana", "correct", "X-1", field="date", value={"start": "2017-09-01", "end": "2017-09-30"})
    text = shown(log_table([figure, days]), 200)
    assert "killed: 61, was 29 or more" in text and "date: 2017-09-01 to 2017-09-30, was unknown" in text
    assert Count(29, 29, None).high is None and "the later toll" in text


@pytest.mark.parametrize("width", WIDTHS)
def test_the_log_keeps_its_columns(width: int) -> None:
    """Numbers, codes and times are whole beside a long name and a long reason."""
    made = Decision(
        12, NOON, "a-person-with-a-long-name@an-organisation.example", "reject", "SY-7F3K2M9Q", why="because " * 30
    )
    text = shown(log_table([made]), width)
    assert "SY-7F3K2M9Q" in text and "12" in text and all(len(line.rstrip()) <= width for line in text.splitlines())
    assert width < 80 or ("2024-05-01 12:00" in text and "rejected" in text)


def test_what_was_taken_back_says_so() -> None:
    """An undone decision stays in the log, marked."""
    made = Decision(1, NOON, "ana", "reject", "X-1")
    text = shown(log_table([made, Decision(2, NOON, "ben", "undo", "X-1", undoes=1)]))
    assert "rejected (undone)" in text and "undid decision 1" in text
