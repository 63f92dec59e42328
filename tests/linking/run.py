"""Coding and linking the sets as the ledger does."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.coder import Coder
from onrecord.ledger import open_ledger
from onrecord.read.original import Original
from onrecord.record.document import Document, Published, Section
from onrecord.record.event import CodedReport
from onrecord.record.pair import Pair
from onrecord.record.span import Span
from onrecord.record.telling import Telling
from tests.linking.sets import SetReport, families


@dataclass(frozen=True, slots=True)
class Linked:
    """What came out: the tellings of the sets' clusters (gold), where each went (found), all tellings and pairs.

    `spurious` are tellings that no cluster of the sets is told by; `untold` the clusters' tellings that no event stands for.
    """

    gold: dict[int, str]
    found: dict[int, str]
    tellings: dict[int, Telling]
    pairs: tuple[Pair, ...]
    spurious: tuple[int, ...]
    untold: tuple[tuple[str, str], ...]


@cache
def _coder() -> Coder:
    return Coder()


@cache
def coded(report: SetReport) -> tuple[CodedReport, Original]:
    """A report of the sets, coded."""
    raw = report.text.encode()
    document = Document(
        id=report.id,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=report.text,
        sections=(Section("body", Span(0, len(report.text))),),
        outlet=report.outlet,
        published=Published(report.published, "given" if report.published else "none"),
    )
    return _coder().code(document), Original(document, raw, f"sets/{report.id}")


def all_reports() -> tuple[SetReport, ...]:
    """The reports of both parts."""
    return tuple(r for f in families() for r in f.reports)


def link(reports: Sequence[SetReport], folder: Path, one_by_one: bool = False) -> Linked:
    """Add these in order to a fresh store, link them, and say what each telling stands for."""
    with open_ledger(str(folder / "sets.db"), create=True) as ledger:
        for report in reports:
            ledger.add(*coded(report), settings="{}", coder="sets")
            if one_by_one:
                ledger.linking.link_new()
        ledger.linking.link_new()
        refs = sorted(ledger.store.current())
        tellings = {t.ref: t for t in ledger.store.tellings(refs)}
        pairs, found = ledger.store.pairs_of(refs), ledger.store.incident_of(refs)
    by_id = {r.id: r for r in reports}
    gold: dict[int, str] = {}
    spurious: list[int] = []
    told: set[tuple[str, str]] = set()
    for ref, telling in tellings.items():
        cluster = _cluster(by_id[telling.report.id], telling)
        if cluster is None or (telling.report.id, cluster) in told:
            spurious.append(ref)
        else:
            gold[ref] = cluster
            told.add((telling.report.id, cluster))
    untold = tuple((r.id, c) for r in reports for c, _ in r.tells if (r.id, c) not in told)
    return Linked(gold, found, tellings, pairs, tuple(spurious), untold)


def _cluster(report: SetReport, telling: Telling) -> str | None:
    """The cluster a telling stands for: its anchor stands in the telling's sentences; a report's first event otherwise."""
    if telling.event.background:
        return None
    said = " ".join(report.text[s.start : s.end] for s in telling.event.evidence)
    return next((cluster for cluster, anchor in report.tells if anchor in said), None)
