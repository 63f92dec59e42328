"""Names of victims and witnesses left out of pages and JSON, where the site is run so: for showing a record to whom names could bring harm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from fastapi import Request

from onrecord.export.redact import REDACTED, names_of, redacted
from onrecord.web.here import settings_of
from onrecord.web.history import Deed
from onrecord.web.marks import Piece
from onrecord.web.texts import ReportText

Json = dict[str, Any]
BLOCK = "\N{FULL BLOCK}"  # for each character of a name, where lengths must stay
Quote = Callable[[int, Sequence[int]], str]


class Mask:
    """What a page says of some incidents or events, with or without the names of private persons in them."""

    def __init__(self, request: Request, told: Iterable[Json]) -> None:
        self._pattern = names_of(told) if settings_of(request).mask_names else None

    def text(self, text: str) -> str:
        """A text without the names."""
        return text if self._pattern is None else self._pattern.sub(REDACTED, text)

    def _maybe(self, text: str | None) -> str | None:
        return None if text is None else self.text(text)

    def as_long(self, text: str) -> str:
        """A text without the names and as long as it was, so that the spans of what it tells still fit."""
        return text if self._pattern is None else self._pattern.sub(lambda m: BLOCK * len(m[0]), text)

    def everything(self, value: Any) -> Any:
        """Whatever JSON holds, without the names in it."""
        if self._pattern is None:
            return value
        if isinstance(value, dict):
            return {key: self.everything(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.everything(inner) for inner in value]
        return self.text(value) if isinstance(value, str) else value

    def quote(self, quote: Quote) -> Quote:
        """Words of a report without the names."""
        return lambda telling, span: self.text(quote(telling, span))

    def pieces(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """A text in pieces without the names; one whose words are in two pieces is left out of both.

        Each piece still says where it begins in the report as it is kept.
        """
        if self._pattern is None:
            return tuple(pieces)
        whole = "".join(p.text for p in pieces)
        spans = [found.span() for found in self._pattern.finditer(whole)]
        return tuple(replace(p, text=_cut(p, spans)) for p in pieces)

    def reports(self, texts: Sequence[ReportText]) -> tuple[ReportText, ...]:
        """Reports without the names."""
        return tuple(
            replace(
                t,
                report=replace(t.report, title=self._maybe(t.report.title), url=self._maybe(t.report.url)),
                sentence=self.text(t.sentence),
                pieces=self.pieces(t.pieces),
            )
            for t in texts
        )

    def history(self, deeds: Sequence[Deed]) -> tuple[Deed, ...]:
        """What people did, told without the names."""
        return tuple(replace(d, words=self.text(d.words), why=self._maybe(d.why)) for d in deeds)


def _cut(piece: Piece, spans: Sequence[tuple[int, int]]) -> str:
    end, said, at = piece.start + len(piece.text), "", piece.start
    for first, last in spans:
        if last <= at or first >= end:
            continue
        said += piece.text[at - piece.start : max(first, at) - piece.start] + (REDACTED if first >= piece.start else "")
        at = min(last, end)
    return said + piece.text[at - piece.start :]


def shown(request: Request, incident: Json) -> Json:
    """An incident as this site shows it."""
    return redacted(incident) if settings_of(request).mask_names else incident
