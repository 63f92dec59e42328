"""Where a happening took place, of all the places told with it."""

from __future__ import annotations

from tests.assemble.reports import news


def where(text: str) -> list[str | None]:
    """The places of the first event, its own first."""
    return [p.name or p.text for p in news(text)[0].places]


def test_the_place_of_the_clause_comes_before_that_of_another() -> None:
    """Where the victims came from, or were taken afterwards, is not where they were shot."""
    text = "Gunmen shot dead five traders in Maiduguri on Thursday; the wounded were taken to a hospital in Kano."
    assert where(text)[0] == "Maiduguri"


def test_a_place_told_later_stands_before_one_that_is_only_an_origin() -> None:
    """A journey's start is no place of the attack, even in the first sentence."""
    text = (
        "A bus travelling from Nairobi was attacked by gunmen on Thursday and six passengers were killed.\n"
        "The attack took place in Garissa, the police said."
    )
    assert where(text)[0] == "Garissa"


def test_where_the_losses_came_is_where_it_happened() -> None:
    """A noun that goes on about the event binds its place; what the army did next has another."""
    text = (
        "Rebels killed 14 soldiers in a surprise assault, a monitor said.\n"
        "Most of the losses came on Thursday in Garissa.\n"
        "The wounded soldiers were flown to Nairobi."
    )
    assert where(text)[0] == "Garissa"


def test_the_town_comes_first_and_what_holds_it_after() -> None:
    """Places run from the town to its country."""
    text = "A roadside bomb killed four soldiers in Garissa, Kenya, on Thursday, the army said."
    assert where(text) == ["Garissa", "Kenya"]


def test_the_speakers_place_is_not_the_events() -> None:
    """Who says so may be anywhere."""
    text = "Shelling killed nine people in Kharkiv on Thursday, a spokesman in Geneva said."
    assert where(text)[0] == "Kharkiv"


def test_this_city_is_where_the_report_was_written() -> None:
    """A town that is pointed at comes with its reason."""
    text = "MOGADISHU, March 17 -- A car bomb killed eight people in this city on Thursday, the police said."
    place = news(text)[0].places[0]
    assert place.name == "Mogadishu"
    assert place.how.endswith("told as the place where the report was written")


def test_without_a_town_only_the_country_is_told() -> None:
    """Where the report was written is not taken for where it happened."""
    text = "MOGADISHU, March 17 -- A roadside bomb killed eight soldiers on Thursday, the army said."
    place = news(text)[0].places[0]
    assert (place.country, place.country_name, place.precision, place.lat) == ("SO", "Somalia", 6, None)
    assert (place.text, place.name) == (None, None)
    assert place.how == "told without a place: the country of the report's places"


def test_a_country_told_as_such_keeps_its_words() -> None:
    """The country is the event's place where the sentence says so, and was only inferred where it does not."""
    told = "Gunmen killed three traders in Somalia on Thursday, the police said."
    untold = "Gunmen killed three traders on Thursday. The president of Somalia condemned it."
    assert [news(t)[0].places[0].text for t in (told, untold)] == ["Somalia", None]


def test_the_summary_says_that_the_country_is_all_that_is_known() -> None:
    """The line for the eye does not put an event at a country's middle."""
    text = "Gunmen killed three traders on Thursday. The president of Somalia condemned it."
    assert "somewhere in Somalia" in news(text)[0].summary


def test_a_land_without_forces_of_its_own_in_the_register_is_coded() -> None:
    """Its code stands for its name."""
    text = "Hong Kong, March 17 -- Soldiers shot dead two men in Hong Kong on Thursday."
    assert news(text)[0].places[0].country == "HK"


def test_the_province_stands_before_its_country() -> None:
    """A country in the heading gives way to the province that the first sentence names."""
    text = "Gunmen kill 12 villagers in Kenya.\nThe gunmen attacked a village in northeast Kenya's Garissa county, elders said."
    assert where(text)[0] == "Garissa County"


def test_a_town_told_next_stands_for_its_province() -> None:
    """The first sentence tells the province; the one after says where in it, with no word for the attack."""
    text = (
        "Gunmen killed four herders in Kenya's Garissa County on Thursday, the police said.\n"
        "They rode on motorbikes into the village of Zarbuqat before dawn, residents said."
    )
    place = news(text)[0].places[0]
    assert (place.text, place.country) == ("Zarbuqat", "KE")
    assert place.how.endswith("told in a sentence that goes on with it")


def test_where_the_wounded_were_taken_is_no_scene() -> None:
    """A hospital in a town of the same province is not where they were shot."""
    text = (
        "Gunmen killed four herders in Kenya's Garissa County on Thursday, the police said.\n"
        "The wounded were flown to a hospital in Dadaab."
    )
    assert where(text)[0] == "Garissa County"


def test_what_was_denounced_happened_where_it_is_said_to() -> None:
    """A place beside the event's word is the event's, though the sentence is a statement about it."""
    text = "The union denounced the murder of a teacher in Garissa and said that nobody had been arrested."
    assert where(text)[0] == "Garissa"


def test_two_happenings_of_one_sentence_share_the_town() -> None:
    """The abduction's village is that of the killing told in the same breath."""
    text = (
        "Gunmen killed a man and kidnapped six women in Nigeria's Zamfara State.\n"
        "The women were kidnapped in the village of Zarbuqat, a resident said."
    )
    assert {p.text for e in news(text) for p in e.places[:1]} == {"Zarbuqat"}


def test_the_dateline_gives_way_to_the_place_of_the_deed() -> None:
    """Where it was written stands in the same sentence as where it happened."""
    text = "Nairobi, Kenya (Agency) - Gunmen shot dead two herders in the dry county of Garissa on Thursday."
    assert "Garissa" in (where(text)[0] or "")


def test_whose_drone_it_was_is_not_where_it_struck() -> None:
    """A US drone strikes elsewhere."""
    text = "A suspected US drone killed three militants on Thursday, officials in Yemen said. US officials declined to comment."
    assert news(text)[0].places[0].country == "YE"


def test_a_province_named_with_its_word_binds_like_a_name() -> None:
    """Of "Katsina state" it is the state that stands in the sentence."""
    text = "Shelling killed two people in different areas of southern Ukraine's Kherson region on Thursday."
    assert news(text)[0].places[0].text == "Kherson"
