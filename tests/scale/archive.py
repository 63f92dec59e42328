"""A small archive for the tests of jobs, and what a single process makes of it."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.coder import Coder
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document
from onrecord.record.json_out import to_line
from onrecord.scale.job import read_records

TOWNS = ("Mosul", "Kirkuk", "Tikrit", "Ramadi", "Baqubah", "Homs", "Aleppo")


def write_archive(path: Path, reports: int) -> Path:
    """Reports as JSON Lines: of every four one tells of no violence; no two are the same."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(reports):
            town = TOWNS[number % len(TOWNS)]
            told = f"Gunmen killed {number % 40 + 2} soldiers in an attack near {town} on Tuesday, the police said."
            idle = f"The market of {town} opened its hall number {number} on Tuesday."
            row = {
                "id": f"n{number}",
                "text": told if number % 4 else idle,
                "published": f"2016-03-{number % 27 + 1:02}",
            }
            file.write(json.dumps(row) + "\n")
    return path


def in_one_process(archive: Path) -> list[str]:
    """The records of an archive as one process makes them, through the gate, in order."""
    documents = [item for item in read_reports([str(archive)], ReadOptions()) if isinstance(item, Document)]
    return [to_line(report) for report in Coder(gated=True).code_all(documents)]


def written(folder: Path) -> list[str]:
    """The records of a job's folder, in the order of the archive."""
    return [to_line(report) for report in read_records(folder)]
