"""Weapons and infrastructure: a sentence in, what was used and what was hit out."""

from __future__ import annotations

import pytest

from onrecord.extract.things import find_infrastructure, find_weapons
from onrecord.parse.pipeline import Parser
from onrecord.record.document import Document, Section
from onrecord.record.parsed import ParsedReport
from onrecord.record.span import Span


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def parsed(parser: Parser, text: str) -> ParsedReport:
    """A body and nothing else."""
    return parser.parse(Document(id="a", sha256="", text=text, sections=(Section("body", Span(0, len(text))),)))


WEAPONS = [
    ("A car bomb went off in the square.", [("car bomb", "ied")]),
    ("Roadside bombs killed two drivers.", [("Roadside bombs", "ied")]),
    ("An IED went off beside the patrol.", [("IED", "ied")]),
    ("He wore an explosive vest.", [("explosive vest", "suicide")]),
    ("Two rocket-propelled grenades struck the wall.", [("rocket-propelled grenades", "grenade")]),
    ("Gunmen with AK-47 rifles and machetes came.", [("AK-47 rifles", "small_arms"), ("machetes", "blade")]),
    ("Barrel bombs fell at night.", [("Barrel bombs", "air")]),
    ("A drone killed the driver.", [("drone", "drone")]),
    ("Mortar shells hit the yard.", [("Mortar shells", "shelling")]),
    ("White phosphorus burned them.", [("White phosphorus", "chemical")]),
    ("They threw Molotov cocktails.", [("Molotov cocktails", "fire")]),
    ("The pilot dropped two bombs.", [("bombs", "air")]),
    ("A mine exploded on the track.", [("mine", "landmine")]),
    ("Workers left the mine at noon.", []),
    ("The van ploughed into a crowd.", [("van", "vehicle_ramming")]),
    ("The van left at noon.", []),
    ("Israeli strikes killed six people in the camp.", [("strikes", "air")]),
    ("A missile strike killed six people in the camp.", [("missile strike", "shelling")]),
    ("Two men died in a hunger strike against the Israeli prison service.", []),
    ("An airstrike hit the town, and strikes on villages killed six.", [("airstrike", "air"), ("strikes", "air")]),
    ("Six people died after strikes on the coast railway.", []),
    ("POLICE FOUND DYNAMITE STICKS AND A MACHINE GUN.", [("DYNAMITE STICKS", "ied"), ("MACHINE GUN", "small_arms")]),
]


@pytest.mark.parametrize(("sentence", "expected"), WEAPONS, ids=[s for s, _ in WEAPONS])
def test_weapons_by_class(parser: Parser, sentence: str, expected: list[tuple[str, str]]) -> None:
    """The longest name of a weapon is found, plural or hyphenated, with its class."""
    assert [(w.text, w.kind) for w in find_weapons(parsed(parser, sentence))] == expected


HIT = [
    ("Shelling hit a primary school and a bakery.", [("a primary school", "school"), ("a bakery", "market")]),
    ("A car bomb exploded in a crowded vegetable market.", [("a crowded vegetable market", "market")]),
    ("An air strike on the district hospital killed ten.", [("the district hospital", "medical")]),
    ("Rebels blew up an oil pipeline.", [("an oil pipeline", "utility")]),
    ("The embassy came under fire.", [("The embassy", "government")]),
    ("The bridge collapsed.", [("The bridge", "transport")]),
    ("A church that was shelled on Friday burned.", [("A church", "religious")]),
    ("The school bombing killed nine.", [("school", "school")]),
    ("He was shot dead in his home.", [("his home", "home")]),
    ("Grenades were thrown at the courthouse.", [("the courthouse", "government")]),
    ("Gunmen attacked a school bus.", [("a school bus", "transport")]),
    ("THE GUERRILLAS DYNAMITED TWO ELECTRIC TOWERS.", [("TWO ELECTRIC TOWERS", "utility")]),
]


@pytest.mark.parametrize(("sentence", "expected"), HIT, ids=[s for s, _ in HIT])
def test_what_was_hit(parser: Parser, sentence: str, expected: list[tuple[str, str]]) -> None:
    """A building is hit as the object, the subject, the aim or the site of an attack; its phrase keeps its article."""
    found = find_infrastructure(parsed(parser, sentence))
    assert [(t.text, t.kind) for t in found if t.rule.startswith("hit_")] == expected
    assert all(t.span.of(sentence) == t.text for t in found)


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("The wounded were taken to a hospital.", "mention"),
        ("The shells did not hit the church.", "mention"),
        ("A bomb exploded near a mosque.", "near"),
    ],
)
def test_a_mention_is_no_hit(parser: Parser, sentence: str, rule: str) -> None:
    """What is only named, spared or nearby is found, and said not to be hit."""
    assert [t.rule for t in find_infrastructure(parsed(parser, sentence))] == [rule]


@pytest.mark.parametrize("sentence", ["Market traders fled.", "Soldiers killed two men in the West Bank."])
def test_words_that_describe_another_noun_are_no_buildings(parser: Parser, sentence: str) -> None:
    """A trader of the market and a region with "bank" in its name are no buildings."""
    assert find_infrastructure(parsed(parser, sentence)) == ()
