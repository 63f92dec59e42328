"""Persons told of one by one, in real articles whose readers wrote down the victims' names."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.coder import Coder
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document
from onrecord.record.event import CodedReport

ARTICLES = 40
# Measured on these articles: 27 of 71 names, 24 of 39 right; on all 100 of the part, 44 and 65 in 100.
RECALL, PRECISION = 0.34, 0.55


def words(name: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", name.lower()))


@pytest.fixture(scope="module")
def articles(shared: Path) -> list[dict[str, Any]]:
    found = json.loads((shared / "eval" / "hrdsattack" / "dev.json").read_text(encoding="utf-8"))
    return list(found[:ARTICLES])


@pytest.fixture(scope="module")
def reports(articles: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> list[CodedReport]:
    file = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    bodies = (re.sub(r"<[^>]+>", "\n", a["sample"]["Input.article_interface"]) for a in articles)
    file.write_text("".join(json.dumps({"text": html.unescape(b)}) + "\n" for b in bodies), encoding="utf-8")
    documents = [d for d in read_reports([str(file)], ReadOptions(input_format="jsonl")) if isinstance(d, Document)]
    return list(Coder().code_all(documents))


@pytest.mark.slow
def test_victims_are_found_by_name(articles: list[dict[str, Any]], reports: list[CodedReport]) -> None:
    """Of the names that readers gave, so many are among the victims, and of ours so many are right."""
    found = wanted = right = given = 0
    for article, report in zip(articles, reports, strict=True):
        names = [words(v["victim_name"]) for v in article["merged_sample"]["victims"] if v["victim_name"]]
        ours = [words(name) for name in {v.name for e in report.events for v in e.victims if v.name}]
        wanted, given = wanted + len(names), given + len(ours)
        found += sum(any(n & o for o in ours) for n in names)
        right += sum(any(n & o for n in names) for o in ours)
    assert found / wanted >= RECALL
    assert right / given >= PRECISION


GROUPS = {
    "children": re.compile(r"\b(?:child|children|baby|boys?|girls?|schoolboys|schoolchildren)\b", re.IGNORECASE),
    "women": re.compile(r"\b(?:wom[ae]n|wife|mother|sister|daughter)\b", re.IGNORECASE),
    "men": re.compile(r"\b(?:m[ae]n|brother|father|husband|son)\b", re.IGNORECASE),
}


@pytest.mark.slow
def test_men_women_and_children_are_counted_by_their_words(reports: list[CodedReport]) -> None:
    """In real articles each such figure has a word that says so, and all three groups are met."""
    counted = [c.of for r in reports for e in r.events for c in e.claims if c.of and c.of.group in GROUPS]
    assert {of.group for of in counted} == set(GROUPS)
    assert all(GROUPS[str(of.group)].search(of.text) for of in counted)
