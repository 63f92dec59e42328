"""The first real report: a page dump whose headlines are glued to each other's time stamps."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from onrecord.record.document import Document
from tests.read.pages import GIVEN, documents, kinds


@pytest.fixture(scope="module")
def example(shared: Path) -> Document:
    return documents(shared / "examples" / "deir-ezzor.txt")[0]


def test_the_body_is_the_article_with_its_sub_heading(example: Document) -> None:
    (body,) = [section for section in example.sections if section.kind == "body"]
    words = body.span.of(example.text)
    assert words.startswith("ISIS militants killed")
    assert "Supply lines" in words
    assert words.rstrip().endswith("paramilitaries in Iraq.")


def test_each_headline_has_the_stamp_that_stands_before_it(example: Document) -> None:
    dated = {
        section.span.of(example.text): section.published.date
        for section in example.sections
        if section.kind == "related" and section.published
    }
    assert dated["Israeli missiles hit military position near Damascus"] == dt.date(2017, 12, 2)
    assert dated["Multiple earthquakes hit southeastern Iran"] == dt.date(2017, 12, 13)
    assert dated["Piles of washed up trash on Lebanese shore cause outrage"] == dt.date(2018, 1, 23)
    assert len(dated) == 5


def test_stamps_credit_and_copyright_are_furniture(example: Document) -> None:
    furniture = " ".join(words for kind, words in kinds(example) if kind == "furniture")
    assert "source: Alarabiya" in furniture
    assert "Maintained and developed by" in furniture
    assert "GMT 16:33 2017" in furniture


def test_the_credit_and_the_outlet_are_found(example: Document) -> None:
    assert example.credit
    assert example.credit.text == "Alarabiya" == example.credit.span.of(example.text)
    assert example.outlet == "Arab Today Media Group"


def test_no_related_headline_and_no_copyright_line_dates_the_report(example: Document) -> None:
    assert (example.published.date, example.published.how) == (None, "none")


def test_a_given_date_is_the_reports(shared: Path) -> None:
    (document,) = documents(shared / "examples" / "deir-ezzor.txt", options=GIVEN)
    assert (document.published.date, document.published.how) == (dt.date(2017, 9, 29), "given")
