"""Page dumps in, sections out."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.sections import cut
from tests.read.pages import MORE, STORY


def shape(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Each section's kind and first three words; white space alone is left out."""
    parts = [(section.kind, section.span.of(text).split()[:3]) for section in cut(text, title).sections]
    return [(kind, " ".join(words)) for kind, words in parts if words]


def test_a_short_first_line_is_the_title() -> None:
    assert shape(f"Six soldiers killed near Gao\n{STORY}") == [
        ("title", "Six soldiers killed"),
        ("body", "Gunmen on motorbikes"),
    ]


def test_menus_bylines_and_share_buttons_around_the_title_are_furniture() -> None:
    page = f"Home > World > Africa\nSix soldiers killed near Gao\nBy Jane Roe\n3 May 2019\nShare Tweet\n{STORY}\nShare this article"
    assert shape(page) == [
        ("furniture", "Home > World"),
        ("title", "Six soldiers killed"),
        ("furniture", "By Jane Roe"),
        ("body", "Gunmen on motorbikes"),
        ("furniture", "Share this article"),
    ]


def test_a_title_glued_to_the_dateline_is_cut_off() -> None:
    page = "Ten killed in market blastKABUL - Ten people were killed on Monday by a bomb in a market, police said."
    assert shape(page) == [("title", "Ten killed in"), ("body", "KABUL - Ten")]


def test_a_title_that_the_input_names_is_cut_off_where_the_text_opens_with_it() -> None:
    title = "Ten killed in market"
    assert shape(f"{title} Ten people were killed on Monday by a bomb, police said.", title)[0] == (
        "title",
        "Ten killed in",
    )


def test_the_title_is_the_line_that_speaks_of_the_article() -> None:
    page = f"Minister opens new bridge in the capital\nSix soldiers killed near Gao\n{STORY}"
    assert ("title", "Six soldiers killed") in shape(page)


def test_a_notice_above_the_title_is_no_article() -> None:
    page = f"Dear reader, please turn off your blocker so that we can go on.\nSix soldiers killed near Gao\n{STORY}"
    assert shape(page)[:2] == [("furniture", "Dear reader, please"), ("title", "Six soldiers killed")]


def test_a_sub_heading_stays_in_the_body() -> None:
    assert shape(f"{STORY}\nSupply lines\n{MORE}") == [("body", "Gunmen on motorbikes")]


def test_read_more_in_the_midst_is_a_related_headline_and_the_article_goes_on() -> None:
    page = f"{STORY}\nRead more: Bomb kills three in Kidal market\n{MORE}"
    assert shape(page) == [
        ("body", "Gunmen on motorbikes"),
        ("furniture", "Read more:"),
        ("related", "Bomb kills three"),
        ("body", "Two vehicles were"),
    ]


def test_also_read_on_a_line_of_its_own_announces_headlines_not_paragraphs() -> None:
    page = f"{STORY}\nAlso Read\nBomb kills three in Kidal market\n{MORE}"
    assert ("related", "Bomb kills three") in shape(page)
    assert shape(page)[-1] == ("body", "Two vehicles were")


def test_related_articles_at_the_end_are_related_and_the_comments_furniture() -> None:
    page = (
        f"{STORY}\n{MORE}\nRelated articles\nBomb kills three in Kidal market\nTalks resume after a long pause\n"
        "Leave a Reply\nWhat a sad day for all of us, may they rest in peace."
    )
    assert [kind for kind, _ in shape(page)] == ["body", "furniture", "related", "related", "furniture"]


def test_a_body_that_goes_on_after_related_articles_is_kept() -> None:
    page = f"{STORY}\nRelated articles\nBomb kills three in Kidal market\n{MORE}"
    assert shape(page)[-1] == ("body", "Two vehicles were")


def test_stamps_that_follow_their_headlines_date_them() -> None:
    page = f"{STORY}\nLatest news\nBomb kills three in Kidal market\n3 May 2019\nTalks resume after a pause\n1 May 2019"
    dated = {s.span.of(page): s.published.date for s in cut(page).sections if s.published}
    assert dated == {
        "Bomb kills three in Kidal market": dt.date(2019, 5, 3),
        "Talks resume after a pause": dt.date(2019, 5, 1),
    }


def test_a_run_of_stamps_and_headlines_that_could_be_read_both_ways_lends_no_date() -> None:
    page = f"{STORY}\nLatest news\n3 May 2019\nBomb kills three in Kidal market\n1 May 2019\nTalks resume after a pause\n1 April 2019"
    assert [s.published for s in cut(page).sections if s.kind == "related"] == [None, None]


def test_a_lone_short_last_line_stays_in_the_body() -> None:
    assert shape(f"{STORY}\nThe toll could rise further") == [("body", "Gunmen on motorbikes")]


def test_a_list_of_the_dead_stays_in_the_body() -> None:
    page = f"{STORY}\nThe army named the dead in a statement that it sent to reporters:\nIssa Keita, 24\nMoussa Traore, 31\nOumar Sidibe, 40"
    assert shape(page) == [("body", "Gunmen on motorbikes")]


def test_a_copyright_line_glued_to_the_last_sentence_is_furniture() -> None:
    page = f"{STORY}© 2023 Northern Post. All rights reserved."
    assert shape(page)[-1] == ("furniture", "© 2023 Northern")


def test_a_date_in_a_sentence_cuts_nothing() -> None:
    page = "On Thursday, 28 December 2017 at 16:33 GMT, a bomb killed two men in the town, the police said."
    assert shape(page) == [("body", "On Thursday, 28")]


def test_a_paragraph_printed_twice_counts_once() -> None:
    assert [kind for kind, _ in shape(f"{STORY}\n{STORY}")] == ["body", "furniture"]


def test_wrapped_wire_copy_is_one_body() -> None:
    copy = (
        "   NORTHTOWN, 3 JAN 90 -- [TEXT] REBELS ATTACKED A BARRACKS NEAR THE RIVER\n"
        "LAST NIGHT AND KILLED TWO SOLDIERS, THE ARMY SAID IN A COMMUNIQUE THAT WAS\n"
        "READ ON THE RADIO THIS MORNING.  ANOTHER SOLDIER WAS HURT.\n\n"
        "   THE REBELS LOST FOUR MEN WHEN THE GARRISON ANSWERED WITH MORTARS, AND THEN\n"
        "THEY WITHDREW TO THE HILLS, WHERE HELICOPTERS ARE LOOKING FOR THEM.\n\n"
        "   [SIGNED] GENERAL STAFF\n\n   [DATED] 3 JANUARY 1990\n"
    )
    assert [section.kind for section in cut(copy).sections] == ["body"]


@pytest.mark.parametrize(
    "line",
    [
        "Contact was lost with the aircraft, which carried US troops and their families.",
        "Follow-up strikes killed three more people who had come to help the wounded.",
        "Published reports said that ten people had died, but the army denied them all.",
        "Registered voters were beaten outside the polling station by armed men on Sunday.",
        "The missile, designed by Iranian engineers, hit a block of flats and killed nine.",
        "Sources said that a commander of the group was among those killed in the raid.",
        "More than 20 people were killed, most of them women, when the shell hit the bus.",
        "Copyright lawyers and their driver were killed when gunmen stopped the car there.",
        "By Friday evening rescuers had pulled eleven bodies from the ruins of the school.",
    ],
)
def test_a_sentence_of_the_article_that_resembles_furniture_stays(line: str) -> None:
    assert shape(f"{STORY}\n{line}\n{MORE}") == [("body", "Gunmen on motorbikes")]
    assert shape(f"{STORY}\n{MORE}\n{line}") == [("body", "Gunmen on motorbikes")]


LINES = st.sampled_from(
    [
        STORY, MORE, "", " ", "Related articles", "Six soldiers killed near Gao", "Share", "3 May 2019", "Comments",
        "GMT 16:33 2017 Thursday ,28 December", "Bomb kills three in KidalGMT 18:55 2017 Sunday ,17 December",
        "Read more: Bomb kills three in Kidal market", "© 2023 Northern Post", "source: Northern Agency", "Home > World",
        "A bomb went off.© 2023 Northern Post", "Also read", "10:20", "Supply lines", "date 2020-06-10 Two die in raid",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", "\n   "]))
def test_sections_cover_any_page_in_order_without_gaps(lines: list[str], between: str) -> None:
    text = between.join(lines)
    assert "".join(section.span.of(text) for section in cut(text).sections) == text


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=400), st.none() | st.text(max_size=20))
def test_sections_cover_any_text_at_all(text: str, title: str | None) -> None:
    assert "".join(section.span.of(text) for section in cut(text, title).sections) == text


@settings(deadline=None)
@given(st.lists(st.sampled_from((STORY + "\n" + MORE).splitlines()), min_size=1, max_size=6, unique=True))
def test_no_paragraph_of_plain_prose_is_ever_thrown_away(lines: list[str]) -> None:
    assert {section.kind for section in cut("\n".join(lines)).sections} == {"body"}


def test_a_title_printed_again_below_itself_is_furniture() -> None:
    page = f"Six soldiers killed near Gao\nSix soldiers killed near Gao\n{STORY}"
    assert [kind for kind, _ in shape(page)] == ["title", "furniture", "body"]


def test_a_list_of_other_headlines_in_the_midst_is_related_and_the_article_goes_on() -> None:
    page = f"{STORY}\nMore to read\n- Bomb kills three in Kidal market\n- Talks resume after a long pause\n{MORE}"
    assert [kind for kind, _ in shape(page)] == ["body", "furniture", "related", "related", "body"]


def test_teasers_of_other_stories_after_the_article_are_no_part_of_it() -> None:
    page = (
        f"{STORY}\n{MORE}\nRelated articles\nBomb kills three in Kidal market\n"
        "The bomb was hidden under a stall and went off when the market was full.\n12 hours ago\n"
        "Talks resume after a long pause\nThe two sides met in the capital on Monday for the first time this year."
    )
    assert [kind for kind, _ in shape(page)] == ["body", "furniture", "related", "furniture", "related", "furniture"]


def test_sign_offs_and_rulers_are_furniture() -> None:
    page = f"{STORY}\n____\nRoe reported from Bamako, Mali\n____\nFollow NP’s Africa coverage at: https://example.org/africa"
    assert [kind for kind, _ in shape(page)] == ["body", "furniture"]


def test_key_points_below_the_title_stay_in_the_body() -> None:
    page = (
        "Ambush near Gao kills six\nGunmen on motorbikes ambushed an army convoy near the town of Gao\n"
        f"The convoy was carrying food to an army outpost\n{STORY}"
    )
    assert shape(page) == [("title", "Ambush near Gao"), ("body", "Gunmen on motorbikes")]


def test_the_site_name_behind_a_title_is_furniture() -> None:
    """A bar, or a dash before a word such as News, cuts the site's name off the title."""
    for site in ("| Sahel Wire", "- Sahel Daily News"):
        assert shape(f"Six soldiers killed near Gao {site}\n{STORY}")[:2] == [
            ("title", "Six soldiers killed"),
            ("furniture", " ".join(site.split()[:3])),
        ]


def test_the_title_printed_again_inside_or_below_the_article_is_furniture() -> None:
    """So its figures are not read as the article's own."""
    page = f"Six soldiers killed near Gao\n{STORY}\nSix soldiers killed near Gao\n{MORE}\nSix soldiers killed near Gao"
    assert [kind for kind, _ in shape(page)] == ["title", "body", "furniture", "body", "furniture"]


def test_a_lone_line_in_a_headlines_present_tense_between_paragraphs_is_another_story() -> None:
    """A sub-heading without such a verb stays in the body."""
    assert ("related", "Niger executes three") in shape(f"{STORY}\nNiger executes three men for market bombing\n{MORE}")
    assert [kind for kind, _ in shape(f"{STORY}\nA region of many armed groups\n{MORE}")] == ["body"]


def test_a_headline_behind_others_also_read_is_related() -> None:
    """Whatever the page calls its readers."""
    page = f"{STORY}\nYour friends also read: Tanker fire claims 57 lives\n{MORE}"
    assert ("related", "Tanker fire claims") in shape(page)


def test_a_closing_note_on_the_author_is_furniture() -> None:
    """A journalist of whom the article tells stays in it."""
    note = "Jane Roe is a senior reporter with the Northern Post, where she writes on the Sahel."
    assert [kind for kind, _ in shape(f"{STORY}\n{MORE}\n{note}")] == ["body", "furniture"]
    told = "Witnesses said that Jane Roe had been taken from her car by the gunmen."
    assert [kind for kind, _ in shape(f"{STORY}\n{told}\n{note}")] == ["body"]


def test_a_dateline_on_a_line_of_its_own_credits_the_agency() -> None:
    """It stands between the title and the article."""
    layout = cut(f"Six soldiers killed near Gao\nBAMAKO (Reuters) —\n{STORY}")
    assert layout.dateline is not None
    assert layout.dateline.agency is not None
    assert layout.dateline.agency.of(layout.text) == "Reuters"


def test_a_representative_pictures_caption_is_furniture() -> None:
    """It stands above the article and is no title."""
    page = f"The gunmen fled after the attack. (Representative)\n{STORY}"
    assert [kind for kind, _ in shape(page)] == ["furniture", "body"]
