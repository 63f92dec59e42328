"""Which sentences of a report tell of happenings of their own: round-ups, sums, two days in one sentence."""

from __future__ import annotations

from tests.assemble.reports import events, news, numbers


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


ROUND_UP = """Bomb blasts, rocket and gunfire killed at least 10 people and injured 23 in Baghdad on Thursday, police said.
A roadside bomb exploded in a busy west Baghdad street, killing at least six people, said police Lt. Saad Mahmoud.
Another bombing near Mansour University in east Baghdad injured five policemen, a police officer said.
Gunmen fired on a car in the western Karama neighborhood, killing its three occupants, police said.
In Anbar province, an army patrol clashed with gunmen and killed five militants, the army said in a statement."""


def test_a_round_up_gives_each_happening_apart() -> None:
    """Each has its own dead; the sum in the first sentence is a summary of them."""
    found = events(ROUND_UP)
    dead = sorted(e.killed.best or 0 for e in found if not e.aggregate and not e.background)
    assert dead == [0, 3, 5, 6]
    assert [e.killed.best for e in found if e.aggregate] == [10]


def test_a_sentence_that_turns_to_another_bomb_tells_of_two() -> None:
    """Each side of "while another" keeps its own toll."""
    found = news("A bomb in Sadr City killed two people on Thursday, while another car bomb killed three in Karrada.")
    assert sorted(e.killed.best or 0 for e in found) == [2, 3]


def test_what_happened_weeks_before_keeps_its_own_dead() -> None:
    """An earlier bombing, "two weeks after" which this one came, is no part of today's toll."""
    text = (
        "A car bomb killed 13 people in Mogadishu on Thursday, two weeks after a truck bombing killed 350 in the city."
    )
    (event,) = news(text)
    assert event.killed.best == 13


def test_the_deadliest_attack_is_one_of_several_and_points_back_to_none() -> None:
    """So it does not join the one told before."""
    text = (
        "Gunmen attacked a camp in Duk on Thursday, killing 14 people.\n\n"
        "In the deadliest attack, militiamen killed 27 people in Rubkona on Wednesday."
    )
    assert sorted(e.killed.best or 0 for e in news(text)) == [14, 27]


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


def test_a_strike_and_the_rockets_it_answers_are_two() -> None:
    """A state's bombing and that of those who fight it are no one happening."""
    text = (
        "An Israeli air strike killed nine people in Khan Younis on Thursday, medics said.\n\n"
        "Palestinian militants fired a barrage of rockets at Ashkelon, wounding two people."
    )
    assert sorted(e.killed.best or 0 for e in news(text)) == [0, 9]


def test_a_round_up_of_one_city_tells_each_attack() -> None:
    """Another district, figures of its own: another attack, though the city is one."""
    text = (
        "Bomb blasts and gunfire killed at least 10 people in Baghdad on Sunday, the police said.\n"
        "A roadside bomb exploded in the Qadisiyah district of Baghdad, killing six people.\n"
        "Another bombing near the university in east Baghdad injured five policemen.\n"
        "Gunmen fired on a car in the Amiriyah district of Baghdad, killing three people."
    )
    assert sorted(numbers(e.killed)[1] or 0 for e in news(text)) == [0, 3, 6]


def test_four_of_the_five_dead_are_no_other_event() -> None:
    """A figure that leaves out who was counted goes on with what was told."""
    text = (
        "Two explosions killed five protesters in Omdurman on Thursday, medics said.\n"
        "Four were killed at once, while one died in hospital, the medics said."
    )
    assert len(news(text)) == 1
