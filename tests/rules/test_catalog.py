"""docs/coding-rules.md says what the coder does: every rule it can name is there, and every example is read by its rule."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from itertools import chain

import pytest

from onrecord.extract.casualties.numbers_in import SentenceNumbers
from onrecord.extract.casualties.patterns import part_figures, toll_figures
from onrecord.extract.dates import find_in_text
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document
from onrecord.resolve.actors.register import ActorRegister
from onrecord.rules.catalog import Rule, catalog
from onrecord.rules.quantities import find_quantities
from tests.explain.explained import coder, explained, uses
from tests.house.tree import ROOT
from tests.phrasebook.table import rows

PAGE = ROOT / "docs" / "coding-rules.md"
IN_SENTENCES = {"speech", "blame", "roles", "persons", "things", "places"}


def of(*families: str) -> list[Rule]:
    """The rules of some families."""
    return [r for r in catalog() if r.family in families]


def anchor(rule: Rule) -> str:
    """A rule's name in a test's report."""
    return rule.anchor


def test_the_page_is_up_to_date() -> None:
    """`make rules-docs` makes it from the rules."""
    check = [sys.executable, str(ROOT / "scripts" / "build_coding_rules.py"), "--check"]
    run = subprocess.run(check, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_every_rule_has_a_meaning_and_a_place_of_its_own() -> None:
    """No rule is without `about`, no anchor stands twice, and each link leads to an anchor of the page."""
    assert [r.anchor for r in catalog() if not r.about] == []
    assert [a for a, n in Counter(r.anchor for r in catalog()).items() if n > 1] == []
    assert {r.anchor for r in catalog()} == set(re.findall(r'<a id="([^"]+)">', PAGE.read_text(encoding="utf-8")))


@pytest.mark.slow
def test_every_rule_that_the_coder_names_is_on_the_page() -> None:
    """The coder reads the examples, the phrase book and every rule's own example: no rule is missing."""
    reports = [d for d in read_reports([str(ROOT / "examples")], ReadOptions()) if isinstance(d, Document)]
    texts = [row.say for row in rows()] + [r.example for r in catalog() if r.example]
    found = chain(map(coder().explain, reports), map(explained, texts))
    assert sorted({f"{u.part}: {u.id}" for e in found for u in uses(e) if u.rule is None}) == []


@pytest.mark.parametrize("rule", [r for r in of("figures") if r.gives.startswith("low")], ids=anchor)
def test_the_example_of_a_quantity_is_read_by_it(rule: Rule) -> None:
    """Those that are never found by a pattern aside."""
    read = {q.rule for q in find_quantities(rule.example)}
    assert rule.id in read or (rule.id in {"person", "named", "unnumbered", "pronoun"} and rule.id not in read)


@pytest.mark.parametrize("rule", [r for r in of("figures", "parts") if not r.gives.startswith("low")], ids=anchor)
def test_the_example_of_a_toll_or_a_part_is_found_by_it(rule: Rule) -> None:
    """The sentence that holds it is the last of the example."""
    find = toll_figures if rule.family == "figures" else part_figures
    assert rule.id in {f.rule.id for f in find(SentenceNumbers(rule.example.split(". ")[-1]))}


@pytest.mark.parametrize("rule", of("dates"), ids=anchor)
def test_the_example_of_a_date_is_read_by_it(rule: Rule) -> None:
    """What is said to be no date is read as none."""
    read = {m.rule for m in find_in_text(f"It happened {rule.example}.")}
    assert rule.id in read or (rule.about.endswith("no date.") and not read)


@pytest.mark.parametrize("rule", of("actors"), ids=anchor)
def test_the_example_of_an_actor_is_read_by_it(rule: Rule) -> None:
    """In a report about Colombia, or about no country."""
    register = ActorRegister.load()
    assert rule.id in {register.identify(rule.example, countries=c, capitals=False).rule for c in ((), ("CO",))}


@pytest.mark.parametrize("rule", of(*IN_SENTENCES), ids=anchor)
def test_the_example_of_a_sentence_is_read_by_it(rule: Rule) -> None:
    """The coder names the rule when it reads the example, as text or as a heading."""
    assert any(rule.anchor in {u.anchor for u in uses(explained(rule.example, kind))} for kind in ("body", "title"))
