"""The record as JSON, out and in."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record.actor import Actor, Thing, Victim
from onrecord.record.claim import Claim
from onrecord.record.count import Count
from onrecord.record.document import Document, Section
from onrecord.record.errors import InputError
from onrecord.record.event import SIDES, CodedReport, Event
from onrecord.record.json_in import from_line
from onrecord.record.json_out import CODER, to_dict, to_line
from onrecord.record.place import Place
from onrecord.record.span import Span
from tests.record.samples import DOCUMENT, REPORT

spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**4)).map(lambda t: Span(t[0], t[0] + t[1]))
numbers = st.none() | st.integers(0, 10**6)


def sorted_count(low: int | None, best: int | None, high: int | None) -> Count:
    """A valid count of three numbers in any order."""
    known = iter(sorted(n for n in (low, best, high) if n is not None))
    return Count(*(None if n is None else next(known) for n in (low, best, high)))


counts = st.builds(sorted_count, numbers, numbers, numbers)
degrees = st.none() | st.floats(-180, 180)
places = st.builds(Place, span=spans, lat=degrees, lon=degrees)
sides = st.tuples(*(st.tuples(st.just(side), numbers) for side in SIDES))
events = st.builds(
    Event,
    places=st.tuples(places),
    actors=st.tuples(st.builds(Actor, span=spans)),
    weapons=st.tuples(st.builds(Thing, span=spans)),
    victims=st.tuples(st.builds(Victim, span=spans)),
    claims=st.tuples(st.builds(Claim, span=spans, count=counts)),
    killed=counts,
    killed_by_side=sides,
    evidence=st.tuples(spans),
)
reports = st.builds(
    CodedReport,
    document=st.builds(Document, sections=st.tuples(st.builds(Section, span=spans))),
    places=st.tuples(places.map(lambda p: dataclasses.replace(p, role="at"))),
    events=st.lists(events, max_size=2).map(tuple),
)
st.register_type_strategy(Span, spans)
st.register_type_strategy(Count, counts)


def test_a_report_comes_back_from_its_line_as_it_was() -> None:
    """What json_out writes, json_in reads without loss."""
    assert from_line(to_line(REPORT)) == REPORT


@settings(max_examples=60, deadline=None)
@given(reports)
def test_any_report_comes_back_from_its_line_as_it_was(report: CodedReport) -> None:
    """Whatever the values, nothing is lost between out and in."""
    assert from_line(to_line(report)) == report


def test_keys_stand_in_the_order_of_the_contract() -> None:
    """The first keys of a record are those of RECORD.md, in its order."""
    record = to_dict(REPORT)
    assert list(record)[:2] == ["document", "events"]
    document = ["id", "sha256", "url", "title", "language", "outlet", "credit", "text", "published", "sections"]
    assert list(record["document"])[:10] == document
    event = (
        "id section event_type sub_event_type background status aggregate summary date places actors weapons "
        "infrastructure victims claims killed injured killed_by_side evidence"
    )
    assert list(record["events"][0])[:19] == event.split()
    claim = "kind phrase span rule low best high of by party_claim scope used why"
    assert list(record["events"][0]["claims"][0]) == claim.split()


def test_an_event_place_has_all_keys_of_a_document_place_and_its_role_and_span() -> None:
    """The place of an event can be read without looking it up among the document's."""
    record = to_dict(REPORT)
    of_document, of_event = record["document"]["places"][0], record["events"][0]["places"][0]
    assert of_event == {**of_document, "role": "at", "span": [of_document["start"], of_document["end"]]}


def test_unknown_is_null_and_never_zero() -> None:
    """An open or unknown figure is null in the record."""
    event = to_dict(REPORT)["events"][0]
    assert event["killed"] == {"low": 12, "best": 12, "high": None}
    assert event["injured"] == {"low": None, "best": None, "high": None}
    assert event["killed_by_side"] == {"perpetrator": None, "target": None, "civilians": 12, "unknown": None}


def test_spans_point_at_the_words_they_stand_for() -> None:
    """Every span of the sample covers its own words in document.text."""
    record = to_dict(REPORT)
    text = record["document"]["text"]
    for claim in record["events"][0]["claims"]:
        assert text[slice(*claim["span"])] == claim["phrase"]
        assert text[slice(*claim["by"]["span"])] == claim["by"]["text"]


def test_the_record_names_the_coder_and_its_version() -> None:
    """A record says which version of onrecord made it."""
    assert to_dict(REPORT)["document"]["coder"] == CODER
    assert CODER.startswith("onrecord ")


@pytest.mark.parametrize("char", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_a_report_is_one_line_whatever_line_ends_its_text_has(char: str) -> None:
    """No character of the text can break the line in two, for any reader of JSON Lines."""
    report = CodedReport(dataclasses.replace(DOCUMENT, text=f"One{char}two"))
    line = to_line(report)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["document"]["text"] == f"One{char}two"


def test_half_a_surrogate_pair_does_not_stop_the_line() -> None:
    r"""A text with a stray \ud83d, as broken JSON Lines carry, is written in escapes."""
    line = to_line(CodedReport(dataclasses.replace(DOCUMENT, text="Blast \ud83d kills two")))
    assert json.loads(line.encode("utf-8"))["document"]["text"] == "Blast \ud83d kills two"


@pytest.mark.parametrize("line", ["", "[]", "null", "{", '{"document": 1, "events": []}', '{"document": {}}'])
def test_a_line_that_is_no_record_is_an_input_error_with_its_place(line: str) -> None:
    """A broken record names its file and line."""
    with pytest.raises(InputError, match=r"^records\.jsonl:7: not a record"):
        from_line(line, where="records.jsonl:7")


def test_a_record_without_the_keys_beyond_the_contract_can_be_read() -> None:
    """Records of other tools that keep to the contract alone come in too."""
    record = to_dict(REPORT)
    del record["notes"], record["events"][0]["trigger"], record["events"][0]["date"]["basis"]
    for section in record["document"]["sections"]:
        del section["published"]
    for actor in record["events"][0]["actors"]:
        del actor["rule"], actor["country"]
    assert from_line(json.dumps(record)).events[0].killed == Count(12, 12, None)
