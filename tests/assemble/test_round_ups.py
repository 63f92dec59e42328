"""Round-ups: several happenings in one report, each with its own dead."""

from __future__ import annotations

from tests.assemble.reports import events, news

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


def test_a_strike_and_the_rockets_it_answers_are_two() -> None:
    """A state's bombing and that of those who fight it are no one happening."""
    text = (
        "An Israeli air strike killed nine people in Khan Younis on Thursday, medics said.\n\n"
        "Palestinian militants fired a barrage of rockets at Ashkelon, wounding two people."
    )
    assert sorted(e.killed.best or 0 for e in news(text)) == [0, 9]


def test_seven_of_the_victims_are_no_other_dead() -> None:
    """A part of those told of before, and the same number told again, open nothing."""
    text = (
        "Air strikes on a village near Pale on Thursday killed 10 people, residents said.\n\n"
        "Seven of the victims were killed in a house in front of the monastery."
    )
    assert len(news(text)) == 1


def test_elsewhere_is_another_place_whatever_the_figures() -> None:
    """The same number of dead does not make it the same bomb."""
    text = (
        "A car bomb in central Baghdad on Thursday killed four people, police said.\n\n"
        "Elsewhere, a roadside bomb struck a car on Thursday, killing four children."
    )
    assert [e.killed.best for e in news(text)] == [4, 4]
