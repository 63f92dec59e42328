"""The first real report, read beside the project: the facts a recorder would type from it."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from onrecord.coder import Coder
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document
from onrecord.record.errors import InputError
from onrecord.record.event import CodedReport, Event


@cache
def coded(path: Path, published: dt.date | None) -> CodedReport:
    found = next(iter(read_reports([str(path)], ReadOptions(published=published))))
    assert isinstance(found, Document) and not isinstance(found, InputError)
    return Coder().code(found)


@pytest.fixture(scope="module")
def report(shared: Path) -> CodedReport:
    return coded(shared / "examples" / "deir-ezzor.txt", dt.date(2017, 9, 29))


@pytest.fixture(scope="module")
def undated(shared: Path) -> CodedReport:
    return coded(shared / "examples" / "deir-ezzor.txt", None)


@pytest.fixture(scope="module")
def main(report: CodedReport) -> Event:
    return report.events[0]


def of_section(report: CodedReport, section: str) -> list[Event]:
    return [e for e in report.events if e.section == section]


def test_one_main_event(report: CodedReport) -> None:
    """The body tells one event of its own; all else in it is background."""
    news = [e for e in of_section(report, "body") if not e.background]
    assert len(news) == 1
    assert news[0] is report.events[0]
    assert news[0].sub_event_type in ("armed_clash", "attack")


def test_thursday_is_the_day_before_publication(main: Event) -> None:
    """The dead are Thursday's, although the monitor spoke on Friday."""
    assert (main.date.start, main.date.end) == (dt.date(2017, 9, 28), dt.date(2017, 9, 28))
    assert main.date.precision == 1


def test_it_happened_near_as_sukhnah(main: Event) -> None:
    """South of Sukna is near As Sukhnah, and not exact."""
    place = main.places[0]
    assert place.lat == pytest.approx(34.885, abs=0.01)
    assert place.lon == pytest.approx(38.871, abs=0.01)
    assert (place.text, place.name, place.country, place.role, place.precision) == (
        "Sukna",
        "As Sukhnah",
        "SY",
        "near",
        2,
    )


def test_who_did_it_to_whom(main: Event) -> None:
    """The Islamic State attacked Syria's forces; the Russians who back them are not the target."""
    assert {a.name for a in main.actors if a.role == "perpetrator"} == {"Islamic State"}
    assert "Military Forces of Syria" in {a.name for a in main.actors if a.role == "target"}
    assert not any(a.country == "RU" for a in main.actors)


def test_what_was_hit(main: Event) -> None:
    """The raid began at checkpoints, which stand among what was hit with their words."""
    assert any("checkpoint" in t.text.lower() for t in main.infrastructure)


def test_at_least_58_is_open_above(main: Event) -> None:
    """The figure, its bounds and the side it counts."""
    assert (main.killed.low, main.killed.best, main.killed.high) == (58, 58, None)
    assert dict(main.killed_by_side) == {"perpetrator": None, "target": 58, "civilians": None, "unknown": None}


def test_the_figure_is_the_monitors(main: Event) -> None:
    """The words "a monitor" are the Observatory named a sentence later; its dead are no civilians."""
    claim = next(c for c in main.claims if c.phrase == "at least 58")
    assert claim.by is not None and claim.of is not None
    assert (claim.by.text, claim.by.name, claim.by.role) == (
        "a monitor",
        "Syrian Observatory for Human Rights",
        "monitor",
    )
    assert claim.used
    assert claim.of.civilian is False


def test_the_parties_own_count_is_kept_and_not_used(main: Event) -> None:
    """The scores that ISIS says it killed stay as its own claim, with the reason why they do not count."""
    claim = next(c for c in main.claims if c.phrase == "scores")
    assert claim.by is not None
    assert (claim.by.role, claim.party_claim, claim.used) == ("belligerent", True, False)
    assert "party" in claim.why
    assert claim.count.high is None


def test_every_value_has_its_words(report: CodedReport) -> None:
    """The words under each span are the words of the value."""
    text = report.document.text
    for event in report.events:
        for claim in event.claims:
            assert claim.span.of(text) == claim.phrase
        for place in event.places:
            assert place.span.of(text) == place.text
        for actor in event.actors:
            assert " ".join(actor.span.of(text).split()) == actor.text


def test_credit_and_sections(report: CodedReport) -> None:
    """The page credits Alarabiya; what follows the body is no part of it."""
    document = report.document
    assert document.credit is not None
    assert document.credit.text == "Alarabiya"
    assert {s.kind for s in document.sections} == {"body", "related", "furniture"}


def test_places_of_the_body(report: CodedReport) -> None:
    """Deir Ezzor, Palmyra in Syria, and Al-Shula, which no gazetteer has, by its neighbour."""
    found = {p.text: p for p in report.places}
    assert found["Deir Ezzor"].country == found["Palmyra"].country == "SY"
    assert found["Palmyra"].lat == pytest.approx(34.56, abs=0.1)
    shula = next(p for p in report.places if p.text == "Al-Shula")
    assert (shula.geonames_id, shula.precision) == (None, 2)
    assert shula.lat == pytest.approx(35.336, abs=0.01)


def test_the_siege_is_background_without_dead(report: CodedReport) -> None:
    """What was broken earlier this month is history here, and nobody's death is told with it."""
    siege = next(e for e in report.events if any(p.text == "Deir Ezzor" for p in e.places) and e.background)
    assert not siege.killed.known


def test_headlines_are_reports_of_their_own(report: CodedReport) -> None:
    """The missiles near Damascus have their headline's day; earthquakes and rubbish are no events."""
    related = of_section(report, "related")
    missiles = next(e for e in related if any(p.text == "Damascus" for p in e.places))
    assert (missiles.date.start, missiles.date.end) == (dt.date(2017, 12, 2), dt.date(2017, 12, 2))
    assert missiles.places[0].precision == 2
    words = " ".join(s.of(report.document.text) for e in related for s in e.evidence)
    assert "earthquakes" not in words
    assert "trash" not in words


def test_without_a_publication_date_none_is_made_up(undated: CodedReport) -> None:
    """Thursday stays Thursday."""
    assert undated.document.published.how == "none"
    for event in of_section(undated, "body"):
        assert event.date.start is None
        assert event.date.end is None
        assert event.date.how
    assert undated.events[0].date.text is not None
    assert undated.events[0].date.text.startswith("Thursday")


def test_the_same_report_gives_the_same_record(report: CodedReport, shared: Path) -> None:
    """Coded again, nothing differs, ids included."""
    again = next(
        iter(read_reports([str(shared / "examples" / "deir-ezzor.txt")], ReadOptions(published=dt.date(2017, 9, 29))))
    )
    assert isinstance(again, Document)
    assert Coder().code(again) == report
