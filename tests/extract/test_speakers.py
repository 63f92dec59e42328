"""Sentences in, speakers out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.extract.speakers import find_statements, speaker_of
from onrecord.record.span import Span
from onrecord.record.statement import Statement
from tests.extract.reading import at, parsed

TABLE: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "speaker_sentences.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", TABLE, ids=[row["text"][:60] for row in TABLE])
def test_the_figure_stands_on_the_word_of_the_speaker_the_sentence_names(row: dict[str, Any]) -> None:
    start, stop = row["text"].index("[["), row["text"].index("]]")
    text = row["text"].replace("[[", "").replace("]]", "")
    report = parsed(text)
    found = speaker_of(find_statements(report), Span(start, stop - 2), report)
    if row["speaker"] is None:
        assert found is None
    else:
        assert found is not None
        assert (found.speaker or "", found.stance) == (row["speaker"], row.get("stance", "asserted"))


def by(text: str, words: str) -> Statement:
    """The statement that `words` stand in."""
    report = parsed(text)
    found = speaker_of(find_statements(report), at(text, words), report)
    assert found is not None
    return found


def test_speaker_and_cue_are_offsets_of_the_text() -> None:
    text = "Two aid workers were killed on the pass, the district chief said."
    found = by(text, "Two")
    assert found.span is not None
    assert (found.span.of(text), found.cue_span.of(text)) == ("the district chief", "said")
    assert [c.of(text) for c in found.content] == ["Two aid workers were killed on the pass"]


def test_a_monitor_is_the_observatory_of_the_next_sentence() -> None:
    text = "Jets killed 14 people, a monitor said. The Coastal Observatory for Human Rights said most were children."
    assert by(text, "14").own_name == "Coastal Observatory for Human Rights"


@pytest.mark.parametrize("later", ["the Observatory", "the Britain-based monitoring group", "the monitor"])
def test_a_short_form_is_the_full_name_given_before(later: str) -> None:
    text = f"The Coastal Observatory for Human Rights said two died. Nine were hurt, {later} said."
    assert by(text, "Nine").own_name == "Coastal Observatory for Human Rights"


def test_a_surname_is_the_officer_named_before() -> None:
    text = "Col. Ahmed Khan said two men died. Khan said nine were hurt."
    assert by(text, "nine").own_name == "Col. Ahmed Khan"


def test_he_is_the_last_person_who_spoke_with_what_he_is() -> None:
    text = "Wazir Gul, a police spokesman, said two men died. He said nine were hurt."
    found = by(text, "nine")
    assert (found.own_name, found.description, found.how) == ("Wazir Gul", "a police spokesman", "pronoun")


def test_it_is_the_last_organisation_that_spoke() -> None:
    text = "The Health Ministry said two men died. It said nine were hurt."
    assert by(text, "nine").own_name == "Health Ministry"


def test_the_ministry_is_the_health_ministry() -> None:
    text = "The Health Ministry said two men died. The ministry put the number of wounded at 40."
    assert by(text, "40").own_name == "Health Ministry"


def test_the_statement_is_whoever_put_it_out() -> None:
    text = "The Dawn Movement claimed the attack in a statement. The statement said 30 soldiers were killed."
    assert by(text, "30").own_name == "Dawn Movement"


def test_an_acronym_is_the_name_it_stands_for() -> None:
    text = "Human Rights Watch (HRW) said two men died. Nine were hurt, HRW said."
    assert by(text, "Nine").own_name == "Human Rights Watch"


def test_a_spokesman_in_apposition_is_his_name() -> None:
    text = "A rebel spokesman, Yusuf Adan, said 20 soldiers were killed."
    found = by(text, "20")
    assert (found.speaker, found.own_name) == ("A rebel spokesman", "Yusuf Adan")


def test_a_paragraph_that_is_a_quotation_goes_on_from_the_one_before() -> None:
    text = "The camp was shelled at noon, the relief group said.\n\n“Then they fired again and killed three cooks.”"
    found = by(text, "three")
    assert (found.speaker, found.how) == ("the relief group", "quote")


def test_a_sentence_without_its_own_attribution_is_on_nobodys_word() -> None:
    text = "The camp was shelled at noon, the relief group said. Later that day three cooks died."
    report = parsed(text)
    assert speaker_of(find_statements(report), at(text, "three"), report) is None


def test_a_claim_of_responsibility_is_flagged_and_ends_before_the_toll() -> None:
    text = "The Taliban claimed responsibility for the attack that killed 12 people."
    report = parsed(text)
    (found,) = find_statements(report)
    assert (found.speaker, found.stance, found.responsibility) == ("The Taliban", "claimed", True)
    assert speaker_of([found], at(text, "12"), report) is None


def test_a_title_names_its_speaker_after_a_colon() -> None:
    text = "Four killed in market blast: police"
    report = parsed(text, "title")
    found = speaker_of(find_statements(report), at(text, "Four"), report)
    assert found is not None
    assert (found.speaker, found.rule) == ("police", "headline_tail")


def test_a_wire_header_speaks_where_nobody_else_does() -> None:
    text = (
        "LIMA, 3 JUN 89 -- [REPORT] [SOUTHERN MILITARY COMMAND] [TEXT] TWO TERRORISTS DIED IN A CLASH NEAR THE RIVER.\n"
        "ACCORDING TO THE GARRISON, FIVE SOLDIERS WERE WOUNDED BY A MINE ON THE ROAD TO THE BRIDGE."
    )
    first, second = by(text, "TWO"), by(text, "FIVE")
    assert (first.speaker, first.how) == ("SOUTHERN MILITARY COMMAND", "header")
    assert second.speaker == "THE GARRISON"


def test_the_spokesman_is_the_one_named_before() -> None:
    text = "A rebel spokesman, Yusuf Adan, said 20 soldiers were killed. The spokesman said nine were hurt."
    assert by(text, "nine").own_name == "Yusuf Adan"


def test_a_quotation_is_not_given_to_the_speaker_of_the_next_paragraph_with_its_own_quote() -> None:
    text = "“We buried two cousins,” said Amina Yusuf.\n\n“We lost nine men,” said Col. Ahmed Khan."
    assert by(text, "two").speaker == "Amina Yusuf"
    assert by(text, "nine").speaker == "Col. Ahmed Khan"


def test_whoever_is_quoted_as_saying_it_speaks_not_who_quotes() -> None:
    """In front of the words and behind them; a pronoun in the next sentence is the one quoted."""
    behind = '"They stopped the bus and shot him," the agency quoted Karim Rahimi, an official, as saying. One rider was hurt, he said.'
    assert (by(behind, "shot").speaker, by(behind, "One").own_name) == ("Karim Rahimi", "Karim Rahimi")
    assert by("The daily quoted a doctor as saying that nine guards were killed.", "nine").speaker == "a doctor"


def test_a_noun_that_ends_a_quotation_does_not_say_it() -> None:
    """The speaker stands behind the closing mark."""
    text = "“We know of seven. Two men and five women,” the governor, Ivan Petrenko, said by telephone."
    assert by(text, "five women").speaker == "the governor"


def test_two_persons_who_share_one_name_are_two() -> None:
    """The one who died does not speak."""
    text = 'Amina Farah Osman was shot dead. "She was killed near her home," said Jama Farah, a colleague.'
    assert by(text, "killed near").own_name is None


def test_a_name_told_right_after_an_unnamed_official_is_that_official() -> None:
    """As news agencies write it; or a later sentence says what the person is."""
    text = "A health official says a raid killed 26 people. Salim Awad says that nine others were wounded."
    assert by(text, "nine").description == "A health official"
    later = "A raid killed two people, Salim Awad said. Awad is head of the district clinic."
    assert by(later, "two").description == "head of the district clinic"
