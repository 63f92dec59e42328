"""The hurt beside the dead, a taking's own dead, a heading's figure: a report in, low, best and high out."""

from __future__ import annotations

from tests.assemble.reports import news, numbers


def test_one_of_the_wounded_who_died_is_dead() -> None:
    """The wounded are persons; one of them who dies is no longer among the injured."""
    event = news(
        "A man stabbed two soldiers in Hebron on Thursday. One of the wounded later died in hospital, a doctor said."
    )[0]
    assert numbers(event.killed) == (1, 1, 1)


def test_a_person_named_among_the_dead_is_not_among_the_hurt() -> None:
    """Who was wounded first and died then is counted once."""
    event = news(
        "The editor Pablo Mora was wounded in a shooting in Cali on Thursday. Mora died in the shooting's aftermath."
    )[0]
    assert numbers(event.killed) == (1, 1, 1)
    assert numbers(event.injured) == (None, None, None)


def test_those_killed_while_another_was_taken_are_the_dead_of_the_taking() -> None:
    """The driver's death and the guard's wounds are the kidnapping's own."""
    event = news(
        "Rebels kidnapped the businessman Hector Parra in Lima on Thursday in an ambush in which his driver was killed."
    )[0]
    assert event.sub_event_type == "abduction_forced_disappearance"
    assert numbers(event.killed) == (1, 1, 1)


def test_another_twelve_beside_the_dead_are_the_dozen_told_before() -> None:
    """They are other than the dead, not other than the hurt."""
    event = news(
        "Eight children were killed and a dozen wounded in an attack on a school in Kumba on Saturday.\n"
        '"Eight children were killed in the attack. Another twelve were wounded," the United Nations said.'
    )[0]
    assert numbers(event.killed) == (8, 8, 8)
    assert numbers(event.injured) == (12, 12, 12)


def test_a_figure_far_below_the_heading_does_not_take_its_place() -> None:
    """What the heading counts and the text does not tell again is not what an older clash cost."""
    event = news(
        "Gunmen kill 32 villagers in western Ethiopia\n"
        "The killings in Wollega were the work of an armed group, an official said.\n"
        "They came at night.\nThe attack burned 20 houses.\nThe villagers had been called to a meeting.\n"
        "The attack drove many from the area.\nThe violence killed 27 people last week, the attack's survivors said."
    )[0]
    assert numbers(event.killed) == (32, 32, 32)


def test_some_of_the_injured_are_no_other_figure_for_them() -> None:
    """Those who went home are among the injured told of before."""
    event = news(
        "A blast in a mosque in Quetta on Friday killed three people and injured 23 others.\n"
        "The hospital said 18 of the injured were discharged."
    )[0]
    assert numbers(event.injured) == (23, 23, 23)


def test_killed_and_injured_are_apart() -> None:
    """Wounded are never dead."""
    event = news("The blast in Kabul on Thursday killed three people and wounded 12 others, the police said.")[0]
    assert numbers(event.killed) == (3, 3, 3)
    assert numbers(event.injured) == (12, 12, 12)


def test_the_hurt_before_a_clause_on_casualties_are_hurt() -> None:
    """In "ten others and casualties may rise" the number counts no casualties."""
    text = "A bomb killed two men on Thursday. He said it wounded more than ten others and casualties may rise."
    event = news(text)[0]
    assert (numbers(event.killed), numbers(event.injured)) == ((2, 2, 2), (10, 10, None))
