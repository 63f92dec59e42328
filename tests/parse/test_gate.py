"""The gate: what opens it, what does not, and that it loses no report with figures."""

from __future__ import annotations

import pytest

from onrecord.coder import Coder
from onrecord.parse.gate import SHUT, gate
from onrecord.record.document import Document, Section
from onrecord.record.span import Span


def report(text: str) -> Document:
    return Document(id="r", sha256="", text=text, sections=(Section("body", Span(0, len(text))),))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 12 soldiers near Mosul.",
        "TWELVE SOLDIERS WERE KILLED NEAR MOSUL.",
        "Twelve bodies were found in a well.",
        "Nine people lost their lives in the flood.",
        "A roadside bomb struck a patrol.",
        "Rebels seized the town.",
        "The police arrested forty.",
        "He was kidnapped on his way home.",
        "Shells fell on the hospital.",
        "The car blew up; shelling went on.",
        "Thousands of protesters marched through the capital.",
        "The dead were buried at noon.",
    ],
)
def test_a_report_of_violence_passes(text: str) -> None:
    """One word that tells of it, or two that may."""
    assert gate().opens(report(text))


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell by two percent on Tuesday, and the bank cut its forecast.",
        "The striker scored twice after the break.",
        "She attacked the budget in parliament.",
        "A skilled worker earns more.",
        "The festival opens on Friday with a rally of old cars.",
        "",
    ],
)
def test_a_report_without_it_does_not(text: str) -> None:
    """One doubtful word is not enough, and a word within another is none."""
    assert not gate().opens(report(text))


def test_only_headline_text_and_related_headlines_are_weighed() -> None:
    """What stands around a report, such as the list of most read, opens nothing."""
    text = "The fair opens on Friday.\nMost read: 12 killed in raid"
    furniture = text.index("Most read")
    sections = (Section("body", Span(0, furniture)), Section("furniture", Span(furniture, len(text))))
    assert not gate().opens(Document(id="r", sha256="", text=text, sections=sections))


def test_a_gated_coder_says_what_it_did_not_read() -> None:
    """A report held back has a record without events and the reason; one that passes is coded as without the gate."""
    told, idle = report("Gunmen killed 12 soldiers near Mosul on Tuesday."), report("Shares fell on Tuesday in London.")
    passed, held = Coder(gated=True).code_all([told, idle])
    assert passed == Coder().code(told)
    assert (held.events, held.places, held.notes) == ((), (), (SHUT,))
