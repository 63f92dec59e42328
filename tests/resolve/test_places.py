"""Places are told apart by the whole report."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from onrecord.extract.places import find_places
from onrecord.parse.pipeline import Parser
from onrecord.record.document import Document, Section
from onrecord.record.span import Span
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.places import resolve_places

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.record.place import Place


@cache
def tools() -> tuple[Parser, Gazetteer]:
    return Parser(), Gazetteer.load()


def placed(text: str) -> list[Place]:
    parser, gazetteer = tools()
    document = Document("a", "", text, (Section("body", Span(0, len(text))),))
    places = resolve_places(find_places(parser.parse(document), gazetteer), document, gazetteer)
    assert [p.span for p in places] == sorted(p.span for p in places)
    return list(places)


def one(text: str, name: str) -> Place:
    return next(p for p in placed(text) if p.text == name)


@pytest.mark.parametrize(
    ("text", "name", "country", "adm1"),
    [
        ("Syrian troops left Homs and went to Palmyra.", "Palmyra", "SY", "Homs"),
        ("He drove from Paris, Texas, to Dallas.", "Paris", "US", "Texas"),
        ("Police in London, Ontario, made an arrest.", "London", "CA", "Ontario"),
        ("Shots were fired in the Libyan city of Tripoli.", "Tripoli", "LY", None),
        ("Shots were fired in Tripoli, Lebanon.", "Tripoli", "LB", None),
        ("The mayor of Atlanta and the sheriff of Macon asked Georgia to help.", "Georgia", "US", "Georgia"),
    ],
)
def test_a_name_of_many_places_is_settled_by_the_report(text: str, name: str, country: str, adm1: str | None) -> None:
    """Country words, what holds a place, and neighbours decide."""
    place = one(text, name)
    assert place.country == country
    assert adm1 is None or place.adm1 == adm1


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Six died in Mosul, Iraq.", "Mosul", 1),
        ("Six died near Mosul, Iraq.", "Mosul", 2),
        ("Six died in Shopian district in Indian Kashmir.", "Shopian", 3),
        ("Six died in Helmand province, Afghanistan.", "Helmand", 4),
        ("Six died between Homs and Hama in Syria.", "Hama", 5),
        ("Six died in Sudan.", "Sudan", 6),
        ("Six sailors died in the Arabian Sea.", "Arabian Sea", 7),
    ],
)
def test_precision_is_that_of_ucdp(text: str, name: str, precision: int) -> None:
    """From the town to the open sea."""
    assert one(text, name).precision == precision


def test_a_village_the_gazetteer_lacks_lies_where_the_report_says() -> None:
    """It takes the position of the town it is said to lie near, with precision 2, and `how` says so."""
    text = "Syrian checkpoints came under fire in Al-Shula, a village near Deir Ezzor."
    village, town = one(text, "Al-Shula"), one(text, "Deir Ezzor")
    assert (village.lat, village.lon, village.precision) == (town.lat, town.lon, 2)
    assert village.name is None
    assert "near Deir ez-Zor" in village.how


def test_a_village_abroad_does_not_stand_in_for_one_the_gazetteer_lacks() -> None:
    """A Salvadoran hamlet is not put in Mexico for its namesake there."""
    text = "SAN SALVADOR -- Salvadoran troops fought rebels in Apopa, Soyapango and the hamlet of Las Canas."
    assert one(text, "Las Canas").country == "SV"


def test_one_name_means_one_place_throughout() -> None:
    """What the first mention settles holds for the later ones."""
    text = "Clashes shook Valencia, Venezuela, on Friday. By night Valencia was calm. Caracas was not."
    assert {p.country for p in placed(text) if p.text == "Valencia"} == {"VE"}


def test_a_province_named_once_as_one_stays_the_province() -> None:
    """After "Katsina state" a bare "Katsina" is not the town."""
    text = "Gunmen raided a village in Nigeria's Katsina state. Police in Danmusa, Katsina, sent reinforcements."
    assert [p.precision for p in placed(text) if p.text == "Katsina"] == [4, 4]


def test_the_word_region_does_not_send_a_town_abroad() -> None:
    """Only Bolivia has a province of Beni; a report on Congo means its town and the land around."""
    text = "Fighters attacked a village in the Beni region of North Kivu, in the Democratic Republic of Congo."
    assert one(text, "Beni").country == "CD"


def test_near_a_border_is_not_across_it() -> None:
    """A place told by its distance from another country stays in the report's own."""
    text = "A bomb killed six soldiers in Pakistan on Friday. It went off in Zarbuqat district, near the Iran border."
    assert one(text, "Zarbuqat").country == "PK"


def test_the_first_real_report(shared: Path) -> None:
    """Sukna, Palmyra and Deir Ezzor are Syrian; Al-Shula lies by Deir Ezzor; south of Sukna is near."""
    text = (shared / "examples/deir-ezzor.txt").read_text(encoding="utf-8").partition("source:")[0]
    places = placed(text)
    sukna = next(p for p in places if p.text == "Sukna")
    assert (sukna.name, sukna.country, sukna.precision, sukna.role) == ("As Sukhnah", "SY", 2, "near")
    assert sukna.lat is not None
    assert sukna.lon is not None
    assert (round(sukna.lat, 3), round(sukna.lon, 3)) == (34.885, 38.871)
    assert {p.country for p in places if p.text in ("Palmyra", "Deir Ezzor", "Al-Shula")} == {"SY"}
    shula = next(p for p in places if p.text == "Al-Shula")
    assert shula.precision == 2
    assert shula.how.startswith("not in the gazetteer")


def test_a_village_of_a_country_is_none_of_its_namesakes_abroad() -> None:
    """The gazetteer has a Solhan in Turkey alone; the report says in which country its village lies."""
    place = one("Gunmen stormed a mine outside Solhan village in Burkina Faso's Yagha province.", "Solhan")
    assert (place.country, place.geonames_id) == ("BF", None) and "not in the gazetteer" in place.how
