"""Why a report was coded as it was: a text in, the reasons out."""

from __future__ import annotations

from onrecord.record.claim import Claim
from onrecord.record.document import Document, Section
from onrecord.record.span import Span
from tests.explain.explained import coder, explained, readings

TOLD = (
    "Gunmen killed 12 soldiers near Kirkuk on Thursday, police said. "
    "The dead included two officers. "
    "The militia claimed that it had killed dozens of soldiers."
)


def anchors(reading_kind: str, text: str = TOLD, nth: int = 0) -> dict[str, str]:
    """What each rule of a reading read -> its anchor."""
    return {u.part: u.anchor for u in readings(explained(text), reading_kind)[nth].rules}


def test_a_figure_names_the_rules_of_its_number_its_people_its_speaker_and_its_verdict() -> None:
    """Who asks why "12" is 12 soldiers, on police's word, and counted, finds a rule for each."""
    assert anchors("killed") == {
        "figure": "exact",
        "counted": "actor.state_from_context",
        "speech": "speech.say",
        "ground": "speech.same_sentence",
        "used": "verdict.only_figure",
    }


def test_a_figure_that_does_not_count_says_why() -> None:
    """A part and a party's claim stand there with their reasons."""
    first, part, claimed = readings(explained(TOLD), "killed")
    assert [r.events for r in (first, part, claimed)] == [(1,), (1,), (1,)]
    assert [isinstance(r.value, Claim) and r.value.used for r in (first, part, claimed)] == [True, False, False]
    assert part.rules[-1].anchor == "verdict.part"
    assert claimed.rules[-1].part == "not used"


def test_a_figure_of_no_event_says_so() -> None:
    """What was found and left aside is not hidden."""
    every = [r for text in (TOLD, "Six people died of cholera.") for r in readings(explained(text), "killed")]
    assert all(r.note for r in every)
    assert all(r.events or r.note == "no event of the report takes it in" for r in every)


def test_a_date_and_a_place_name_the_rule_that_read_them_and_what_became_of_them() -> None:
    """The weekday is the event's day, the town its place."""
    (date,), (place,) = readings(explained(TOLD), "date"), readings(explained(TOLD), "place")
    assert ([u.anchor for u in date.rules], date.note) == (["date.weekday"], "when it was")
    assert ([u.anchor for u in place.rules], place.note) == (["place.known_name", "place.name"], "where it was")


def test_a_date_that_says_when_the_report_was_written_is_shown_and_not_used() -> None:
    """A "since" gives no event's day."""
    (since,) = readings(
        explained("Two farmers were killed in the village, which rebels have held since May 2014."), "date"
    )
    assert since.events == ()
    assert since.note == "says since when, not when it was"


def test_an_actor_names_the_rule_of_its_role_and_of_who_it_is() -> None:
    """Blame and register are rules of their own."""
    rules = [
        {u.part: u.anchor for u in r.rules}
        for r in readings(explained("Officials blamed the murder of the mayor on the rebels."), "actor")
    ]
    assert {"role": "blame.blame_on", "who": "actor.head"} in rules
    assert {"role": "role.phrase", "who": "actor.head"} in rules


def test_the_sections_left_out_are_told() -> None:
    """Page furniture stands in its place, with no sentence of it read."""
    text = "Home | Sport\nTwo farmers were killed on Monday.\nShare this story"
    cuts = [("furniture", 0, 13), ("body", 13, 48), ("furniture", 48, len(text))]
    sections = tuple(Section(kind, Span(start, end)) for kind, start, end in cuts)  # type: ignore[arg-type]
    found = coder().explain(Document("t", "0" * 64, text, sections)).sections
    assert [(s.kind, s.left_out, len(s.sentences)) for s in found] == [
        ("furniture", True, 0),
        ("body", False, 1),
        ("furniture", True, 0),
    ]


def test_an_explanation_tells_of_the_very_record_that_code_makes() -> None:
    """The report inside is what `code` gives."""
    document = Document("t", "0" * 64, TOLD, (Section("body", Span(0, len(TOLD))),))
    assert coder().explain(document).report == coder().code(document)


def test_a_report_in_another_language_is_not_explained_but_noted() -> None:
    """Its sections stand there as left out."""
    text = "Tres soldados murieron el lunes."
    document = Document("t", "0" * 64, text, (Section("body", Span(0, len(text))),), language="es")
    explanation = coder().explain(document)
    assert explanation.report.notes
    assert [s.left_out for s in explanation.sections] == [True]
