"""When a happening took place, of all the dates told with it."""

from __future__ import annotations

import datetime as dt

from onrecord.record.date import DateRange
from tests.assemble.reports import events, news


def when(text: str) -> DateRange:
    """The date of the first event of a report published on Friday, 17 March 2023."""
    return news(text)[0].date


def day(n: int) -> dt.date:
    """A day of that March."""
    return dt.date(2023, 3, n)


def test_the_clauses_own_date_is_the_events() -> None:
    """Of two days in a sentence, that of the killing counts, not that of the burial."""
    found = when("Gunmen killed five farmers near Garissa on Tuesday and they were buried on Thursday, elders said.")
    assert (found.start, found.end) == (day(14), day(14))


def test_the_day_of_condemning_is_not_the_day_of_killing() -> None:
    """It bounds the killing from above, and no more is claimed."""
    found = when("The government on Wednesday condemned the killing of five farmers by gunmen in Garissa.")
    assert (found.start, found.end, found.precision) == (None, day(15), None)
    assert found.how == "told without a date: not later than the day it was spoken of"


def test_a_clause_that_only_says_when_dates_its_noun() -> None:
    """An attack "staged on Monday" was on Monday."""
    found = when("Five farmers died in an attack staged by gunmen on Monday in Garissa, elders said.")
    assert found.start == day(13)


def test_a_day_told_later_is_finer_than_a_week_told_first() -> None:
    """A week gives way to a day of it."""
    found = when(
        "Gunmen killed five farmers in Garissa this week, the police said.\nThe farmers were killed on Tuesday night."
    )
    assert (found.start, found.end) == (day(14), day(14))


def test_without_a_date_publication_is_only_the_latest_day() -> None:
    """The day of publication is never written as the day of the event."""
    found = when("Gunmen killed five farmers in Garissa, the police said.")
    assert (found.start, found.end, found.basis) == (None, day(17), "publication")


def test_recent_months_date_no_single_deed() -> None:
    """They tell how things have stood there."""
    text = "A bomb blast near a police van killed five people in Peshawar, where militancy has spiked in recent months."
    (event,) = news(text)
    assert event.date.start is None


def test_the_month_in_which_attacks_are_counted_is_not_the_day() -> None:
    """The third attack this month has a day of its own."""
    found = when("The blast in Garissa, the third this month, killed two soldiers on Monday.")
    assert (found.start, found.end) == (day(13), day(13))


def test_when_the_toll_rose_is_not_when_they_were_killed() -> None:
    """The day with "rose" belongs to the count."""
    text = "The toll in the Garissa bombing rose to six on Thursday. The bomb exploded on Sunday at a market."
    assert when(text).start == day(12)


def test_a_year_within_the_name_of_another_thing_is_no_date() -> None:
    """The 2018 accord does not date the arrests."""
    text = "On Wednesday police arrested forty students in Garissa during protests against the 2018 land accord."
    assert when(text).start == day(15)


def test_the_main_verbs_day_is_not_that_of_the_relative_clause() -> None:
    """Bail was granted on Thursday; when she was arrested is not told."""
    found = when("A court in Garissa on Thursday granted bail to a nurse, who was arrested by soldiers.")
    assert found.start is None


def test_a_case_keeps_the_day_it_was_told_with_later() -> None:
    """A trial is today's news; the deed that it is about has its day further down."""
    text = (
        "The court heard of the murder of the lawyer Sami Aziz again.\n"
        "Judges sat for an hour.\n"
        "Gunmen killed Sami Aziz in Basra on 2 February 2023."
    )
    dates = {str(e.date.start) for e in events(text) if any(v.name == "Sami Aziz" for v in e.victims)}
    assert dates == {"2023-02-02"}
