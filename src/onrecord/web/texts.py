"""The reports of an incident as its page shows them: a sentence to begin with, and behind it the text with its values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.ledger import Ledger
from onrecord.record.telling import ReportRef
from onrecord.say.words import shortened
from onrecord.web.marks import Piece, pieces
from onrecord.web.values import Value

Json = dict[str, Any]
SENTENCE = 240  # characters of the sentence that stands before a text that is folded


@dataclass(frozen=True, slots=True)
class ReportText:
    """One report: its tellings of this incident, the first sentence that tells it, its text in pieces."""

    report: ReportRef
    tellings: tuple[Json, ...]
    sentence: str
    pieces: tuple[Piece, ...]


def texts_of(ledger: Ledger, incident: Json, values: tuple[Value, ...]) -> tuple[ReportText, ...]:
    """The reports, oldest first as the incident lists its tellings."""
    by_ref = {t.ref: t.report for t in ledger.store.tellings([t["telling"] for t in incident["tellings"]])}
    grouped: dict[int, list[Json]] = {}
    for telling in incident["tellings"]:
        grouped.setdefault(by_ref[telling["telling"]].key, []).append(telling)
    return tuple(_text(ledger, by_ref, tellings, values) for tellings in grouped.values())


def _text(ledger: Ledger, by_ref: dict[int, ReportRef], tellings: list[Json], values: tuple[Value, ...]) -> ReportText:
    report = by_ref[tellings[0]["telling"]]
    text = ledger.store.document(report.key).text
    refs = {t["telling"] for t in tellings}
    told = [span for t in tellings for span in t["evidence"]]
    # A heading is short and says little of who says so: the first sentence behind it stands for the report.
    first = max(told[:2], key=lambda s: s[1] - s[0]) if told else [0, SENTENCE]
    sentence = shortened(" ".join(text[first[0] : first[1]].split()), SENTENCE)
    return ReportText(report, tuple(tellings), sentence, pieces(text, [v for v in values if v.telling in refs]))
