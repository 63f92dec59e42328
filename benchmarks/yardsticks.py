"""The reports of the shared yardsticks, for measuring; they are used where they lie and copied nowhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document

SHARED = Path(__file__).resolve().parents[2] / "shared"
YARDSTICKS = {
    "messages": ("muc4/reports.py", "muc4/dev", "dev-muc3-*"),
    "places": ("places/score.py", "places", "lgl.xml"),
}


def write_reports(name: str, path: Path, shared: Path = SHARED) -> Path:
    """Write the reports of a yardstick as JSON Lines: "messages" (agencies' wire) or "places" (local news)."""
    script, place, pattern = YARDSTICKS[name]
    files = sorted((shared / "eval" / place).glob(pattern))
    command: Sequence[str | Path] = [sys.executable, shared / "eval" / script, *files]
    lines = subprocess.run([*command, *(["--input"] if name == "places" else [])], capture_output=True, check=True)
    path.write_bytes(lines.stdout)
    return path


def documents(name: str, folder: Path, shared: Path = SHARED) -> list[Document]:
    """The reports of a yardstick, read; `folder` takes a file of them."""
    path = write_reports(name, folder / f"{name}.jsonl", shared)
    return [item for item in read_reports([str(path)], ReadOptions()) if isinstance(item, Document)]
