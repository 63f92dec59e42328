"""Draft: one report as its format gave it, before it is cut into sections and dated."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.document import Published
from onrecord.record.errors import InputError
from onrecord.record.span import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format knows of one report. `where` names the file (and line) for messages.

    `published` is a date given or found in the page's metadata; `body` holds the stretches of `text`
    that are the article itself, where the format knows them (HTML), else it is empty.
    `notes` are objections that did not stop the report from being read (a guessed encoding).
    `raw` are the bytes that `sha256` is of: the file's, the line's, the record's, or those of the whole feed.

    >>> Draft(where="a.txt", id="a.txt", sha256="", text="Two died.").title is None
    True
    """

    where: str
    id: str
    sha256: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: Published | None = None
    body: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    notes: tuple[InputError, ...] = ()
    raw: bytes = b""
