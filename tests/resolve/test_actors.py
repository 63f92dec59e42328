"""Noun phrases in, who is meant out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.resolve.actors import ActorRegister

REGISTER = ActorRegister.load()


@pytest.mark.parametrize(
    ("phrase", "ident"),
    [
        ("ISIS militants", "islamic-state"),
        ("ISIL fighters", "islamic-state"),
        ("IS", "islamic-state"),
        ("the so-called Islamic State group", "islamic-state"),
        ("Daesh terrorists", "islamic-state"),
        ("suspected Boko Haram militants", "boko-haram"),
        ("about 30 Taliban fighters", "taliban"),
        ("members of the FMLN", "fmln"),
        ("guerrillas of the Farabundo Martí National Liberation Front", "fmln"),
        ("two alleged members of the Shining Path", "shining-path"),
        ("Hizbullah", "hezbollah"),
        ("a senior Hamas commander", "hamas"),
        ("Iranian-backed Houthi rebels", "houthis"),
        ("RSF fighters", "rapid-support-forces"),
        ("Saudi-led coalition warplanes", "saudi-led-coalition"),
        ("a U.S.-led coalition airstrike", "us-led-coalition"),
        ("militants from the Islamic State's Khorasan branch", "islamic-state"),
        ("Kurdish fighters of the YPG", "ypg"),
        ("the Islamist rebels of Jund al-Aqsa", "jund-al-aqsa"),
        ("one commander in the Atlacatl Battalion", "atlacatl-battalion"),
        ("the IDF", "state:IL:military"),
        ("Myanmar's Tatmadaw", "state:MM:military"),
        ("U.N. peacekeepers", "un-peacekeepers"),
    ],
)
def test_a_named_group_is_its_entry_whatever_its_spelling(phrase: str, ident: str) -> None:
    """Every spelling and every noun around a name leads to the one entry."""
    who = REGISTER.identify(phrase)
    assert (who.id, who.generic, who.civilian) == (ident, False, False)


@pytest.mark.parametrize(
    ("phrase", "countries", "ident", "kind"),
    [
        ("Syrian government troops and militia", (), "state:SY:military", "state_forces"),
        ("the Syrian army's 4th division", (), "state:SY:military", "state_forces"),
        ("Israeli warplanes", (), "state:IL:military", "state_forces"),
        ("an Israeli air strike", ("SY",), "state:IL:military", "foreign_forces"),
        ("Russian missiles", ("UA",), "state:RU:military", "foreign_forces"),
        ("US soldiers", ("IQ",), "state:US:military", "foreign_forces"),
        ("Afghan security forces", ("AF",), "state:AF:security", "state_forces"),
        ("soldiers from Chad", (), "state:TD:military", "state_forces"),
        ("the Armed Forces of El Salvador", (), "state:SV:military", "state_forces"),
        ("five policemen", ("CO",), "state:CO:police", "police"),
        ("national police officers", ("PE",), "state:PE:police", "police"),
        ("the army", ("SV", "US"), "state:SV:military", "state_forces"),
        ("regime fighters", ("SY",), "state:SY:military", "state_forces"),
        ("loyalist troops", ("SY",), "state:SY:military", "state_forces"),
        ("security forces", ("IQ",), "state:IQ:security", "state_forces"),
        ("the Ethiopian government", ("ET",), "state:ET:government", "state_forces"),
        ("Israel", (), "state:IL:government", "state_forces"),
    ],
)
def test_state_forces_belong_to_the_nation_named_or_to_the_reports_country(
    phrase: str, countries: Sequence[str], ident: str, kind: str
) -> None:
    """A nation before the noun decides; without one, "the army" is the army of the report's country."""
    who = REGISTER.identify(phrase, countries=countries)
    assert (who.id, who.kind) == (ident, kind)


def test_a_backer_is_not_the_actor() -> None:
    """In a report about Syria, "Russian-backed government forces" are Syria's."""
    who = REGISTER.identify("Russian-backed government forces", countries=["SY"])
    assert (who.id, who.name, who.kind) == ("state:SY:military", "Military Forces of Syria", "state_forces")


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("US-backed fighters", "rebel_group"),
        ("Turkish-backed rebels", "rebel_group"),
        ("Hezbollah-backed troops", "state_forces"),
        ("al-Qaeda-linked militants", "rebel_group"),
        ("anti-Taliban militia", "militia"),
        ("pro-government militia", "militia"),
        ("a militia loyal to the government", "militia"),
        ("rebels backed by Turkey", "rebel_group"),
        ("foreign troops", "foreign_forces"),
    ],
)
def test_backers_and_enemies_leave_a_nameless_actor(phrase: str, kind: str) -> None:
    """The name before -backed, -linked or after anti- is somebody else's."""
    who = REGISTER.identify(phrase)
    assert (who.id, who.kind, who.generic) == (None, kind, True)


@pytest.mark.parametrize(
    ("phrase", "kind", "civilian", "group"),
    [
        ("gunmen", "unknown", False, None),
        ("the attackers", "unknown", False, None),
        ("masked men on motorcycles", "unknown", False, None),
        ("motorcycle-riding gunmen", "unknown", False, None),
        ("men in military uniform", "unknown", False, None),
        ("rifle-toting youths", "unknown", False, None),
        ("the rebels", "rebel_group", False, None),
        ("rebel soldiers", "rebel_group", False, None),
        ("opposition forces", "rebel_group", False, None),
        ("drug traffickers", "militia", False, None),
        ("members of a drug cartel", "militia", False, None),
        ("riot police units", "police", False, None),
        ("three soldiers wounded in the blast", "state_forces", False, None),
        ("residents", "civilians", True, "residents"),
        ("a 12-year-old girl", "civilians", True, "children"),
        ("women and children", "civilians", True, "women_and_children"),
        ("six Jesuit priests", "civilians", True, "clergy"),
        ("Shiite pilgrims", "civilians", True, "worshippers"),
        ("the mayor of a border town", "civilians", True, "officials"),
        ("a Reuters journalist", "civilians", True, "journalists"),
        ("two Red Cross aid workers", "civilians", True, "aid_workers"),
        ("a retired colonel", "civilians", True, None),
        ("three union members", "civilians", True, "activists"),
        ("members of a family", "civilians", True, None),
        ("the wife of an FMLN commander", "civilians", True, "women"),
        ("striking miners", "protesters", True, "protesters"),
        ("people", "civilians", None, None),
        ("two men", "civilians", None, "men"),
        ("unarmed men", "civilians", True, "men"),
        ("the bodies of nine men", "civilians", None, "men"),
        ("no fewer than 54 people", "civilians", None, None),
        ("dozens of civilians", "civilians", True, "civilians"),
        ("Jane Roe, a nurse", "civilians", True, "medics"),
    ],
)
def test_a_noun_tells_the_kind_and_whether_they_are_civilians(
    phrase: str, kind: str, civilian: bool | None, group: str | None
) -> None:
    """Without a name the head noun decides, and leaves civilian open where it does not say."""
    who = REGISTER.identify(phrase)
    assert (who.id if who.id and not who.id.startswith("people:") else None) is None
    assert (who.kind, who.civilian, who.group) == (kind, civilian, group)


@pytest.mark.parametrize(
    ("phrase", "ident", "kind"),
    [
        ("Hutu rebels", "people:hutu", "rebel_group"),
        ("Kurdish forces", "people:kurds", "militia"),
        ("Fulani herdsmen", "people:fulani", "militia"),
        ("Dinka militia", "people:dinka", "militia"),
        ("a group of Fulani herders", "people:fulani", "civilians"),
        ("Yazidis", "people:yazidi", "civilians"),
    ],
)
def test_a_people_fights_only_with_a_noun_for_fighters(phrase: str, ident: str, kind: str) -> None:
    """A community's name alone is people; with "militia" after it, an armed group of that community."""
    who = REGISTER.identify(phrase)
    assert (who.id, who.kind) == (ident, kind)


def test_a_faiths_party_is_no_militia() -> None:
    """The leader of a Christian movement leads no armed group that the register could name."""
    assert REGISTER.identify("a Christian movement").id is None
    assert REGISTER.identify("Central American governments").id is None


def test_nationals_are_people_of_whom_nothing_more_is_said() -> None:
    """Palestinians are people of Palestine, civilians or not."""
    who = REGISTER.identify("twelve Palestinians")
    assert (who.country, who.kind, who.civilian, who.armed) == ("PS", "civilians", None, None)


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("a Britain-based monitoring group", "actor.not_an_actor"),
        ("the Taliban-held city", "actor.not_an_actor"),
        ("a Taliban stronghold", "actor.not_an_actor"),
        ("a police station", "actor.not_an_actor"),
        ("the Syrian Arab Army (SAA) positions", "actor.not_an_actor"),
        ("hundreds of homes", "actor.not_an_actor"),
        ("a car bomb", "actor.means"),
        ("at least 15", "actor.number"),
        ("Mr. Smith", "actor.none"),
        ("18 Kurdish whatnots", "actor.none"),
    ],
)
def test_what_is_no_actor_is_told_as_such(phrase: str, rule: str) -> None:
    """Places, weapons, bare numbers and unknown words are nobody, and the rule says which."""
    who = REGISTER.identify(phrase)
    assert (who.id, who.rule) == (None, rule)


def test_short_names_wait_for_their_country() -> None:
    """NPA is the New People's Army in the Philippines only; ELN follows the report's country."""
    assert REGISTER.identify("the NPA").id is None
    assert REGISTER.identify("the NPA", countries=["PH"]).id == "npa"
    assert REGISTER.identify("the ELN", countries=["CO"]).id == "eln-colombia"
    assert REGISTER.identify("the ELN", countries=["BO"]).id == "eln-bolivia"


def test_in_capitals_is_stays_a_verb() -> None:
    """Copy that is all in capitals names the FMLN, and IS in it is no group."""
    assert REGISTER.identify("THE FMLN IS", capitals=True).id == "fmln"
    assert REGISTER.identify("IS", capitals=True).id is None
    assert REGISTER.identify("US", capitals=True).country is None
    assert REGISTER.identify("U.S. MARINES", capitals=True).id == "state:US:military"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("ISIS", "Daesh fighters", True),
        ("ISIS", "ISIS-K", True),
        ("Hamas", "the Qassam Brigades", True),
        ("Hamas", "Hezbollah", False),
        ("Israel", "Israeli troops", True),
        ("Israeli troops", "Israeli police", False),
        ("the Atlacatl Battalion", "the Salvadoran army", True),
        ("gunmen", "gunmen", False),
    ],
)
def test_same_actor(a: str, b: str, same: bool) -> None:
    """One entry, its branches, and a state with its forces are the same; two nameless bands are not."""
    assert REGISTER.same(REGISTER.identify(a), REGISTER.identify(b)) is same
