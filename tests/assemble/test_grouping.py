"""Which sentences tell of one happening, and which of another."""

from __future__ import annotations

import pytest

from tests.assemble.reports import PUBLISHED, events, news, numbers


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


APART = [
    (
        "an earlier day, the news being told without one",
        "A bomb killed four people in Mogadishu, the police said.\n"
        "Last Sunday, an engineer was killed when his car blew up near the port.",
        [4, 1],
    ),
    (
        "another month, where the report has no date",
        "An explosion in Kabul killed six people on Monday, the police said.\n"
        "In January, a suicide bomber killed 13 people near the site of Monday's explosion.",
        [6, 13],
    ),
    (
        "words that open another",
        "A suicide bomber killed six people in Quetta on Thursday.\n"
        "On the other hand, troops killed one gunman during an exchange of fire in Turbat.",
        [6, 1],
    ),
]


@pytest.mark.parametrize(("what", "text", "killed"), APART, ids=[a[0] for a in APART])
def test_two_happenings_stay_apart(what: str, text: str, killed: list[int]) -> None:
    """Each keeps its own dead, published date or none."""
    published = None if "no date" in what else PUBLISHED
    assert [numbers(e.killed)[1] for e in events(text, published)] == killed


ONE = [
    (
        "a witness counts the bodies of the blast",
        "A car bomb killed 15 people near a hotel in Mogadishu on Thursday.\nA witness said she saw 18 bodies.",
    ),
    (
        "the day's blast, named by its day",
        "A blast killed six people in Kabul on Thursday.\nThursday's attack took place at a mosque, the police said.",
    ),
    (
        "the attack with its explosives",
        "Four soldiers were killed in an attack in Meta on Thursday.\n"
        "The soldiers killed in the attack were hit with explosive devices, the army said.",
    ),
]


@pytest.mark.parametrize(("what", "text"), ONE, ids=[o[0] for o in ONE])
def test_one_happening_in_other_words(what: str, text: str) -> None:
    """What goes on with the same happening opens no second one."""
    assert len(news(text)) == 1, what


TYPES = [
    ("armed_clash", "Rebels ambushed a patrol near Gao on Thursday, killing six soldiers."),
    ("armed_clash", "Guerrillas harassed and ambushed an army patrol with rifles and grenades in Cauca on Thursday."),
    (
        "armed_clash",
        "One rebel was killed in a gun battle near Sukma on Thursday, in which a mine wounded three soldiers.",
    ),
    (
        "attack",
        "Gunmen killed 14 villagers near Beni on Thursday.\nThe army announced an offensive against the rebels.",
    ),
    ("suicide_bomb", "A suicide car bomb killed four people in Baidoa on Thursday."),
    ("shelling_artillery_missile_attack", "Russian bombardment killed four people in Kherson on Thursday."),
]


@pytest.mark.parametrize(("expected", "text"), TYPES)
def test_types(expected: str, text: str) -> None:
    """The words, the weapons and who takes part give the type."""
    assert news(text)[0].sub_event_type == expected


def test_a_town_seized_is_no_abduction() -> None:
    """Towns are taken, persons are abducted."""
    found = events("Rebels seized the northwestern city on Thursday after heavy fighting.")
    assert not any(e.sub_event_type == "abduction_forced_disappearance" for e in found)


def test_people_taken_during_an_attack_are_one_event() -> None:
    """An attack that only says when people were taken is no second event."""
    found = news("Nine students were kidnapped during an attack on a school near Zaria on Thursday.")
    assert [e.sub_event_type for e in found] == ["abduction_forced_disappearance"]


ACCIDENTS = [
    "Nine people were killed when a bus overturned near Puno on Thursday.\nThe driver died in hospital.",
    "A strong earthquake killed at least 40 people in western Nepal on Thursday.",
    "A pilot died on Thursday when his light plane crashed due to engine failure near Flores.",
]


@pytest.mark.parametrize("text", ACCIDENTS)
def test_harm_that_nobody_did_is_no_event(text: str) -> None:
    """Accidents and disasters kill too; no violence is recorded of them."""
    assert events(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Four soldiers were killed on Thursday when their helicopter crashed near Goma after rebels shot it down.",
        "A roadside bomb overturned a bus near Kandahar on Thursday, killing nine people.",
    ],
)
def test_what_was_done_to_a_vehicle_is_no_accident(text: str) -> None:
    """A crash after gunfire or a bomb is an attack."""
    assert len(news(text)) == 1


def test_a_killing_told_beside_bombings_in_general_stands_by_itself() -> None:
    """A murder with its victims is no part of "bombings"."""
    found = events("Rights groups condemned the bombings of towns and the murder of six priests in Cayes on Thursday.")
    assert "attack" in {e.sub_event_type for e in found}


def test_thrown_stones_are_no_bomb() -> None:
    """What is thrown makes a bombing only where it blows up or burns."""
    assert not events("Some 50 people threw stones at the embassy in Lima on Thursday.")
    (event,) = news("Men threw petrol bombs at the embassy in Lima on Thursday.")
    assert event.event_type == "explosions_remote_violence"


def test_a_protest_at_which_the_states_forces_killed_is_force_against_protesters() -> None:
    """The words may name the protest and the dead apart."""
    text = "Security forces shot dead one person as they opened fire to disperse an anti-coup protest in Khartoum on Thursday."
    (event,) = news(text)
    assert event.sub_event_type == "excessive_force_against_protesters"


def test_a_nations_strike_is_from_the_air() -> None:
    """No word of an aircraft is needed; a missile strike stays shelling."""
    (event,) = news("An Israeli strike on a house in Rafah killed nine people on Thursday, medics said.")
    assert event.sub_event_type == "air_drone_strike"
    (event,) = news("A Russian missile strike on a house in Kharkiv killed nine people on Thursday, medics said.")
    assert event.sub_event_type == "shelling_artillery_missile_attack"


def test_a_word_tells_of_what_its_company_says() -> None:
    """Rebels who destroy a pipeline sabotage it; with dynamite it is a bombing."""
    (event,) = news("Rebels destroyed an oil pipeline near Barrancabermeja on Thursday.")
    assert event.sub_event_type == "looting_property_destruction"
    (event,) = news("Rebels destroyed an oil pipeline near Barrancabermeja on Thursday with dynamite.")
    assert event.sub_event_type == "remote_explosive_landmine_ied"


def killed(text: str) -> list[int | None]:
    """The dead of each event of the news, in order."""
    return [numbers(e.killed)[1] for e in news(text)]


def test_two_days_in_one_sentence_are_two_happenings() -> None:
    """Each figure keeps its own day."""
    text = "Air strikes killed 37 people in Idlib on Thursday night, and another 15 had been killed in strikes on Wednesday."
    assert sorted(killed(text), key=str) == [15, 37]


def test_villages_the_gazetteer_lacks_are_still_two() -> None:
    """Another name, another figure: another happening."""
    text = (
        "Gunmen killed seven farmers in the village of Dankolo on Thursday.\n"
        "Later on Thursday, gunmen killed five traders in the village of Rafin Zuru."
    )
    assert killed(text) == [7, 5]


def test_a_strike_this_week_is_no_running_toll() -> None:
    """The week is when it happened; "so far this week" is a running toll."""
    (event,) = news(
        "An air strike by the U.S.-led coalition in northern Syria this week killed eight civilians, residents said."
    )
    assert numbers(event.killed)[1] == 8
    assert event.places[0].country == "SY"


def test_the_sum_of_separate_attacks_is_told_by_its_parts() -> None:
    """The heading and the lead sum up; each attack has its own dead."""
    text = (
        "Gunmen have killed two policemen and five farmers in two separate attacks in northern Nigeria, police said.\n"
        "A gang stormed a police station in Sokoto on Thursday, killing two officers.\n"
        "Later on Thursday, gunmen attacked a farm in Katsina, killing five farmers."
    )
    found = events(text)
    assert [numbers(e.killed)[1] for e in found if not e.aggregate] == [2, 5]
    assert [numbers(e.killed)[1] for e in found if e.aggregate] == [7]


def test_what_gangs_do_again_and_again_is_no_event_of_the_day() -> None:
    """A habit goes on with no heading."""
    found = news(
        "Armed gangs regularly raid villages and kill farmers there.\nOn Thursday gunmen killed three people in Gusau."
    )
    assert [numbers(e.killed)[1] for e in found if e.killed.known] == [3]


def test_an_ambush_of_civilians_is_an_attack_not_a_fight() -> None:
    """Nobody fought back; an ambush of soldiers stays a clash."""
    (event,) = news("Gunmen ambushed a bus near Jamrud on Thursday and killed a journalist.")
    assert event.sub_event_type == "attack"
    (event,) = news("Rebels ambushed an army convoy near Gao on Thursday and killed six soldiers.")
    assert event.sub_event_type == "armed_clash"


def test_the_year_of_a_peace_deal_dates_no_murder() -> None:
    """The date of what is no deed stays with it."""
    (event,) = news(
        "A village leader was murdered in Cauca despite a 2016 peace deal between the rebels and the state."
    )
    assert event.date.start is None
