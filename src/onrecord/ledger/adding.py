"""Adding: a coded report becomes rows of the store, with what linking will need of it."""

from __future__ import annotations

import datetime as dt

from onrecord.link.keys import stored_keys
from onrecord.link.wording import wording_of
from onrecord.read.original import Original
from onrecord.reconcile.copies import signature_of
from onrecord.record.document import Document
from onrecord.record.event import CodedReport, Event
from onrecord.record.telling import ReportRef, Telling
from onrecord.store.nouns import NewCoding, NewTelling


def new_coding(report: CodedReport, original: Original, coder: str, settings: str, at: dt.datetime) -> NewCoding:
    """What the store takes in for one report: its raw bytes, its coding, and each event made ready for linking."""
    document = report.document
    signature = signature_of(article_of(document))
    ref = ReportRef(
        0,
        document.id,
        document.sha256,
        document.url,
        document.title,
        document.outlet,
        document.credit.text if document.credit else None,
        document.published.date,
        at,
        signature,
    )
    return NewCoding(
        report=report,
        raw=original.raw,
        where=original.where,
        at=at,
        coder=coder,
        settings=settings,
        signature=signature,
        tellings=tuple(_new_telling(event, document, ref) for event in report.events),
    )


def _new_telling(event: Event, document: Document, ref: ReportRef) -> NewTelling:
    wording = wording_of(document.text, event)
    return NewTelling(event, wording, stored_keys(Telling(0, ref, event, wording)))


def article_of(document: Document) -> str:
    """The article alone: the page's furniture is alike on every page of an outlet.

    >>> from onrecord.record.document import Section
    >>> from onrecord.record.span import Span
    >>> sections = (Section("furniture", Span(0, 5)), Section("body", Span(5, 14)))
    >>> article_of(Document("a", "", "Home Two died.", sections))
    'Two died.'
    """
    parts = [s.span for s in document.sections if s.kind == "body"]
    return "\n".join(document.text[p.start : p.end] for p in parts) or document.text
