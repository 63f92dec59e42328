"""Dates as pages write them."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.read.stamps import find_dates, full_year, is_stamp


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("GMT 16:33 2017 Thursday ,28 December", (2017, 12, 28)),
        ("3 JAN 90", (1990, 1, 3)),
        ("12 Mar 2023", (2023, 3, 12)),
        ("12-Jun-2014", (2014, 6, 12)),
        ("May 3rd, 2019", (2019, 5, 3)),
        ("Sept. 3, 2013", (2013, 9, 3)),
        ("2019-05-03T08:10:00Z", (2019, 5, 3)),
        ("2019/5/3", (2019, 5, 3)),
        ("23.04.2019", (2019, 4, 23)),
        ("04/23/2019", (2019, 4, 23)),
        ("23/04/2019", (2019, 4, 23)),
        ("5/5/2019", (2019, 5, 5)),
        ("the 3rd of May 2019", (2019, 5, 3)),
    ],
)
def test_a_full_date_is_read_in_any_order(words: str, date: tuple[int, int, int]) -> None:
    assert [found.date for found in find_dates(words)] == [dt.date(*date)]


@pytest.mark.parametrize("words", ["03/04/2019"])
def test_day_and_month_that_cannot_be_told_apart_are_no_date(words: str) -> None:
    assert [found.date for found in find_dates(words)] == [None]


@pytest.mark.parametrize(
    "words", ["May 2019", "3 May", "31 February 2019", "12,000 people in 2017", "flight 2019-05", "10:20"]
)
def test_what_is_no_full_date_gives_none(words: str) -> None:
    assert list(find_dates(words)) == []


def test_the_pivot_of_two_digit_years_is_69() -> None:
    assert [full_year(two) for two in ("68", "69", "90", "05")] == [2068, 1969, 1990, 2005]


@pytest.mark.parametrize(
    "line",
    [
        "Published On 12 Mar 2023",
        "Last updated: 3 May 2019, 10:20 AM IST",
        "May 3, 2019 | 10:20",
        "Friday, May 3, 2019",
        "10:20",
        "Story first published: Tuesday, May 3, 2019, 10:20 [IST]",
        "2019-05-03T10:00:00+00:00",
    ],
)
def test_a_line_of_date_labels_and_clock_is_a_stamp(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize("line", ["Ten killed on 3 May 2019", "3 May", "The attack of 11 September 2001", "58 dead"])
def test_a_line_that_says_more_is_none(line: str) -> None:
    assert not is_stamp(line)
