"""Memory does not grow with the number of reports, and a worker takes less than a gigabyte."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STREAM = ROOT / "benchmarks" / "stream_memory.py"


@pytest.mark.slow
def test_two_hundred_thousand_reports_in_a_stream() -> None:
    """From the first tenth to the end it grows by less than a twentieth; events are coded on the way."""
    ran = subprocess.run([sys.executable, STREAM, "200000"], check=True, capture_output=True, text=True)
    told = json.loads(ran.stdout)
    assert told["reports"] == 200_000 and told["events"] >= 2_000
    assert told["most"] <= 1.05 * told["early"]
    assert told["most"] < 1_000
