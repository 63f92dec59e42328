"""Document: one report as it was read, cut into sections."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from onrecord.record.span import Span

SectionKind = Literal["title", "body", "related", "furniture"]
PublishedHow = Literal["given", "metadata", "dateline", "url", "none"]


@dataclass(frozen=True, slots=True)
class Published:
    """When the report was published, and how that is known; `date` is None where `how` is "none".

    `span` is where the words stand (for a dateline), else None.

    >>> Published(dt.date(2017, 9, 29), "given").how
    'given'
    """

    date: dt.date | None = None
    how: PublishedHow = "none"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. `published` is a related headline's own time stamp, else None.

    >>> Section("title", Span(0, 12)).kind
    'title'
    """

    kind: SectionKind
    span: Span
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom the page credits: an agency or another outlet.

    >>> Credit("Alarabiya", Span(8, 17)).text
    'Alarabiya'
    """

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One report. `sections` cover `text` in order, without gaps; `sha256` is of the raw bytes.

    `language` is a two-letter ISO 639-1 code, or None where there is too little text to tell.

    >>> d = Document(id="a", sha256="0" * 64, text="Two died.", sections=(Section("body", Span(0, 9)),))
    >>> d.published.how
    'none'
    """

    id: str
    sha256: str
    text: str
    sections: tuple[Section, ...]
    url: str | None = None
    title: str | None = None
    language: str | None = "en"
    outlet: str | None = None
    credit: Credit | None = None
    published: Published = field(default_factory=Published)
