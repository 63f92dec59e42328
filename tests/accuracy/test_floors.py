"""The accuracy gate: the scores reached on the shared yardsticks are held, with the data they were reached on."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

FLOORS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
# A tie broken otherwise in a library moves a score by a tenth or two; a real loss is larger.
SLACK = 0.5
# From this far above its floor a score must be written down.
RISEN = 2.0
FILES = {
    "test": ["muc4/dev/tst1-muc3", "muc4/dev/tst2-muc4", "muc4/dev/key-tst1.v7", "muc4/dev/key-tst2.v4"],
    "places": ["places/lgl.xml"],
}


def corpus_hash(shared: Path, name: str) -> str:
    digest = hashlib.sha256()
    for file in FILES[name]:
        digest.update((shared / "eval" / file).read_bytes())
    return digest.hexdigest()


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_scores_hold(name: str, shared: Path) -> None:
    """No field of a yardstick falls below its floor, on the data the floor was measured on."""
    assert FLOORS[name]["sha256"] == corpus_hash(shared, name), "other data than the floors were measured on"
    command = [sys.executable, str(ROOT / "benchmarks" / "score.py"), name, "--json"]
    scores = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)[name]
    floors = {field: floor for field, floor in FLOORS[name].items() if field != "sha256"}
    assert set(floors) <= set(scores)
    fallen = {f: (scores[f], floor) for f, floor in floors.items() if scores[f] < floor - SLACK}
    assert not fallen, f"fallen below the floor (score, floor): {fallen}"
    risen = {f: (scores[f], floor) for f, floor in floors.items() if scores[f] > floor + RISEN}
    assert not risen, f"write the new scores into floors.toml and docs/accuracy.md (score, floor): {risen}"
