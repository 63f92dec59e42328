"""Casualty figures: what one report's sentences say together (single phrases stand in tests/phrasebook)."""

from __future__ import annotations

from onrecord.extract.casualties import find_casualties
from onrecord.record.casualty_mention import CasualtyMention
from tests.extract.reading import at, parsed


def read(text: str) -> tuple[CasualtyMention, ...]:
    return find_casualties(parsed(text))


def test_spans_are_the_reports_own_words() -> None:
    """The phrase is quoted as it stands, capitals included."""
    text = "GUNMEN KILLED AT LEAST TWO PEASANTS AND WOUNDED A JUDGE IN THE VILLAGE OF SAN PABLO."
    killed, injured = read(text)
    assert killed.phrase == killed.span.of(text) == "AT LEAST TWO"
    assert injured.span == at(text, "A JUDGE")


def test_the_doer_and_the_deed_are_kept_with_the_figure() -> None:
    """Who did it, and the word that tells it, come with their spans."""
    text = "Masked gunmen killed nine miners near the river."
    (killed,) = read(text)
    assert killed.agent == at(text, "Masked gunmen")
    assert killed.predicate == at(text, "killed")
    assert killed.counted == at(text, "miners")


def test_a_part_points_at_its_whole_in_the_sentence_before() -> None:
    """Four of the dead belong to the nine told of before."""
    nine, four = read("Nine people died in the blast. Four of the dead were schoolgirls.")
    assert (four.scope, four.parent) == ("subset", 0)
    assert nine.scope == "event"


def test_parts_are_indexed_in_the_order_of_the_words() -> None:
    """A part that stands before other figures keeps the right parent."""
    text = "A clash wounded two guards. At least 20 people, including 12 children, were killed and 30 hurt in the raid."
    found = read(text)
    children = next(m for m in found if m.span == at(text, "12"))
    assert children.parent is not None
    assert found[children.parent].span == at(text, "At least 20")


def test_a_part_does_not_reach_over_others_counted_in_its_sentence() -> None:
    """A child among the rescued is none of the wounded of the sentence before."""
    found = read("The blast wounded 40 people. Rescuers saved six people, including a child.")
    assert [m.phrase for m in found] == ["40"]


def test_figures_of_one_list_share_a_number_and_others_do_not() -> None:
    """Eleven militants and four soldiers add up; the wounded stand apart."""
    militants, soldiers, wounded = read("Eleven militants and four soldiers were killed, and 20 were wounded.")
    assert militants.together == soldiers.together != wounded.together


def test_memories_of_the_reports_own_year_are_not_put_aside() -> None:
    """Without a date of publication, a year with its own dead is a memory."""
    (old,) = read("It was the worst raid since 2014, when 140 people died.")
    assert old.scope == "other"


def test_threats_and_wishes_carry_their_mood() -> None:
    """What may or shall happen is marked as such, what was managed is not."""
    (threat,) = read("The gunmen threatened to kill five hostages.")
    (deed,) = read("The commandos managed to kill five gunmen.")
    assert (threat.modal, deed.modal) == ("purpose", None)


def test_text_without_harm_has_no_figures() -> None:
    """Numbers alone are no casualties."""
    assert read("The 40-strong patrol drove 12 km along Route 5 with 300 kg of rice for 2,000 families.") == ()
