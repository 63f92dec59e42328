"""Very many short reports made by chance, nearly all of no violence: what an archive is like, and no end of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.record.document import Document, Published, Section
from onrecord.record.span import Span

TOWNS = ("Mosul", "Kirkuk", "Tikrit", "Ramadi", "Baqubah", "Homs", "Aleppo", "Goma", "Bukavu", "Kandahar")
TOLD_IN = 100  # one report in so many tells of violence


def text_of(number: int) -> str:
    """The text of report `number`; no two are the same."""
    town = TOWNS[number % len(TOWNS)]
    if number % TOLD_IN == 0:
        return f"Gunmen killed {number % 40 + 2} soldiers in an attack near {town} on Tuesday, police report {number} said."
    return (
        f"The council of {town} opened hall number {number} on Tuesday. The mayor spoke of the harvest, the new road and "
        f"the school, and the band of the town played until the evening. Some {number % 900 + 10} guests had come, the "
        "council said, and the hall will be open on every day of the week but Monday."
    )


def documents(reports: int) -> Iterator[Document]:
    """So many reports, one after the other."""
    for number in range(reports):
        text = text_of(number)
        section = Section("body", Span(0, len(text)))
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield Document(f"s{number}", digest, text, (section,), language="en", published=Published(None, "none"))


def write(path: Path, reports: int) -> Path:
    """So many reports as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(reports):
            file.write(json.dumps({"id": f"s{number}", "text": text_of(number), "published": "2020-01-02"}) + "\n")
    return path
