"""The phrase book: every row of phrases.yml is a sentence, and the claims that must be read from it."""

from __future__ import annotations

import pytest

from tests.phrasebook.table import Row, rows
from tests.phrasebook.told import Told, told

ROWS = rows()


def test_the_book_holds_at_least_250_phrases() -> None:
    """The book is as long as it promises, and says nothing twice."""
    assert len(ROWS) >= 250
    assert len({row.say for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row.say[:60] for row in ROWS])
def test_a_phrase_means_what_the_book_says(row: Row) -> None:
    """The claims of the sentence, in the order of the words, are those of the row: no fewer, no more."""
    report = told(row.say)
    expected = [claim.expected for claim in row.claims]
    assert [seen(t, claim.expected) for t, claim in zip(report.claims, row.claims, strict=False)] + [
        t.main() for t in report.claims[len(expected) :]
    ] == expected
    if row.killed is not None:
        assert report.killed == row.killed


def seen(claim: Told, expected: dict[str, object]) -> dict[str, object]:
    """What was read, as far as the row speaks of it."""
    return {key: getattr(claim, key) for key in expected}
