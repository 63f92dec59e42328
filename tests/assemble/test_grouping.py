"""Which sentences tell of one happening, and which of another."""

from __future__ import annotations

from tests.assemble.reports import events, news, numbers


def test_a_report_told_in_several_sentences_is_one_event() -> None:
    """Lead, detail and reaction are one."""
    found = news(
        "A suicide bomber killed 12 people near a mosque in Peshawar on Thursday, the police said.\n"
        "The attacker blew himself up as worshippers were leaving.\n"
        "Another 30 people were wounded in the blast, a doctor said."
    )
    assert len(found) == 1
    assert found[0].sub_event_type == "suicide_bomb"
    assert numbers(found[0].injured) == (30, 30, 30)


def test_two_towns_are_two_events() -> None:
    """Each place keeps its own dead."""
    found = news(
        "Gunmen killed seven people in Maiduguri on Thursday, residents said.\n"
        "Meanwhile, in Kano, a bomb killed four people on Wednesday, the police said."
    )
    assert [numbers(e.killed)[1] for e in found] == [7, 4]
    assert [e.places[0].name for e in found] == ["Maiduguri", "Kano"]


def test_an_earlier_larger_attack_is_background() -> None:
    """What a report recalls at its end, with its own year, is history."""
    found = events(
        "A bomb killed two soldiers in Mogadishu on Thursday, the army said.\n"
        "In October 2017, a truck bomb killed more than 500 people in the city."
    )
    assert numbers(found[0].killed) == (2, 2, 2)
    assert found[1].background
    assert numbers(found[1].killed)[1] == 500


def test_a_threat_did_not_happen() -> None:
    """A threatened killing has its status and no dead."""
    found = events("The group threatened to kill five hostages in Jolo on Thursday, the army said.")
    assert found
    assert {e.status for e in found if e.sub_event_type == "attack"} == {"threatened"}
    assert not any(e.killed.known for e in found)


def test_an_attempt_is_called_so() -> None:
    """What was tried and failed is an attempt."""
    found = events("Police foiled an attempt to assassinate the governor of Herat on Thursday.")
    assert found[0].status == "attempted"


def test_violence_without_a_doer_is_an_event() -> None:
    """The passive without an agent counts, its perpetrator unknown."""
    found = news("Four people were killed in a suicide bombing in Kandahar on Thursday.")
    assert len(found) == 1
    assert numbers(found[0].killed) == (4, 4, 4)


def test_what_is_no_violence_is_no_event() -> None:
    """Earthquakes, verbal attacks and the like are left out."""
    assert not events("An earthquake hit the coast on Thursday. The minister harshly attacked the opposition's budget.")


def test_a_summary_over_a_year_is_marked() -> None:
    """A toll over months is an aggregate and adds to nothing."""
    found = events(
        "A shell killed one woman in Avdiivka on Thursday, the governor said.\n"
        "More than 300 people have been killed in the province since the start of the year."
    )
    assert numbers(found[0].killed) == (1, 1, 1)
    assert not any(e.killed.best == 300 for e in found if not e.aggregate)


def test_an_abduction_and_a_killing_are_two() -> None:
    """People taken and people killed are told apart."""
    found = news(
        "Gunmen attacked a village near Zaria on Thursday, killing three farmers and kidnapping nine students."
    )
    assert {e.sub_event_type for e in found} == {"attack", "abduction_forced_disappearance"}


def test_ids_do_not_change() -> None:
    """The same report gives the same ids."""
    text = "Four people were killed in a suicide bombing in Kandahar on Thursday."
    assert [e.id for e in events(text)] == [e.id for e in events(text)]
