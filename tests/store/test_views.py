"""Cached incident views: filtered, in order; codes that always find their incident."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onrecord.record.actor import Actor
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.incident import Grade, Incident, ProfileRef, Told
from onrecord.record.incident_out import to_dict
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.store.filters import ViewFilter
from onrecord.store.open import open_store
from onrecord.store.store import Store
from tests.store.news import ABDUCTION, SHELLING, another, coding

HERE = Span(0, 1)


def incident(code: str, first: str | None, last: str | None = None, **values: Any) -> dict[str, Any]:
    """An incident as JSON; `first` and `last` are its days."""
    place = Place(
        "x", HERE, country=values.pop("country", "YE"), lat=values.pop("lat", 13.6), lon=values.pop("lon", 44)
    )
    actor = Actor("perpetrator", values.pop("words", "gunmen"), HERE, id=values.pop("actor", None))
    start, end = (None if d is None else dt.date.fromisoformat(d) for d in (first, last or first))
    kind = values.pop("kind", "armed_clash")
    return to_dict(
        Incident(
            code,
            "battles",
            kind,
            ProfileRef("plain", ""),
            date=Told(DateRange(start, end)),
            places=(Told(place),),
            actors=(Told(actor),),
            **values,
        )
    )


VIEWS = [
    incident("YE-B", "2024-05-02", killed=Count(5, None, None), actor="houthis", words="the Ḥouthi fighters"),
    incident("YE-A", "2024-05-02", killed=Count(1, 2, 3), grade=Grade("fair", "two sources")),
    incident("SY-C", "2024-04-28", "2024-05-01", country="SY", lat=35.0, lon=38.5, state="confirmed"),
    incident("XX-D", None, kind="attack"),
    incident("FJ-E", "2024-06-01", country="FJ", lat=-17.0, lon=179.5),
    incident("NZ-F", "2024-06-02", country="NZ", lat=-18.0, lon=-178.0, included=False),
]


@pytest.fixture
def store(store_url: str) -> Any:
    """A store with the views above."""
    with open_store(store_url) as opened:
        with opened.writing() as writer:
            writer.save_views((one, []) for one in VIEWS)
        yield opened


def codes(store: Store, **where: Any) -> list[str]:
    """The codes that pass a filter, in the order they come."""
    return [one["code"] for one in store.views(ViewFilter(**where))]


def test_incidents_come_by_date_then_code_and_those_without_a_date_last(store: Store) -> None:
    assert codes(store, included_only=False) == ["SY-C", "YE-A", "YE-B", "FJ-E", "NZ-F", "XX-D"]
    assert codes(store, included_only=False, limit=2) == ["SY-C", "YE-A"]
    assert list(store.views())[1] == VIEWS[1]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({}, ["SY-C", "YE-A", "YE-B", "FJ-E", "XX-D"]),
        ({"since": dt.date(2024, 5, 1)}, ["SY-C", "YE-A", "YE-B", "FJ-E"]),
        ({"since": dt.date(2024, 4, 29), "until": dt.date(2024, 4, 30)}, ["SY-C"]),
        ({"until": dt.date(2024, 4, 27)}, []),
        ({"country": "sy"}, ["SY-C"]),
        ({"box": (30, 30, 40, 40)}, ["SY-C"]),
        ({"box": (-20, 170, -10, -170), "included_only": False}, ["FJ-E", "NZ-F"]),
        ({"actor": "houthis"}, ["YE-B"]),
        ({"actor": "HOUTHI"}, ["YE-B"]),
        ({"actor": "%"}, []),
        ({"event_type": "attack"}, ["XX-D"]),
        ({"event_type": "battles", "country": "FJ"}, ["FJ-E"]),
        ({"grade": "fair"}, ["YE-A"]),
        ({"state": "confirmed"}, ["SY-C"]),
        ({"min_killed": 5}, ["YE-B"]),
        ({"min_killed": 2}, ["YE-A", "YE-B"]),
    ],
)
def test_filters(store: Store, where: dict[str, Any], expected: list[str]) -> None:
    """Each filter alone, and what it must not let through; unknown figures and days never pass one."""
    assert codes(store, **where) == expected
    assert store.count_views(ViewFilter(**where)) == len(expected)


def test_a_view_is_replaced_and_dropped(store: Store) -> None:
    with store.writing() as writer:
        writer.save_views([(incident("YE-A", "2024-07-01", words="police"), [])])
        writer.drop_views(["YE-B", "none such"])
    assert codes(store, included_only=False) == ["SY-C", "FJ-E", "NZ-F", "YE-A", "XX-D"]
    assert codes(store, actor="police") == ["YE-A"]
    assert list(store.views_of(["YE-A", "YE-B"])) == ["YE-A"]


def test_a_figure_too_large_for_a_database_is_kept_and_filtered(store: Store) -> None:
    """A keyboard's slip makes no incident impossible to store."""
    with store.writing() as writer:
        writer.save_views([(incident("YE-Z", "2024-05-09", killed=Count(10**30, 10**30, None)), [])])
    assert codes(store, min_killed=2**40) == ["YE-Z"]
    assert store.views_of(["YE-Z"])["YE-Z"]["killed"]["best"] == 10**30


def test_views_stream_while_another_writes(store: Store) -> None:
    """A reader half-way through its answer does not stop a writer, and reads to its end."""
    found = store.views()
    first = next(found)
    with store.writing() as writer:
        writer.drop_views(["FJ-E"])
    assert [first["code"], *(one["code"] for one in found)] == ["SY-C", "YE-A", "YE-B", "FJ-E", "NZ-F", "XX-D"]


def test_every_code_finds_its_incident_through_merges_and_splits(store_url: str) -> None:
    """Merged, the second incident's code leads to the first; parted again, to itself."""
    with open_store(store_url) as store:
        with store.writing() as writer:
            writer.add(coding(SHELLING))
            writer.add(another(1))
            one, other = store.own_codes([1, 2]).values()
            writer.assign({one: [1], other: [2]})
        assert (store.resolve(one), store.resolve(other), store.resolve("YE-NOBODY")) == (one, other, None)
        with store.writing() as writer:
            writer.assign({one: [1, 2]})
        assert store.resolve(f" {other.lower()} ") == one
        assert list(store.all_codes()) == [one]
        assert [t.ref for t in store.members([one, other])[one]] == [1, 2]
        with store.writing() as writer:
            writer.assign({one: [1], other: [2]})
        assert store.resolve(other) == other


def test_the_code_of_a_founder_that_is_no_longer_told_still_finds_the_incident(store_url: str) -> None:
    """A newer coder drops the founder; the other member goes on under its own code, and the old one follows."""
    with open_store(store_url) as store:
        with store.writing() as writer:
            writer.add(coding(SHELLING, ABDUCTION))
            writer.add(another(1))
            founder, _, other = store.own_codes([1, 2, 3]).values()
            writer.assign({founder: [1, 3]})
            writer.add(coding(ABDUCTION, coder="coder 2"))
            writer.assign({other: [3]})
        assert store.resolve(founder) == other


def test_the_code_of_what_is_no_longer_told_by_anybody_finds_nothing(store_url: str) -> None:
    """Nor does the code of what is not linked yet."""
    with open_store(store_url) as store:
        with store.writing() as writer:
            writer.add(coding(SHELLING))
            (code,) = store.own_codes([1]).values()
            assert store.resolve(code) is None
            writer.assign({code: [1]})
            assert store.resolve(code) == code
            writer.add(coding(coder="coder 2"))
        assert store.resolve(code) is None


def test_notes_are_kept_and_replaced(store: Store) -> None:
    assert store.note("profile") is None
    with store.writing() as writer:
        writer.note("profile", "plain")
        writer.note("profile", "acled")
    assert store.note("profile") == "acled"
