"""`onrecord explain`: what a researcher opens when a record looks wrong."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from onrecord.cli.explain_page import explanation_page
from onrecord.explain.nouns import Explanation
from tests.cli.running import EXAMPLE, NEWS, onrecord
from tests.explain.explained import explained
from tests.house.tree import ROOT

TOLD = explained(NEWS)


def page(explanation: Explanation = TOLD, width: int = 120) -> str:
    """The page as plain text."""
    console = Console(file=io.StringIO(), width=width, highlight=False)
    console.print(explanation_page(explanation))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def flat(explanation: Explanation = TOLD) -> str:
    """The page in one line."""
    return " ".join(page(explanation, width=300).split())


def test_the_events_stand_first_with_their_numbers() -> None:
    """The numbers are those that the values below name."""
    assert (
        "event 1 Attack · 2017-09-26 (weekday before publication) · near Mosul, Nineveh, Iraq · killed 12, injured 9"
        in flat()
    )


def test_each_sentence_stands_with_its_place_in_the_text_and_what_was_read_in_it() -> None:
    """The words, what they were read as, the event and the verdict, the rules."""
    assert (
        "[0, 94) Gunmen killed 12 soldiers in an attack on an army base near Mosul on Tuesday, the police said."
        in flat()
    )
    assert (
        "killed “12” 12 of soldiers (target, not civilian); Police Forces of Iraq; scope event → event 1: used, the only figure"
        in flat()
    )
    assert "rules: figure exact, counted actor.state_from_context, speech speech.say" in flat()
    assert "date “Tuesday” 2017-09-26; weekday before publication → event 1: when it was" in flat()


def test_every_rule_at_work_is_explained_below_with_its_place_in_the_docs() -> None:
    """Whoever wants more opens the page at the anchor, which is there."""
    legend = flat().partition("Rules at work")[2]
    docs = (ROOT / "docs" / "coding-rules.md").read_text(encoding="utf-8")
    assert "docs/coding-rules.md#exact The number as it stands." in legend
    assert all(
        f"docs/coding-rules.md#{use.anchor} " in legend and f'<a id="{use.anchor}">' in docs for use in TOLD.rules
    )


def test_a_sentence_in_which_nothing_was_read_says_so() -> None:
    """Nothing is better said than left empty."""
    assert "The weather was fine. nothing read" in flat(explained("The weather was fine. Two farmers were killed."))


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_the_page_fits_the_terminal(width: int) -> None:
    """No line runs over the edge, however narrow the terminal."""
    assert max(map(len, page(width=width).splitlines())) <= width


def test_what_a_report_says_cannot_give_orders_to_the_terminal() -> None:
    """Control codes and rich's markup come out as text."""
    text = page(explained("Two [bold]farmers[/bold] were killed\x1b[2J near Mosul, police said."), width=200)
    assert "\x1b" not in text
    assert "[bold]farmers[/bold]" in text


@pytest.mark.slow
def test_a_file_is_explained_without_colours_in_a_pipe_and_its_furniture_is_left_out() -> None:
    """The same command line as for `code`."""
    ran = onrecord("explain", "--published", "2017-09-29", EXAMPLE)
    assert (ran.status, ran.err) == (0, "")
    shown = ran.out.decode()
    assert "FURNITURE  [0, 45)  left out, not read: “Home | World" in shown
    assert "RELATED" in shown
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 100


@pytest.mark.slow
def test_one_report_of_many_is_chosen_by_its_id(tmp_path: Path) -> None:
    """An id that is not there is wrong usage."""
    file = tmp_path / "wire.jsonl"
    file.write_text(
        "".join(json.dumps({"id": i, "text": NEWS, "title": f"Report {i}"}) + "\n" for i in "ab"), encoding="utf-8"
    )
    ran = onrecord("explain", "--id", "b", file)
    assert ran.status == 0
    assert "Report b" in ran.out.decode()
    assert "Report a" not in ran.out.decode()
    missing = onrecord("explain", "--id", "c", file)
    assert (missing.status, missing.out) == (2, b"")
    assert "no report 'c'" in missing.err


@pytest.mark.slow
def test_a_report_that_cannot_be_read_is_told_as_by_code(tmp_path: Path) -> None:
    """One line on standard error, exit status 1."""
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    ran = onrecord("explain", tmp_path / "empty.txt")
    assert (ran.status, ran.out, len(ran.errors)) == (1, b"", 1)
