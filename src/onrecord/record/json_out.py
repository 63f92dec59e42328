"""A coded report as JSON: the record that `onrecord code --format jsonl` prints, one line a report.

The keys and their order are those of the record's contract; what is not known is
null. Keys beyond the contract: `document.coder`, `sections[].published`, `places[].kind` and
`options`, `date.basis`, the `rule` of actors, weapons, infrastructure and victims, a victim's `aliases` and `predicate`, the register's id
and kind of the counted and of the speaker, `by.denies`, `trigger`, and the report's `notes`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from onrecord import __version__
from onrecord.record.json_values import day_to_json, event_to_dict, place_to_json

if TYPE_CHECKING:
    from onrecord.record.document import Document, Published, Section
    from onrecord.record.event import CodedReport

CODER = f"onrecord {__version__}"

# Legal inside a JSON string, but many readers of JSON Lines take them for the end of a line.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def to_line(report: CodedReport) -> str:
    r"""The report as one line of JSON, its newline included.

    The line is plain UTF-8, but for a text with half a surrogate pair, which is written in ASCII escapes
    so that the line can be encoded at all.

    >>> from onrecord.record.document import Document, Section
    >>> from onrecord.record.event import CodedReport
    >>> from onrecord.record.span import Span
    >>> d = Document(id="a", sha256="", text="One\u2028two", sections=(Section("body", Span(0, 7)),))
    >>> to_line(CodedReport(d)).count("\n"), len(to_line(CodedReport(d)).splitlines())
    (1, 1)
    """
    record = to_dict(report)
    line = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_LINE_ENDS)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(record, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return line + "\n"


def to_dict(report: CodedReport) -> dict[str, Any]:
    """The report as plain dicts and lists, ready for any JSON or YAML writer."""
    return {
        "document": {**_document(report.document), "places": [place_to_json(p) for p in report.places]},
        "events": [event_to_dict(e) for e in report.events],
        "notes": list(report.notes),
    }


def _document(doc: Document) -> dict[str, Any]:
    return {
        "id": doc.id,
        "sha256": doc.sha256,
        "url": doc.url,
        "title": doc.title,
        "language": doc.language,
        "outlet": doc.outlet,
        "credit": None
        if doc.credit is None
        else {"text": doc.credit.text, "start": doc.credit.span.start, "end": doc.credit.span.end},
        "text": doc.text,
        "published": _published(doc.published),
        "sections": [_section(s) for s in doc.sections],
        "coder": CODER,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "kind": section.kind,
        "start": section.span.start,
        "end": section.span.end,
        "published": None if section.published is None else _published(section.published),
    }


def _published(published: Published) -> dict[str, Any]:
    span = published.span
    return {
        "date": day_to_json(published.date),
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "how": published.how,
    }
