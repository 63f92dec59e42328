"""Dates resolved: an expression and a publication day in, an interval out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.dates import find_in_text
from onrecord.record.date import DateRange
from onrecord.record.date_mention import DateMention
from onrecord.record.span import Span
from onrecord.resolve.dates import resolve_date

FRIDAY = dt.date(2017, 9, 29)


def read(words: str) -> DateMention:
    """The only date that the words hold."""
    (mention,) = find_in_text(words)
    return mention


def interval(found: DateRange) -> str:
    """Write "2017-09-28" or "2017-09-01..2017-09-29", then the precision."""
    ends = [str(day) for day in dict.fromkeys((found.start, found.end))]
    return f"{'..'.join(ends)} {found.precision}"


RESOLVED = [
    ("on Thursday", "2017-09-28 1"),
    ("on Friday", "2017-09-29 1"),
    ("last Friday", "2017-09-22 1"),
    ("next Friday", "2017-10-06 1"),
    ("Monday last week", "2017-09-18 1"),
    ("today", "2017-09-29 1"),
    ("this morning", "2017-09-29 1"),
    ("tonight", "2017-09-29 1"),
    ("yesterday", "2017-09-28 1"),
    ("last night", "2017-09-28 1"),
    ("overnight", "2017-09-28..2017-09-29 2"),
    ("tomorrow", "2017-09-30 1"),
    ("the day before yesterday", "2017-09-27 1"),
    ("three days ago", "2017-09-26 1"),
    ("nine years ago today", "2008-09-29 1"),
    ("a few minutes ago", "2017-09-29 1"),
    ("two weeks ago", "2017-09-12..2017-09-18 3"),
    ("two months ago", "2017-07-01..2017-07-31 4"),
    ("a few days ago", "2017-09-23..2017-09-27 2"),
    ("earlier this month", "2017-09-01..2017-09-29 4"),
    ("this summer", "2017-06-01..2017-08-31 5"),
    ("last week", "2017-09-18..2017-09-24 3"),
    ("this week", "2017-09-25..2017-09-29 3"),
    ("in the past week", "2017-09-22..2017-09-29 3"),
    ("over the weekend", "2017-09-23..2017-09-24 2"),
    ("in the past three days", "2017-09-26..2017-09-29 2"),
    ("last month", "2017-08-01..2017-08-31 4"),
    ("last year", "2016-01-01..2016-12-31 5"),
    ("late last year", "2016-09-01..2016-12-31 5"),
    ("in 2014", "2014-01-01..2014-12-31 5"),
    ("in 2017", "2017-01-01..2017-09-29 5"),
    ("in May", "2017-05-01..2017-05-31 4"),
    ("in early June", "2017-06-01..2017-06-10 4"),
    ("in mid-March", "2017-03-11..2017-03-21 4"),
    ("in November", "2016-11-01..2016-11-30 4"),
    ("in May of last year", "2016-05-01..2016-05-31 4"),
    ("on 30 December", "2016-12-30 1"),
    ("on the 16th", "2017-09-16 1"),
    ("on the night of 12-13 May", "2017-05-12..2017-05-13 2"),
    ("between 3 and 5 May", "2017-05-03..2017-05-05 2"),
    ("between 30 December and 2 January", "2016-12-30..2017-01-02 2"),
    ("from Monday to Wednesday", "2017-09-25..2017-09-27 2"),
    ("on Friday and Saturday", "2017-09-22..2017-09-23 2"),
    ("since Sunday", "2017-09-24..2017-09-29 2"),
    ("since 2007", "2007-01-01..2017-09-29 5"),
    ("on Christmas Eve", "2016-12-24 1"),
    ("on Good Friday", "2017-04-14 1"),
    ("on 9/11", "2001-09-11 1"),
    ("on 5/6/2016", "2016-05-06..2016-06-05 4"),
    ("on 9/10/2017", "2017-09-10 1"),
    ("on 29 February", "2016-02-29 1"),
]


@pytest.mark.parametrize(("words", "expected"), RESOLVED, ids=[w for w, _ in RESOLVED])
def test_counted_from_friday_29_september_2017(words: str, expected: str) -> None:
    """In a report published that Friday, the words mean these days with this precision."""
    assert interval(resolve_date(read(words), FRIDAY)) == expected


@pytest.mark.parametrize(
    "words", ["Thursday", "yesterday", "this summer", "last week", "today", "on 30 December", "in May", "3 days ago"]
)
def test_nothing_is_made_up_without_a_publication_date(words: str) -> None:
    """Words that need a publication date stay null without one, and say so."""
    found = resolve_date(read(words), None)
    assert (found.start, found.end, found.precision, found.basis) == (None, None, None, None)
    assert "no publication date" in found.how


@pytest.mark.parametrize(
    ("words", "expected"),
    [("on 16 May 2019", "2019-05-16 1"), ("in May 2019", "2019-05-01..2019-05-31 4"), ("24 JAN 90", "1990-01-24 1")],
)
def test_words_with_a_year_need_no_publication_date(words: str, expected: str) -> None:
    """What the words say in full is resolved on the text alone."""
    found = resolve_date(read(words), None)
    assert (interval(found), found.basis) == (expected, "text")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the same day", "2017-09-20 1"),
        ("the following morning", "2017-09-21 1"),
        ("a day earlier", "2017-09-19 1"),
        ("two days later", "2017-09-22 1"),
        ("a week earlier", "2017-09-12..2017-09-14 2"),
        ("hours later", "2017-09-20..2017-09-21 2"),
    ],
)
def test_dates_counted_from_another_date(words: str, expected: str) -> None:
    """With an anchor, "two days later" counts from it; without one it stays null."""
    anchor = DateRange(dt.date(2017, 9, 20), dt.date(2017, 9, 20), 1, "20 September")
    assert interval(resolve_date(read(words), FRIDAY, anchor)) == expected
    assert resolve_date(read(words), FRIDAY).start is None


def test_the_verb_in_the_future_sends_a_weekday_forward() -> None:
    """A weekday under "will" is the coming one."""
    mention = replace(read("on Sunday"), tense="future")
    assert interval(resolve_date(mention, FRIDAY)) == "2017-10-01 1"


def test_a_weekday_beside_a_date_picks_its_year() -> None:
    """31 October was a Tuesday in 2006, not in 2010."""
    assert interval(resolve_date(read("on Tuesday, 31 October"), dt.date(2010, 11, 5))) == "2006-10-31 1"


def test_southern_seasons_on_request() -> None:
    """South of the equator the summer of a September report lies in December to February."""
    assert interval(resolve_date(read("last summer"), FRIDAY, southern=True)).startswith("2016-12-01..2017-02-28")


def test_feasts_of_other_calendars_stay_null() -> None:
    """Ramadan is found, and not reckoned."""
    assert resolve_date(read("during Ramadan"), FRIDAY).how.startswith("a feast of another calendar")


def test_impossible_days_stay_null() -> None:
    """31 June is no day of the calendar."""
    assert resolve_date(read("on 31 June 2014"), FRIDAY).how == "no such day in the calendar"


days = st.dates(dt.date(1975, 1, 1), dt.date(2060, 12, 31))


@given(
    days, st.integers(-4000, 4000), st.sampled_from(["yesterday", "today", "last night", "5 days ago", "two weeks ago"])
)
def test_counted_days_move_with_publication(published: dt.date, n: int, words: str) -> None:
    """Publication n days later moves what counts in days and weeks by n days."""
    mention, step = read(words), dt.timedelta(days=n)
    before, after = resolve_date(mention, published), resolve_date(mention, published + step)
    assert before.start is not None
    assert before.end is not None
    assert (after.start, after.end) == (before.start + step, before.end + step)


@given(
    days,
    st.integers(-500, 500),
    st.sampled_from(["on Monday", "last Friday", "next Sunday", "last week", "this weekend"]),
)
def test_weekdays_move_by_whole_weeks(published: dt.date, weeks: int, words: str) -> None:
    """Publication some weeks later moves a weekday or a week by exactly as many."""
    mention, step = read(words), dt.timedelta(weeks=weeks)
    before, after = resolve_date(mention, published), resolve_date(mention, published + step)
    assert before.start is not None
    assert after.start == before.start + step


PIECES = [
    *[
        "the",
        "on",
        "of",
        "and",
        "to",
        "from",
        "since",
        "between",
        "until",
        "3",
        "31",
        "16th",
        "05",
        "90",
        "2014",
        "2019-02-30",
        "12/11/2010",
        "may",
        "June",
        "Dec.",
        "Friday",
    ],
    *[
        "Monday",
        "last",
        "this",
        "next",
        "early",
        "late",
        "ago",
        "days",
        "weeks",
        "years",
        "few",
        "900",
        "two",
        "morning",
        "night",
        "yesterday",
        "weekend",
        "past",
    ],
    *["summer", "Christmas", "Easter", "earlier", "later", "same", "day", "following", "1980s", ",", ".", "-"],
]


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.none() | days, st.none() | days)
def test_whatever_is_found_resolves(pieces: list[str], published: dt.date | None, other: dt.date | None) -> None:
    """Any jumble of date words resolves without error, forward in time, and to nothing where nothing can be known."""
    anchor = DateRange(other, other, 1, "then", Span(0, 4)) if other else None
    for mention in find_in_text(" ".join(pieces)):
        found = resolve_date(mention, published, anchor)
        if found.start is None or found.end is None:
            assert (found.start, found.end, found.precision) == (None, None, None)
            assert found.how
        else:
            assert found.start <= found.end
            assert found.precision in {1, 2, 3, 4, 5}
            if published is None and not mention.anaphoric:
                assert mention.year is not None or mention.holiday == "september_11"
