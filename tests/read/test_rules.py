"""The furniture rules: every rule matches its own example, and none is named twice."""

from __future__ import annotations

import pytest

from onrecord.read.rules import FurnitureRule, furniture_rules, rule_for


@pytest.mark.parametrize("rule", furniture_rules(), ids=lambda rule: rule.id)
def test_each_rule_is_the_first_to_match_its_example(rule: FurnitureRule) -> None:
    hit = rule_for(rule.example)
    assert hit
    assert hit[0].id == rule.id


def test_no_two_rules_share_an_id() -> None:
    ids = [rule.id for rule in furniture_rules()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "headline",
    [
        "Gunmen kill TV reporter",
        "Ten killed in blast, police tell Reuters",
        "Editors resign over killing of journalist",
        "More than 20 killed in market attack",
        "Most of the dead were women",
        "Other news agencies reported deaths",
        "Latest strike on hospital kills nurse",
        "Top commander killed in raid",
        "Related attack kills two in north",
        "Email reveals order to fire on crowd",
        "Source of the fire that killed nine still unknown",
        "By land and by sea, the fighting goes on",
    ],
)
def test_a_headline_that_resembles_furniture_is_not_taken_for_it(headline: str) -> None:
    hit = rule_for(headline)
    assert hit is None or (hit[0].role == "byline" and headline.startswith("By ")), hit
