"""Doers and undergoers around a trigger, also where the grammar hides them."""

from __future__ import annotations

import pytest

from onrecord.extract.casualties import find_casualties
from onrecord.extract.events import find_events
from onrecord.resolve.actors.register import ActorRegister
from tests.extract.reading import parsed


def roles(text: str, lemma: str) -> tuple[list[str], list[str]]:
    """(doers, undergoers) of the first trigger with a lemma."""
    report = parsed(text)
    found = find_events(report, find_casualties(report), (), ActorRegister.load().identify)
    event = next(e for e in found if e.lemma == lemma)
    return [s.of(text) for s in event.agents], [s.of(text) for s in event.patients]


@pytest.mark.parametrize(
    ("text", "lemma", "doers", "undergoers"),
    [
        ("Gunmen killed the mayor.", "kill", ["Gunmen"], ["the mayor"]),
        ("The mayor was killed on 5 May, apparently by rebels.", "kill", ["rebels"], ["The mayor"]),
        ("The attack was carried out by armed men.", "attack", ["armed men"], []),
        ("Soldiers launched an attack on the camp.", "attack", ["Soldiers"], ["the camp"]),
        ("Rebels took part in the attack.", "attack", ["Rebels"], []),
        ("The murder of the priest by gunmen shocked the town.", "murder", ["gunmen"], ["the priest"]),
        ("The bombing of the village killed nine.", "bombing", [], ["the village"]),
        ("Protesters clashed with police.", "clash", ["Protesters", "police"], []),
        ("Ten soldiers died in the ambush.", "die", [], ["Ten soldiers"]),
        ("The rebels said they killed ten soldiers.", "kill", ["The rebels"], ["ten soldiers"]),
        ("Six people were killed in a Russian missile strike.", "missile strike", ["Russian missile strike"], []),
        ("There were military confrontations near the town.", "confrontation", [], []),
        ("The mayor escaped unharmed from an attack.", "attack", [], ["The mayor"]),
        ("They found the body of the clerk, who was abducted on Friday.", "abduct", [], ["the clerk"]),
        ("The mayor survived an attack by gunmen.", "attack", ["gunmen"], ["The mayor"]),
        ("A nurse was killed along with two porters.", "kill", [], ["A nurse", "two porters"]),
        (
            "The mayor was killed by Islamic State (IS) fighters.",
            "kill",
            ["Islamic State (IS) fighters"],
            ["The mayor"],
        ),
    ],
)
def test_who_did_what_to_whom(text: str, lemma: str, doers: list[str], undergoers: list[str]) -> None:
    """By-phrases far behind, deeds as objects, both sides of a clash, speakers behind "they"."""
    assert roles(text, lemma) == (doers, undergoers)


def test_a_word_that_only_judges_the_deed_names_no_doer() -> None:
    """Words of judgement ("a terrorist attack") tell of no doer, "a guerrilla attack" tells of guerrillas."""
    assert roles("A terrorist attack killed five nurses.", "attack")[0] == []
    assert roles("A guerrilla attack killed five nurses.", "attack")[0] == ["guerrilla"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels seized the mayor in Gao.", True),
        ("Our forces seized many weapons and some ammunition.", False),
        ("Police seized a truck with two tons of hashish.", False),
    ],
)
def test_things_are_seized_and_persons_abducted(text: str, told: bool) -> None:
    """A word that needs persons to mean violence does not count with things."""
    report = parsed(text)
    found = find_events(report, find_casualties(report), (), ActorRegister.load().identify)
    assert any(e.lemma == "seize" for e in found) is told


def test_the_place_before_a_deed_did_not_do_it() -> None:
    """A capital or a country before the noun is where it was; a few countries are named as doers so."""
    assert roles("Five people were killed in the Baghdad blast.", "blast")[0] == []
    assert roles("Six farmers were killed in a Burkina Faso attack.", "attack")[0] == []
    assert roles("An Israel attack killed nine people in Gaza.", "attack")[0] == ["Israel"]
