"""Who is said to be answerable, a sentence at a time."""

from __future__ import annotations

import pytest

from onrecord.extract.blame import find_blame
from onrecord.extract.blame_lexicon import blame_rules
from onrecord.resolve.actors.register import ActorRegister
from tests.extract.reading import parsed

SENTENCES = [
    ("The Red Dawn rebels claimed responsibility for the blast.", "The Red Dawn rebels", "claimed"),
    ("Responsibility was claimed by the rebels.", "the rebels", "claimed"),
    ("The murder was attributed to a local gang.", "a local gang", "alleged"),
    ("Police blamed the ambush on the guerrillas.", "the guerrillas", "alleged"),
    ("Police blamed the guerrillas for the ambush.", "the guerrillas", "alleged"),
    ("A former soldier is accused of killing the judge.", "A former soldier", "alleged"),
    ("Two soldiers were charged with the murder of the nurse.", "Two soldiers", "alleged"),
    ("The militia is suspected of the kidnapping.", "The militia", "alleged"),
    ("The officers were implicated in the massacre.", "The officers", "alleged"),
    ("The militants are responsible for the attack.", "The militants", "alleged"),
    ("The bombing was the work of the rebels.", "the rebels", "alleged"),
    ("The army denied involvement in the killings.", "The army", "denied"),
    ("The gunman admitted killing the mayor.", "The gunman", "claimed"),
    ("The raid was carried out by paramilitaries.", "paramilitaries", "stated"),
    ("She spoke of the involvement of soldiers in the massacre.", "soldiers", "alleged"),
    ("Two soldiers were arrested over their role in the massacre.", "Two soldiers", "alleged"),
    ("Police hold the guerrillas responsible for the attack.", "the guerrillas", "alleged"),
    ("The judge accused the guerrillas of the murder.", "the guerrillas", "alleged"),
]


def blames(text: str) -> list[tuple[str, str]]:
    """(words, responsibility) of everybody named as answerable by more than being there."""
    found = find_blame(parsed(text), ActorRegister.load().identify)
    return [(b.who.of(text), b.responsibility) for b in found if not b.weak]


@pytest.mark.parametrize(("text", "who", "responsibility"), SENTENCES)
def test_words_of_blame_name_who_is_answerable(text: str, who: str, responsibility: str) -> None:
    """Each way of blaming, claiming or denying gives the phrase and what is said of it."""
    assert (who, responsibility) in blames(text)


@pytest.mark.parametrize(
    "text",
    [
        "No one claimed responsibility for the blast.",
        "The minister blamed the drought for the poor harvest.",
        "The two judges were linked to a bank that failed.",
        "The army did not claim responsibility.",
        "She accused the paper of sloppy work.",
        "No person or group has claimed responsibility for the blast.",
        "The autopsies were carried out by police doctors.",
        "The guards are responsible for the safety of visitors.",
    ],
)
def test_nobody_is_blamed_where_no_deed_or_no_person_is_told(text: str) -> None:
    """Blame for harvests, links to banks and claims by nobody name no doer."""
    assert blames(text) == []


def test_those_who_act_on_the_scene_are_marked_weak() -> None:
    """Gunmen who stop a bus are kept as possible doers, and marked as such."""
    text = "Hooded gunmen stopped the bus on the coast road."
    found = find_blame(parsed(text), ActorRegister.load().identify)
    assert found
    assert all(b.weak and b.who.of(text) == "Hooded gunmen" for b in found)


def test_every_rule_has_an_id_of_its_own() -> None:
    """Records name the rule, so no two may share an id."""
    ids = [r.id for r in blame_rules()]
    assert len(ids) == len(set(ids))
