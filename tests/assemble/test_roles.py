"""Who did it and to whom: a sentence in, actors out."""

from __future__ import annotations

import pytest

from onrecord.record.actor import Actor
from tests.assemble.reports import events, news


def actors(text: str) -> tuple[Actor, ...]:
    """The actors of the first event."""
    return news(text)[0].actors


def told(text: str, *roles: str) -> list[str]:
    """The words of the entries of their own with one of the roles."""
    return [a.text for a in actors(text) if a.role in roles and a.same_as is None]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Two hooded men shot the driver near Tibu on Thursday.", ["Two hooded men"]),
        ("Three farmers were killed on Thursday in an attack blamed on Boko Haram fighters.", ["Boko Haram fighters"]),
        ("A car bomb killed six people in Mogadishu on Thursday.", []),
        ("No group claimed responsibility for the blast, which killed nine shoppers on Thursday.", []),
        ("Nine soldiers were ambushed and killed on Thursday. It was unclear which group carried out the ambush.", []),
        ("A bomb planted by insurgents killed five nurses in Kirkuk on Thursday.", ["insurgents"]),
        ("A former officer is accused of killing the nurse Ana Torres on Thursday.", ["A former officer"]),
    ],
)
def test_who_did_it(text: str, doers: list[str]) -> None:
    """Doers by grammar and by blame; means and absent groups are none."""
    assert told(text, "perpetrator") == doers


def test_means_of_a_state_are_its_forces() -> None:
    """An air strike stands for those who flew it."""
    found = actors("An Israeli air strike killed a family of five in Khan Younis on Thursday.")[0]
    assert (found.role, found.name) == ("perpetrator", "Military Forces of Israel")


@pytest.mark.parametrize(
    ("text", "responsibility"),
    [
        ("Rebels killed nine nurses in Kitgum on Thursday.", "stated"),
        ("Suspected rebels killed nine nurses in Kitgum on Thursday.", "alleged"),
        ("A blast killed nine nurses in Kabul on Thursday. The Taliban claimed responsibility.", "claimed"),
        ("A blast killed nine nurses in Kabul on Thursday. Police blamed the Taliban for the attack.", "alleged"),
        ("Troops killed nine nurses on Thursday. The troops denied responsibility for the killings.", "denied"),
    ],
)
def test_on_what_ground_they_are_the_doers(text: str, responsibility: str) -> None:
    """The report's own word, a claim, a suspicion, a denial."""
    assert [a.responsibility for a in actors(text) if a.role == "perpetrator" and a.same_as is None] == [responsibility]


def test_a_group_s_phrase_comes_with_its_name_alone() -> None:
    """The phrase keeps its words; a linked entry holds the name."""
    found = actors("Islamic State militants beheaded two captives in Sirte on Thursday.")
    assert [(a.text, a.name, a.same_as) for a in found[:2]] == [
        ("Islamic State militants", "Islamic State", None),
        ("Islamic State", "Islamic State", 0),
    ]


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        ("Former minister Pedro Gomez was kidnapped on Thursday in Cali.", "Pedro Gomez", "Former minister"),
        ("Maria Lopez, a local journalist, was stabbed on Thursday in Cali.", "Maria Lopez", "a local journalist"),
        ("A mayor, Hassan Warsame, was shot dead on Thursday in Baidoa.", "Hassan Warsame", "A mayor"),
        ("Gunmen murdered Colonel Juan Perez on Thursday in Cali.", "Juan Perez", "Colonel"),
    ],
)
def test_a_person_s_name_comes_first_then_what_they_are(text: str, name: str, description: str) -> None:
    """Two entries, the second linked to the first."""
    found = actors(text)
    first = next(i for i, a in enumerate(found) if a.text == name)
    assert found[first].same_as is None
    assert [a.text for a in found if a.same_as == first] == [description]


def test_the_guerrillas_are_the_only_group_the_report_names() -> None:
    """A phrase that points back takes the group's id, by the rule "coreference"."""
    found = actors("FARC rebels met in Toribio. The guerrillas killed two policemen there on Thursday.")
    doer = found[0]
    assert (doer.text, doer.name, doer.rule) == (
        "The guerrillas",
        "Revolutionary Armed Forces of Colombia",
        "coreference",
    )


def test_two_sides_of_a_clash_are_parties() -> None:
    """Where nobody is told to have begun it, both are named alike."""
    text = "Clashes between Dinka and Nuer fighters left 23 people dead in Jonglei on Thursday."
    assert told(text, "party") == ["Dinka", "Nuer fighters"]


@pytest.mark.parametrize(
    ("text", "undergoers"),
    [
        ("Gunmen killed at least 12 villagers in Agatu on Thursday.", ["villagers"]),
        ("Gunmen killed nine villagers and burned homes in Agatu on Thursday.", ["villagers"]),
        ("Two Palestinians were shot dead by Israeli forces in Jenin on Thursday.", ["Palestinians"]),
        ("Ana Torres and Luis Mora were shot dead by gunmen in Cali on Thursday.", ["Ana Torres", "Luis Mora"]),
        ("Five people, including two children, were killed in a blast in Kabul on Thursday.", ["people", "children"]),
        (
            "The murder of the engineers Ana Torres, Luis Mora and Hugo Paz shocked Cali on Thursday.",
            ["the engineers", "Ana Torres", "Luis Mora", "Hugo Paz"],
        ),
        (
            "A nurse was killed and two other people were hurt by a blast in Cali on Thursday.",
            ["A nurse", "other people"],
        ),
        ("Rebels abducted the mayor and his aide, Ana Torres, in Cali on Thursday.", ["the mayor", "Ana Torres"]),
        ("A blast damaged the front of the building and wounded a guard in Cali on Thursday.", ["a guard"]),
    ],
)
def test_whom_it_befell(text: str, undergoers: list[str]) -> None:
    """Without the number, each person for themselves, no things, a part beside the whole."""
    assert told(text, "victim", "target") == undergoers


def test_armed_dead_are_targets_and_a_bomber_s_own_death_is_no_victim() -> None:
    """Soldiers are a target; who blew himself up stays the doer."""
    found = actors("A suicide bomber blew himself up in Kandahar on Thursday, killing four soldiers and himself.")
    assert [(a.role, a.text) for a in found] == [("perpetrator", "A suicide bomber"), ("target", "soldiers")]


def test_who_did_other_attacks_did_not_do_this_one() -> None:
    """A group known for similar attacks is not accused of this one, the army that speaks is not the man it speaks of."""
    for text in (
        "A car bomb killed nine people in Baghdad on Thursday. No group claimed it, but Islamic State has carried out similar attacks.",
        "Gunmen killed four people in Jos on Thursday. Boko Haram has been blamed for a string of attacks in the region.",
    ):
        assert not any(a.id in ("islamic-state", "boko-haram") for e in events(text) for a in e.actors)
    shot = events("Soldiers shot dead a man near Nablus on Thursday. The army said he had thrown a petrol bomb.")
    assert not any(a.text == "The army" for e in shot for a in e.actors)


def test_police_against_protesters_is_a_type_of_its_own() -> None:
    """ACLED has a type for a state's force against those who protest."""
    event = events("Police shot at protesters in Khartoum on Thursday, killing three demonstrators, a doctor said.")[0]
    assert event.sub_event_type == "excessive_force_against_protesters"


def test_an_attacker_told_of_first_stays_beside_the_police_who_shot_him() -> None:
    """The words "a Palestinian attacker" name somebody, although "the attacker" would only point back."""
    event = news(
        "A Palestinian attacker stabbed two men in Hebron on Thursday before being shot dead by police, officials said."
    )[0]
    assert event.actors[0].text == "A Palestinian attacker"


def test_two_men_who_shoot_are_not_called_civilians() -> None:
    """Nothing says what "two men" are: as doers their kind is not known, as victims they are civilians."""
    found = actors("Two men shot and killed a shopkeeper in Quetta on Thursday.")
    assert [(a.role, a.kind) for a in found] == [("perpetrator", "unknown"), ("victim", "civilians")]


def test_a_person_named_behind_the_happening_belongs_to_it() -> None:
    """The sentence that names the victim tells of no event of its own; an arrested suspect is no victim of the killing."""
    event = news(
        "A nurse was shot dead by gunmen in Cali on Thursday. The victim was identified as Ana Torres, 34. "
        "Police arrested Hugo Paz in the evening."
    )[0]
    assert [(v.name, v.age) for v in event.victims if v.name] == [("Ana Torres", 34)]


def test_the_one_dead_is_described_first_and_named_later() -> None:
    """With one dead, "a journalist" and the victim who is named behind are one person."""
    event = news("A journalist was shot dead in Cali on Thursday. The victim, Ana Torres, worked for a weekly.")[0]
    assert [(v.name, v.description, v.fate) for v in event.victims] == [("Ana Torres", "A journalist", "killed")]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Gunmen killed nine farmers in Agatu on Thursday. A group of gunmen entered the village at dawn.", ["Gunmen"]),
        (
            "A suicide bomber killed six people in Quetta on Thursday. Omar Noor, a commander for the Taliban, claimed responsibility.",
            ["A suicide bomber", "Omar Noor"],
        ),
        (
            "Islamic State is strong in the north. Separatist rebels killed six people in Quetta on Thursday.",
            ["Separatist rebels"],
        ),
    ],
)
def test_doers_told_apart_and_together(text: str, doers: list[str]) -> None:
    """The same gunmen once; who claims it for a group beside the bomber; separatists are not the group named."""
    assert told(text, "perpetrator") == doers


def test_he_who_claims_it_for_a_group_has_the_group_s_id() -> None:
    """A commander's claim is his group's."""
    found = actors(
        "A blast killed six people in Quetta on Thursday. Omar Noor, a commander for the Taliban, claimed responsibility."
    )
    assert found[0].text == "Omar Noor"
    assert (found[0].kind, found[0].responsibility) == ("rebel_group", "claimed")


def test_a_claim_on_twitter_befalls_nobody_there() -> None:
    """Where a claim is published is no target."""
    text = (
        "A blast killed six people in Quetta on Thursday. The Taliban claimed responsibility for the attack on Twitter."
    )
    assert told(text, "victim", "target") == ["people"]


def test_foes_joined_by_and_are_two() -> None:
    """Militants and security forces never fight as one body."""
    found = actors("Six people were killed in a clash between militants and soldiers in Quetta on Thursday.")
    assert {"militants", "soldiers"} <= {a.text for a in found}


def test_suspects_are_named_further_on() -> None:
    """Names behind a colon or in the next sentence belong to the suspects."""
    first = "Police arrested two men suspected of the murder of a nurse in Cali on Thursday"
    for text in (f"{first}: Carlos Vega and Luis Mora.", f"{first}. Their names are Carlos Vega and Luis Mora."):
        assert {"two men", "Carlos Vega", "Luis Mora"} <= {a.text for e in events(text) for a in e.actors}


def test_a_group_that_the_register_does_not_hold_keeps_its_name() -> None:
    """The words "calling itself" tell the name; a second entry holds what the report calls it."""
    found = actors(
        "A blast killed six people in Quetta on Thursday. A group calling itself the Red Dawn Brigade claimed responsibility."
    )
    assert [(a.text, a.same_as) for a in found if a.role == "perpetrator"] == [
        ("Red Dawn Brigade", None),
        ("A group", 0),
    ]


def test_who_is_named_before_the_deed_belongs_to_it() -> None:
    """The named person told of first goes to the happening told right behind."""
    event = news("Ana Torres died at noon. Gunmen attacked the bus station in Cali on Thursday, killing one woman.")[0]
    assert "Ana Torres" in [v.name for v in event.victims]


def test_police_who_shoot_the_attacker_did_not_do_his_deed() -> None:
    """The gunman killed the shoppers; the police ended it."""
    text = "A gunman killed four shoppers in Austin on Thursday before police shot the gunman dead, officials said."
    assert told(text, "perpetrator") == ["A gunman"]


def doer_names(text: str) -> set[str | None]:
    """The register's names of the doers of the first event."""
    return {a.name for a in news(text)[0].actors if a.role == "perpetrator"}


def test_where_it_was_is_not_who_did_it() -> None:
    """A country at the head of a strike told of there is its place; its adjective is a doer."""
    assert (
        doer_names("Libya drone strike kills nine people in Murzuq, residents of the Libyan town said on Thursday.")
        == set()
    )
    assert doer_names("A Turkish drone strike killed nine people in Murzuq in Libya on Thursday.") == {
        "Military Forces of Turkey"
    }


def test_an_air_force_is_not_laid_to_those_who_have_none() -> None:
    """In Gaza "the air force" names nobody by itself."""
    assert None not in doer_names("Israeli air strikes killed nine people in Gaza on Thursday.")
    assert "Military Forces of Palestine" not in doer_names(
        "The air force bombed a house in Gaza on Thursday, killing nine."
    )


def test_who_tells_of_it_did_not_do_it() -> None:
    """An official who speaks is no doer."""
    text = "A bomb killed six people in Baghdad on Thursday, said police Lt. Thamer Hasan. Gunmen shot four workers."
    (event, *_) = news(text)
    assert not any("Thamer" in a.text or "Lt" in a.text for a in event.actors if a.role == "perpetrator")
