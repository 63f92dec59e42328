"""Dates: an expression in, what its words say out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.dates import find_dates, find_in_text
from onrecord.parse.pipeline import Parser
from onrecord.record.date_mention import DateMention
from onrecord.record.document import Document, Section
from onrecord.record.span import Span

SAID = [
    ("Shells fell on 30 December.", "30 December", {"kind": "day", "day": 30, "month": 12, "year": None}),
    ("It began on May 16.", "May 16", {"kind": "day", "day": 16, "month": 5}),
    ("It began on the 16th of May.", "16th of May", {"kind": "day", "day": 16, "month": 5}),
    ("It began on the third of May.", "the third of May", {"kind": "day", "day": 3, "month": 5}),
    ("Since Oct. 7 the town is cut off.", "Oct. 7", {"day": 7, "month": 10, "relation": "since"}),
    ("Dated 2019-05-16, unsigned.", "2019-05-16", {"day": 16, "month": 5, "year": 2019}),
    ("Dated 16/5/2019, unsigned.", "16/5/2019", {"day": 16, "month": 5, "year": 2019, "swappable": False}),
    ("Dated 5/16/2019, unsigned.", "5/16/2019", {"day": 16, "month": 5, "year": 2019, "swappable": False}),
    ("Dated 5/6/2019, unsigned.", "5/6/2019", {"day": 5, "month": 6, "swappable": True}),
    ("On Tuesday, 31 October, he fled.", "Tuesday, 31 October", {"day": 31, "weekday": 1}),
    ("Clashes on the 16th.", "16th", {"kind": "day_of_month", "day": 16}),
    ("Thursday’s dead were soldiers.", "Thursday", {"kind": "weekday", "weekday": 3}),
    ("He left last Thursday evening.", "last Thursday evening", {"weekday": 3, "shift": -1, "time_of_day": "evening"}),
    ("They struck at dawn on Saturday.", "dawn on Saturday", {"weekday": 5, "time_of_day": "dawn"}),
    ("They struck early Wednesday.", "early Wednesday", {"weekday": 2, "part": "early"}),
    ("It happened yesterday afternoon.", "yesterday afternoon", {"kind": "offset", "amount": -1, "unit": "day"}),
    ("It happened the day before yesterday.", "the day before yesterday", {"amount": -2, "unit": "day"}),
    ("Three days ago it burned.", "Three days ago", {"kind": "offset", "amount": -3, "unit": "day"}),
    ("A fortnight ago it burned.", "A fortnight ago", {"amount": -1, "unit": "fortnight"}),
    ("Several weeks ago it burned.", "Several weeks ago", {"amount": None, "unit": "week", "vague": True}),
    ("It fell earlier this month.", "earlier this month", {"kind": "period", "shift": 0, "part": "earlier"}),
    ("It fell late last year.", "late last year", {"kind": "period", "unit": "year", "shift": -1, "part": "late"}),
    ("It rained over the weekend.", "weekend", {"kind": "period", "unit": "weekend", "shift": -1}),
    ("In recent days the shelling grew.", "recent days", {"kind": "window", "unit": "day", "vague": True}),
    ("In the past 24 hours nine died.", "past 24 hours", {"kind": "window", "unit": "hour", "amount": 24}),
    ("Troops crossed this summer.", "this summer", {"kind": "season", "season": "summer", "shift": 0}),
    ("It opened in mid-March.", "mid-March", {"kind": "month", "month": 3, "part": "mid"}),
    ("It opened in May of last year.", "May of last year", {"kind": "month", "month": 5, "shift": -1}),
    ("It opened in 2014.", "2014", {"kind": "year", "year": 2014}),
    ("A war of the 1980s.", "1980s", {"kind": "decade", "year": 1980}),
    ("Bombed on Christmas Eve.", "Christmas Eve", {"kind": "holiday", "holiday": "christmas_eve"}),
    ("In May 12 men were shot.", "May", {"kind": "month", "month": 5, "day": None}),
    ("A DEMONSTRATION ON THE NIGHT OF 12 MAY.", "NIGHT OF 12 MAY", {"day": 12, "month": 5, "time_of_day": "night"}),
    ("THE TOWER FELL EARLY TODAY.", "EARLY TODAY", {"kind": "offset", "amount": 0, "part": "early"}),
    ("LA PAZ, 24 JAN 90 -- GUNMEN", "24 JAN 90", {"day": 24, "month": 1, "year": 1990, "relation": "dateline"}),
    ("DUBAI Dec 22 A drone strike killed four.", "Dec 22", {"day": 22, "month": 12, "relation": "dateline"}),
    ("Updated: 3 March 2020\nGunmen", "3 March 2020", {"relation": "stamp"}),
    ("THE BRIDGE WAS BLOWN UP ON 30\nDECEMBER.", "30\nDECEMBER", {"day": 30, "month": 12}),
    ("The same day two more died.", "The same day", {"kind": "anaphoric", "amount": 0, "unit": "day"}),
    ("Two days later he died.", "Two days later", {"kind": "anaphoric", "amount": 2, "unit": "day"}),
    ("A week earlier it was quiet.", "A week earlier", {"kind": "anaphoric", "amount": -1, "unit": "week"}),
    ("The following morning they fled.", "The following morning", {"kind": "anaphoric", "amount": 1}),
    ("Hours later he died.", "Hours later", {"kind": "anaphoric", "unit": "hour", "vague": True}),
]


@pytest.mark.parametrize(("sentence", "words", "values"), SAID, ids=[words for _, words, _ in SAID])
def test_words_are_read_as_they_stand(sentence: str, words: str, values: dict[str, Any]) -> None:
    """Each expression is found with its own words and with the values they say, no more."""
    (mention,) = find_in_text(sentence)
    assert mention.text == words == mention.span.of(sentence)
    assert {name: getattr(mention, name) for name in values} == values


RANGES = [
    ("On the night of 12-13 May they came.", {"day": 12, "month": 5}, {"day": 13, "month": 5}),
    ("Between 3 and 5 May they came.", {"day": 3, "month": 5}, {"day": 5, "month": 5}),
    ("From 30 April to 2 May they came.", {"day": 30, "month": 4}, {"day": 2, "month": 5}),
    ("March 3-5, 2011, was quiet.", {"day": 3, "month": 3, "year": 2011}, {"day": 5, "month": 3, "year": 2011}),
    ("From Monday to Wednesday it rained.", {"weekday": 0}, {"weekday": 2}),
    ("Killed on Sunday and Monday.", {"weekday": 6}, {"weekday": 0}),
    ("Between 2014 and 2016 it rained.", {"year": 2014}, {"year": 2016}),
    ("Late last night and early this morning.", {"amount": -1}, {"amount": 0}),
]


@pytest.mark.parametrize(("sentence", "near", "far"), RANGES, ids=[s for s, _, _ in RANGES])
def test_ranges_have_two_ends(sentence: str, near: dict[str, int], far: dict[str, int]) -> None:
    """Both ends of a range are read, and each has the month and year that only one of them names."""
    (mention,) = find_in_text(sentence)
    assert mention.until is not None
    assert {k: getattr(mention, k) for k in near} == near
    assert {k: getattr(mention.until, k) for k in far} == far


@pytest.mark.parametrize(
    "sentence",
    [
        "A 23-year-old man, aged 23, fought for three years.",
        "They pray every Friday and each day.",
        "She may go, and they march on; 3 may have died.",
        "Brian May said so.",
        "The 17 November group and the 14 July Bridge.",
        "SHELLING BEGAN AT 2000 HOURS.",
        "Bloody Sunday was remembered.",
        "Flight 17, Room 12, a 2,000-pound bomb.",
        "He is due in the next few days.",
    ],
)
def test_what_only_looks_like_a_date_is_left(sentence: str) -> None:
    """Ages, durations, frequencies, clock times, names and the verb "may" are no dates."""
    assert list(find_in_text(sentence)) == []


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-/'MayJunonthelstFriday\nİß"), max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    """No text makes the finder fail, and every span points at its words."""
    for mention in find_in_text(text):
        assert mention.span.of(text) == mention.text != ""


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def mentions(parser: Parser, text: str, offset: int = 0) -> tuple[DateMention, ...]:
    """The dates of a body that begins at `offset` of its document, after furniture."""
    whole = "x" * offset + text
    sections = (Section("furniture", Span(0, offset)), Section("body", Span(offset, len(whole))))
    return find_dates(parser.parse(Document(id="a", sha256="", text=whole, sections=sections)))


def test_offsets_are_those_of_the_document(parser: Parser) -> None:
    """A mention's span counts from the start of the document, and it knows its sentence."""
    first, second = mentions(parser, "Two died on Monday. Nine died on Tuesday.", offset=7)
    assert (first.span, first.sentence) == (Span(19, 25), 0)
    assert (second.span.start, second.sentence) == (40, 1)


def test_tense_is_that_of_the_governing_verb(parser: Parser) -> None:
    """A verb with "will" makes its weekday one to come."""
    past, future = mentions(parser, "Rebels attacked on Friday. Voters will choose a mayor on Sunday.")
    assert (past.tense, future.tense) == ("past", "future")
