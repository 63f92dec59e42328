"""RSS and Atom -> Drafts: every entry is a report."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.read.draft import Draft
from onrecord.read.visible import stripped_lines
from onrecord.record.document import Published
from onrecord.record.errors import InputError
from onrecord.record.span import Span


def read_feed(data: bytes, where: str, name: str | None) -> Iterator[Draft | InputError]:
    """A draft an entry: its title, then its content or summary, as lines of visible text.

    The id is the entry's own (guid), else its address, else the file's name with the entry's number; sha256
    is of the whole feed's bytes. Raises InputError where the bytes are no feed.
    """
    import feedparser  # noqa: PLC0415 - a tenth of a second to load

    if not data.strip():
        raise InputError("the report is empty", where=where)
    feed = feedparser.parse(data)
    if not feed.entries:
        raise InputError("no feed entries found", where=where, hint="give RSS or Atom, or name the format")
    if feed.bozo:
        yield InputError(f"the feed is malformed: {feed.bozo_exception}".splitlines()[0], where=where)
    digest = hashlib.sha256(data).hexdigest()
    outlet = _text(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        draft = _draft(entry, f"{where}, entry {number}", f"{name or digest}#{number}", digest, outlet)
        yield draft if isinstance(draft, InputError) else replace(draft, raw=data)


def _draft(entry: Any, where: str, fallback: str, digest: str, outlet: str | None) -> Draft | InputError:
    title = _text(entry.get("title"))
    content = entry.get("content") or []
    html = max((part.get("value") or "" for part in content), key=len, default="") or entry.get("summary") or ""
    lines = [line.text for line in stripped_lines(html)]
    if title and lines[:1] != [title]:
        lines = [title, *lines]
    if not lines:
        return InputError("the entry holds no text", where=where)
    text = "\n".join(lines)
    at, body = 0, []
    for number, line in enumerate(lines):
        if number or not title:
            body.append(Span(at, at + len(line)))
        at += len(line) + 1
    source = _text((entry.get("source") or {}).get("title"))
    return Draft(
        where=where,
        id=entry.get("id") or entry.get("link") or fallback,
        sha256=digest,
        text=text,
        title=title,
        url=entry.get("link") or None,
        outlet=source or outlet,
        published=_date(entry),
        body=tuple(body),
    )


def _date(entry: Any) -> Published | None:
    parsed = entry.get("published_parsed") or entry.get("created_parsed") or entry.get("updated_parsed")
    try:
        return Published(dt.date(*parsed[:3]), "metadata") if parsed else None
    except ValueError:
        return None


def _text(html: str | None) -> str | None:
    return " ".join(line.text for line in stripped_lines(html)) or None if html else None
