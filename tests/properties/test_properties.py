"""What holds of every record, whatever the report: tried on made-up reports and on those of the shared examples."""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document
from onrecord.record.event import CodedReport
from onrecord.record.json_out import to_dict
from onrecord.record.json_values import event_to_dict
from onrecord.scale.coding import Coding
from onrecord.scale.pool import code_reports
from onrecord.store.checking_spans import troubles_of
from tests.properties.made import DAY, TOWNS, Made, coded, coder, document, reports

pytestmark = pytest.mark.slow

CASES = int(os.environ.get("ONRECORD_CASES", "25"))  # `make reliability` asks for more
few = settings(
    max_examples=CASES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)


def bare(report: CodedReport, *left_out: str) -> list[Any]:
    """The events without what only says where words stand, nor what is named in `left_out`."""
    dropped = {"id", "span", "start", "end", "evidence", "options", *left_out}

    def stripped(value: Any) -> Any:
        if isinstance(value, dict):
            dates = {"start", "end"} if "precision" in value and "how" in value and "lat" not in value else set()
            return {k: stripped(v) for k, v in value.items() if k not in dropped or (k in dates and k not in left_out)}
        return [stripped(v) for v in value] if isinstance(value, list) else value

    return [stripped(event_to_dict(event)) for event in report.events]


def dates(report: CodedReport) -> list[tuple[str | None, str | None]]:
    return [(d["start"], d["end"]) for d in (event_to_dict(e)["date"] for e in report.events)]


def moved(days: list[tuple[str | None, str | None]], by: dt.timedelta) -> list[tuple[str | None, ...]]:
    """The same ends, so much later."""
    return [tuple(end and (dt.date.fromisoformat(end) + by).isoformat() for end in ends) for ends in days]


def counts(value: Any) -> Iterator[dict[str, Any]]:
    """Every figure with its ends."""
    if isinstance(value, dict):
        if {"low", "best", "high"} <= value.keys():
            yield value
        for inner in value.values():
            yield from counts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from counts(inner)


def in_order(report: CodedReport) -> list[dict[str, Any]]:
    """Figures whose ends are not low ≤ best ≤ high, wherever these are known."""
    wrong = []
    for count in counts(to_dict(report)["events"]):
        known = [count[end] for end in ("low", "best", "high") if count[end] is not None]
        if known != sorted(known):
            wrong.append(count)
    return wrong


@few
@given(reports())
def test_every_value_s_words_stand_where_its_span_says(made: Made) -> None:
    """No value without the words."""
    report = coded(made.text)
    assert [t for event in report.events for t in troubles_of(event, report.document.text)] == []


@few
@given(reports())
def test_low_best_and_high_are_in_order(made: Made) -> None:
    """Wherever they are known."""
    assert in_order(coded(made.text)) == []


def test_both_hold_of_the_real_examples(shared: Path) -> None:
    """Spans and figures of every report among the shared examples."""
    found = [item for item in read_reports([str(shared / "examples")], ReadOptions()) if isinstance(item, Document)]
    assert found
    for report in coder().code_all(found):
        assert [t for event in report.events for t in troubles_of(event, report.document.text)] == []
        assert in_order(report) == []


PAGE = """<html><head><title>{title}</title></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
{before}<article><h1>{title}</h1>{article}</article>{after}
<footer>Contact us. All rights reserved.</footer></body></html>"""
FURNITURE = (
    "<aside><h2>Most read</h2><ul><li><a href='/1'>Budget talks go on</a></li><li><a href='/2'>Rain ahead</a></li></ul></aside>",
    "<div class='newsletter'>Sign up for our newsletter. <a href='/join'>Join</a></div>",
    "<div class='share'><a href='#'>Share</a> <a href='#'>Tweet</a> <a href='#'>Print</a></div>",
    "<div class='cookies'>We use cookies. <button>Accept</button></div>",
)
RELATED = "<section class='related'><h2>Related stories</h2><ul><li><a href='/3'>Bomb kills 40 in Baghdad</a></li></ul></section>"


@few
@given(
    reports(),
    st.lists(st.sampled_from(FURNITURE), max_size=3),
    st.lists(st.sampled_from(FURNITURE), max_size=3),
    st.booleans(),
)
def test_furniture_and_related_links_change_none_of_an_article_s_events(
    tmp_path_factory: pytest.TempPathFactory, made: Made, before: list[str], after: list[str], related: bool
) -> None:
    """What stands around the article is not told by it."""
    article = "".join(f"<p>{s}</p>" for s in made.sentences)
    below = "".join(after) + (RELATED if related else "")
    told = coded_page(tmp_path_factory, article, "", ""), coded_page(tmp_path_factory, article, "".join(before), below)
    alone, furnished = ([e for e in bare(report) if e["section"] == "body"] for report in told)
    assert furnished == alone


def coded_page(folders: pytest.TempPathFactory, article: str, before: str, after: str) -> CodedReport:
    """A page with its furniture, coded."""
    path = folders.mktemp("page") / "page.html"
    path.write_text(PAGE.format(title="Attack in Iraq", article=article, before=before, after=after), encoding="utf-8")
    (read,) = [item for item in read_reports([str(path)], ReadOptions(published=DAY)) if isinstance(item, Document)]
    return coder().code(read)


@few
@given(reports(("yesterday", "two days ago", "today")), st.integers(-400, 400))
def test_another_publication_date_shifts_the_dates(made: Made, days: int) -> None:
    """By as many days, where the report says when in days before its own."""
    shift = dt.timedelta(days)
    now, then = dates(coded(made.text)), dates(coded(made.text, DAY + shift))
    assert then == moved(now, shift)


@few
@given(reports(("on Tuesday", "on Monday night", "on Saturday")), st.integers(-60, 60))
def test_whole_weeks_shift_weekdays(made: Made, weeks: int) -> None:
    """A weekday is that weekday before the publication date."""
    shift = dt.timedelta(7 * weeks)
    now, then = dates(coded(made.text)), dates(coded(made.text, DAY + shift))
    assert then == moved(now, shift)


@few
@given(reports(), st.sampled_from(TOWNS))
def test_another_town_moves_only_the_place(made: Made, town: str) -> None:
    """Figures, dates, actors, weapons and speakers stay; the places are in the same country."""
    here, there = coded(made.text), coded(made.moved_to(town))
    assert bare(there, "places", "summary") == bare(here, "places", "summary")
    before, after = ({p["text"] for e in r.events for p in event_to_dict(e)["places"]} for r in (here, there))
    assert {town if text == made.town else text for text in before} == after


@few
@given(st.lists(reports(), min_size=2, max_size=6), st.integers(1, 7), st.randoms(use_true_random=False))
def test_order_and_batches_change_nothing(made: list[Made], batch: int, chance: random.Random) -> None:
    """Each report is coded for itself."""
    documents = [document(one.text, name=f"r{n}") for n, one in enumerate(made)]
    alone = {d.id: to_dict(coder().code(d)) for d in documents}
    mixed = list(documents)
    chance.shuffle(mixed)
    was = coder().parser.batch_size
    coder().parser.batch_size = batch
    try:
        together = {r.document.id: to_dict(r) for r in coder().code_all(mixed)}
    finally:
        coder().parser.batch_size = was
    assert together == alone


def test_the_number_of_jobs_changes_nothing(shared: Path) -> None:
    """One process or two, the same records in the same order."""
    found = list(read_reports([str(shared / "examples")], ReadOptions()))
    documents = [replace(item) if isinstance(item, Document) else item for item in found]
    one, two = (
        [to_dict(r) if isinstance(r, CodedReport) else str(r) for r in code_reports(documents, Coding(), jobs)]
        for jobs in (1, 2)
    )
    assert one == two and len(one) == len(found)
