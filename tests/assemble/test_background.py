"""What a report only recalls, and what it sums up."""

from __future__ import annotations

import pytest

from tests.assemble.reports import events, news, numbers

BLAST = "A bomb killed four people in a market in Mosul on Thursday, the police said.\n"
FILLER = "The market was closed.\nShopkeepers swept up the glass.\n"

RECALLED = [
    ("a year of its own", "In October 2017, a truck bomb killed more than 300 people in the city."),
    ("the day after which the news came", "The blast came a week after gunmen killed nine guards in the city."),
    ("words of history", "Two years ago, gunmen killed 20 people in the same district."),
]


@pytest.mark.parametrize(("what", "memory"), RECALLED, ids=[r[0] for r in RECALLED])
def test_what_is_recalled_is_background(what: str, memory: str) -> None:
    """The news keeps its own dead; what is recalled is history and comes last."""
    found = events(BLAST + FILLER + memory)
    assert numbers(found[0].killed) == (4, 4, 4)
    assert not found[0].background
    assert all(e.background for e in found[1:]), what


def test_a_town_taken_long_ago_does_not_date_the_news() -> None:
    """The date inside "which rebels seized ..." is the town's, not the event's."""
    (event,) = news("At least 24 people were killed in air strikes on Idlib, which rebels seized earlier this month.")
    assert not event.aggregate
    assert event.date.text is None or "earlier" not in event.date.text


def test_what_is_told_by_its_parts_is_a_summary() -> None:
    """A series of bombings told one by one: the lead is the sum, each part has its own dead."""
    found = events(
        "A series of bombings killed 12 people in Iraq on Thursday, the police said.\n"
        "In Mosul, a suicide bomber killed seven people near a mosque.\n"
        "In Kirkuk, a roadside bomb killed five soldiers.",
    )
    assert [(numbers(e.killed)[1], e.aggregate) for e in found] == [(12, True), (7, False), (5, False)]


def test_the_toll_of_a_war_is_no_event_of_the_day() -> None:
    """A figure that "the fighting has killed" adds nothing to the day's dead."""
    found = news(BLAST + "The fighting that has killed more than 10,000 people began in 2014.")
    assert [numbers(e.killed)[1] for e in found] == [4]


IN_PASSING = [
    ("nobody in particular, no day, no place", "The minister said that criminals keep killing peasants."),
    ("a speech", "Let us not forget how they tortured us in those prisons, he told the crowd."),
    ("a case of which nothing is told", "The lawyer also spoke of the kidnapping."),
]


@pytest.mark.parametrize(("what", "mention"), IN_PASSING, ids=[p[0] for p in IN_PASSING])
def test_what_is_mentioned_in_passing_is_background(what: str, mention: str) -> None:
    """An event of which hardly anything is told stays recorded, as background, with the reason."""
    found = events(BLAST + FILLER + mention)
    assert not found[0].background, what
    assert {e.background_why for e in found[1:]} <= {"mentioned in passing"}


def test_a_case_told_with_its_day_is_no_mention_in_passing() -> None:
    """What has a day, a place and a victim is news wherever it stands."""
    found = news(BLAST + FILLER + "In Basra, gunmen shot dead the lawyer Sami Aziz outside his home on Wednesday.")
    assert len(found) == 2
