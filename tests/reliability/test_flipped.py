"""One flipped byte anywhere in a store's file is found and named."""

from __future__ import annotations

from pathlib import Path

from benchmarks.trials.flips import fill, flipped

FLIPS = 80


def test_a_flipped_byte_is_named(tmp_path: Path) -> None:
    """Or it lies where nothing is kept: then every row reads as before."""
    store, copies = tmp_path / "a.db", tmp_path / "copies"
    fill(store)
    copies.mkdir()
    found = flipped(store, copies, FLIPS, seed=11)
    assert found.failures == () and found.passed
    assert int(found.detail.split()[0]) > FLIPS / 10, "too few were in what is kept to show anything"
