"""Places are recognised by their names and by the words around them."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord.extract.places import find_places
from onrecord.parse.pipeline import Parser
from onrecord.record.document import Document, Section
from onrecord.record.place_mention import PlaceMention
from onrecord.record.span import Span
from onrecord.resolve.gazetteer import Gazetteer


@cache
def tools() -> tuple[Parser, Gazetteer]:
    return Parser(), Gazetteer.load()


def found(text: str) -> dict[str, PlaceMention]:
    parser, gazetteer = tools()
    document = Document("a", "", text, (Section("body", Span(0, len(text))),))
    mentions = find_places(parser.parse(document), gazetteer)
    assert all(m.span.of(text) == m.text for m in mentions)
    return {m.text: m for m in mentions if m.demonym is None}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on the villages of Tal Hodan, Kafr Delin and Ain Mirza on Monday.", {"Tal Hodan", "Kafr Delin", "Ain Mirza"}),
        ("A bomb went off in Quetta and later two men were shot in Turbat.", {"Quetta", "Turbat"}),
        ("Kandahar police said three officers died.", {"Kandahar"}),
        ("The Helmand University student was from Lashkar Gah.", {"Helmand", "Lashkar Gah"}),
        ("Two men from Salem, Ore., were held in Burlington, N.J., on Friday.", {"Salem", "Ore.", "Burlington", "N.J."}),
        ("The Britain-based monitor counted twelve dead.", {"Britain"}),
        ("Sen. Ann Brown, D-Nashville, spoke first.", {"Nashville"}),
        ("Armed men stormed Tarka Hodo village early on Sunday.", {"Tarka Hodo"}),
        ("Two men died in a shootout in Gerlin area of Srinagar.", {"Gerlin", "Srinagar"}),
        ("Fighters attacked the village of Ain Mirza-Kolo at night.", {"Ain Mirza-Kolo"}),
        ("Gunmen stormed Tarkoya army camp at dawn.", {"Tarkoya"}),
        ("Soldiers crossed from Cooke, Grayson and Fannin counties.", {"Cooke", "Grayson", "Fannin"}),
    ],
)  # fmt: skip
def test_a_place_is_found_by_its_name_or_by_what_is_said_around_it(text: str, names: set[str]) -> None:
    """Known names, names in lists of villages, institutions' towns, shortened states, party labels."""
    assert set(found(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton met Jordan Peele.",
        "The Islamic State of Iraq and the Levant claimed it.",
        "Syrian troops and Salvadoran officers were mentioned.",
        "In March the US-backed fighters met Hamas and the Taliban.",
        "The Department of Transportation said nothing.",
        "He told us that May and August were quiet.",
    ],
)
def test_names_that_only_look_like_places_are_left_out(text: str) -> None:
    """People, movements, adjectives, ministries, months."""
    assert set(found(text)) - {"US"} == set()


def test_an_adjective_of_nationality_tells_of_the_country_and_is_no_place() -> None:
    """The word "Syrian" comes with its country, marked as a demonym."""
    parser, gazetteer = tools()
    text = "Syrian troops fired on Yemeni fishermen."
    document = Document("a", "", text, (Section("body", Span(0, len(text))),))
    assert [m.demonym for m in find_places(parser.parse(document), gazetteer)] == ["SY", "YE"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Five soldiers were shot dead south of Palmyra.", "Palmyra", "near"),
        ("A mine exploded about 30 km north of Homs.", "Homs", "near"),
        ("Rebels fought troops between Homs and Hama.", "Hama", "between"),
        ("They ambushed trucks on the road from Kabul to Ghazni.", "Ghazni", "along"),
        ("Thousands fled from Mosul.", "Mosul", "from"),
        ("A car bomb killed two in Mosul.", "Mosul", "at"),
    ],
)
def test_the_words_before_a_name_tell_its_role(text: str, name: str, role: str) -> None:
    """At, near, between, along, from."""
    assert found(text)[name].role == role


def test_the_distance_told_is_kept_in_kilometres() -> None:
    """Miles are converted."""
    km = found("The wreck lies 10 miles west of Basra.")["Basra"].km
    assert km is not None
    assert round(km) == 16


def test_what_holds_a_place_and_what_it_lies_near_are_linked() -> None:
    """That is, "X, Y province" and "X, a village near Y"."""
    mentions = found("In Ab Kamari, Badghis province, and in Al-Shula, a village near Deir Ezzor, ten people died.")
    assert mentions["Ab Kamari"].within == mentions["Badghis"].span
    assert mentions["Al-Shula"].by == mentions["Deir Ezzor"].span
    assert mentions["Badghis"].kind == "adm1"


def test_wire_copy_in_capitals_gives_its_places_too() -> None:
    """The dateline is marked, and departments are known for what they are."""
    text = (
        "SAN SALVADOR, 12 JAN 90 (ACAN) -- [TEXT] TWO SOLDIERS DIED IN A CLASH NEAR APOPA.  "
        "GUERRILLAS ALSO FIRED ON A POST IN USULUTAN DEPARTMENT, THE ARMY SAID."
    )
    mentions = found(text)
    assert {"SAN SALVADOR", "APOPA", "USULUTAN"} <= set(mentions)
    assert mentions["SAN SALVADOR"].dateline
    assert mentions["USULUTAN"].kind == "adm1"


def test_a_peoples_name_is_no_place_though_a_province_bears_it() -> None:
    """A Somali colonel is of Somalia, not of Ethiopia's Somali region."""
    assert list(found("A Somali police colonel was killed in Mogadishu.")) == ["Mogadishu"]


@pytest.mark.parametrize(
    ("text", "words", "town", "country"),
    [
        ("A bomb exploded in the centre of the Afghan capital on Wednesday.", "Afghan capital", "Kabul", "AF"),
        ("Gunmen killed three people in Somalia's capital on Tuesday.", "Somalia's capital", "Mogadishu", "SO"),
        ("Shots were heard in the South Sudanese capital.", "South Sudanese capital", "Juba", "SS"),
        ("Two died in Burkina Faso’s capital.", "Burkina Faso’s capital", "Ouagadougou", "BF"),
    ],
)
def test_a_capital_told_by_its_country_is_that_town(text: str, words: str, town: str, country: str) -> None:
    """The words stand in the report, the name is the gazetteer's."""
    mention = found(text)[words]
    assert (mention.name, mention.country, mention.kind, mention.rule) == (town, country, "town", "capital")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the Libyan capital, Tripoli, on Tuesday.",
        "Gunmen attacked the Somali capital Mogadishu on Tuesday.",
        "The Iraqi capital punishment law was passed.",
        "Rebels took the Syrian provincial capital of Idlib.",
        "They withdrew from the capital.",
    ],
)
def test_a_capital_with_its_name_or_no_country_is_left_to_the_name(text: str) -> None:
    """Where the name follows it is the place; other capitals are none."""
    assert not [m for m in found(text).values() if m.rule == "capital"]


def test_a_capital_can_be_what_a_place_lies_near() -> None:
    """So many kilometres from a capital is near it, and vague."""
    mention = found("An air strike hit a village 40 km north of the Yemeni capital on Monday.")["Yemeni capital"]
    assert (mention.role, mention.vague, mention.km) == ("near", True, 40.0)
