"""The page that a terminal shows."""

from __future__ import annotations

import dataclasses
import io

import pytest
from rich.console import Console

from onrecord.cli.table import report_page
from onrecord.record.claim import Speaker
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.event import CodedReport
from onrecord.record.span import Span
from tests.record.samples import BOMBING, DOCUMENT, REPORT


def page(report: CodedReport = REPORT, width: int = 120) -> str:
    """The page as plain text."""
    console = Console(file=io.StringIO(), width=width, highlight=False)
    console.print(report_page(report))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_header_names_the_report_its_outlet_and_its_date() -> None:
    """Who published what, when, and how that is known."""
    head = page().splitlines()[:2]
    assert head[0].startswith("Car bomb kills 12 in Aleppo ")
    assert head[1].strip() == "Example News · published 2017-09-29 (as given) · credits Example Agency · aleppo"


def test_an_event_tells_what_when_where_who_and_how_many() -> None:
    """The main values stand one a line."""
    lines = [" ".join(line.split()) for line in page().splitlines()]
    assert "1 Remote explosive, landmine or IED" in lines
    assert 'When 2017-09-28 "Thursday", weekday before publication' in lines
    assert "Where Aleppo, Syria 36.201 N 37.161 E, exact" in lines
    assert 'By Islamic State "The Islamic State", rebel group' in lines
    assert "Killed 12 or more civilians 12" in lines
    assert "Injured unknown" in lines


def test_claims_are_shown_with_speaker_and_the_reason_they_count_or_not() -> None:
    """Both figures are there, the unused one too."""
    text = " ".join(page(width=300).split())
    assert "yes: latest exact figure from an independent source" in text
    assert "24 or more killed" in text
    assert "The Islamic State (belligerent), a party to the fight" in text
    assert "no: a party to the fight counts the other side's dead" in text


def test_the_quote_is_the_sentence_with_the_figure_that_counts() -> None:
    """Not the headline, which comes first, but the sentence whose figure was used."""
    event = dataclasses.replace(BOMBING, evidence=(Span(0, 27), *BOMBING.evidence))
    assert "Quote    “A car bomb killed at least 12 people" in page(CodedReport(DOCUMENT, events=(event,)))


def test_what_is_named_again_and_again_is_listed_once() -> None:
    """A weapon of five sentences is one weapon to a reader."""
    event = dataclasses.replace(BOMBING, weapons=BOMBING.weapons * 3)
    weapon = BOMBING.weapons[0].text
    line = next(line for line in page(CodedReport(DOCUMENT, events=(event,))).splitlines() if "With" in line)
    assert line.lower().count(weapon.lower()) == 1


def test_background_is_folded_to_one_line() -> None:
    """What the report only recalls takes one line each, under its own heading."""
    lines = [line.strip() for line in page().splitlines()]
    at = lines.index("Recalled as background")
    assert lines[at + 1].startswith("Remote explosive, landmine or IED · 2014-01-01 to 2014-12-31 (that year) · Aleppo")
    assert lines[at + 1].endswith("killed 40")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_the_page_fits_the_terminal(width: int) -> None:
    """No line runs over the edge, however narrow the terminal."""
    assert max(map(len, page(width=width).splitlines())) <= width


def test_a_narrow_terminal_gets_the_claims_as_a_list() -> None:
    """Below 84 columns no claim is lost."""
    text = " ".join(page(width=60).split())
    assert 'not used: 24 or more killed, "dozens" of soldiers' in text


def test_a_report_without_events_says_so() -> None:
    """An empty page would look like a fault."""
    assert "No event of armed conflict or unrest found." in page(CodedReport(DOCUMENT))


def test_what_was_not_coded_is_said() -> None:
    """A note of the coder is on the page."""
    assert "Note: not coded: the text is Spanish" in page(
        CodedReport(DOCUMENT, notes=("not coded: the text is Spanish",))
    )


def test_a_weekday_without_a_date_stays_a_weekday() -> None:
    """No day is made up for the table either."""
    event = dataclasses.replace(BOMBING, date=DateRange(text="Thursday", how="no publication date to count from"))
    line = next(line for line in page(CodedReport(DOCUMENT, events=(event,))).splitlines() if "When" in line)
    assert " ".join(line.split()) == 'When unknown day, "Thursday" no publication date to count from'


def test_no_perpetrator_is_shown_as_unknown() -> None:
    """An event without a named actor says that the actor is unknown."""
    event = dataclasses.replace(BOMBING, actors=())
    lines = [" ".join(line.split()) for line in page(CodedReport(DOCUMENT, events=(event,))).splitlines()]
    assert "By unknown" in lines


def test_an_unknown_toll_is_not_zero_and_none_killed_is() -> None:
    """Unknown and 0 look different."""
    unknown = dataclasses.replace(BOMBING, killed=Count(), killed_by_side=())
    nobody = dataclasses.replace(BOMBING, killed=Count(0, 0, 0), killed_by_side=())
    assert "Killed   unknown" in page(CodedReport(DOCUMENT, events=(unknown,)))
    assert "Killed   0" in page(CodedReport(DOCUMENT, events=(nobody,)))


def test_what_a_report_says_cannot_give_orders_to_the_terminal() -> None:
    """Control codes and rich's own markup in a report are shown as text."""
    speaker = Speaker("[red]x[/red]\x1b[2J", Span(0, 1))
    claim = dataclasses.replace(BOMBING.claims[0], by=speaker)
    event = dataclasses.replace(BOMBING, claims=(claim,))
    document = dataclasses.replace(DOCUMENT, title="Blast\x1b]0;owned\x07 [bold]kills", outlet="\u202eknaB")
    text = page(CodedReport(document, events=(event,)), width=300)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "[bold]kills" in text
    assert "[red]x[/red]" in text
