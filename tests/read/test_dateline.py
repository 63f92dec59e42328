"""Datelines: the start of a report in, its day and its wire out."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.read.dateline import dateline_in


@pytest.mark.parametrize(
    ("start", "date"),
    [
        ("SAN SALVADOR, 3 JAN 90 -- [TEXT] THE ARMY REPORTED", (1990, 1, 3)),
        ("PERTH (AUSTRALIA), JUNE 11 89 (AFP) -- [TEXT] POLICE SAID", (1989, 6, 11)),
        ("BAGHDAD, 12 June 2014 (AFP) - Gunmen killed", (2014, 6, 12)),
        ("KABUL, March 3, 2015 (Reuters) – A bomb killed", (2015, 3, 3)),
        ("ADEN, Sept 9, 2015 — Shells killed", (2015, 9, 9)),
        ("[2019-05-03] Ten people were killed", (2019, 5, 3)),
    ],
)
def test_a_dateline_with_a_year_is_a_date(start: str, date: tuple[int, int, int]) -> None:
    found = dateline_in(start)
    assert found
    assert found.date == dt.date(*date)
    assert found.span


@pytest.mark.parametrize("start", ["KABUL, March 3 (Reuters) - A bomb killed", "DONETSK, March 3. /TASS/. Two died"])
def test_a_dateline_without_a_year_is_a_day_and_a_month(start: str) -> None:
    found = dateline_in(start)
    assert found
    assert (found.date, found.month, found.day) == (None, 3, 3)


@pytest.mark.parametrize(
    ("start", "wire"),
    [
        ("KABUL (Reuters) - A bomb killed", "Reuters"),
        ("SIBI (Pakistan) (AFP) – A bomb killed", "AFP"),
        ("DONETSK, March 3. /TASS/. Two died", "TASS"),
        ("CLANDESTINE, 3 JAN 90 (RADIO NORTH) -- [TEXT] REBELS", "RADIO NORTH"),
        ("MOSCOW (USSR), 3 JAN 90 -- THE", None),
    ],
)
def test_the_wire_in_brackets_is_credited_and_a_country_is_not(start: str, wire: str | None) -> None:
    found = dateline_in(start)
    assert found
    assert (found.agency.of(start) if found.agency else None) == wire


@pytest.mark.parametrize(
    "start",
    [
        "Kabul fell on 15 August 2021 - a day that few had expected",
        "On 3 May 2019 gunmen killed ten people - six of them children",
        "Ten people were killed on Monday",
        "The army said on May 3, 2019: we killed ten",
    ],
)
def test_a_sentence_with_a_date_is_no_dateline(start: str) -> None:
    found = dateline_in(start)
    assert found is None or found.date is None
