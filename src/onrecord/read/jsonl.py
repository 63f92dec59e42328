"""JSON Lines -> Drafts: one object a line, {"id", "text" or "html", "url", "title", "outlet", "published"}."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from onrecord.read.decode import decode
from onrecord.read.draft import Draft
from onrecord.read.html import read_page
from onrecord.read.sources import Piece
from onrecord.read.stamps import find_dates
from onrecord.read.streams import read_lines
from onrecord.record.document import Published
from onrecord.record.errors import InputError

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_jsonl(
    stream: BinaryIO, where: str, name: str | None, limit: int, piece: Piece | None = None
) -> Iterator[Draft | InputError]:
    """A draft a line; a line that is broken is an InputError naming it, and the next goes on.

    With a `piece`, only its lines, of a stream that can be sought in; their numbers are those of the whole file.
    """
    before = 0
    if piece:
        stream.seek(piece.at)
        before = piece.number - 1
    lines = read_lines(stream, limit, where, before)
    for number, line in islice(lines, piece.count) if piece else lines:
        here = f"{where}, line {number}"
        if isinstance(line, InputError):
            yield line
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            try:
                yield draft_of(line, here, f"{name}#{number}" if name else None)
            except InputError as error:
                yield error


def draft_of(line: bytes, where: str, fallback: str | None) -> Draft:
    """The draft of one line; raises InputError where it holds no report. `fallback` is its id where it names none."""
    raw = line.rstrip(b"\r\n")
    decoded = decode(raw, where)
    record = _object(decoded.text, where)
    digest = hashlib.sha256(raw).hexdigest()
    notes = [InputError(decoded.guessed, where=where)] if decoded.guessed else []
    identity = record.get("id")
    if identity is not None and not isinstance(identity, (str, int)):
        raise InputError('"id" is neither text nor a number', where=where)
    text, html = (_field(record, key, where) for key in ("text", "html"))
    title, url, outlet = (_field(record, key, where) for key in ("title", "url", "outlet"))
    published, wrong = _published(record.get("published"), where)
    notes.extend(wrong)
    own_id = str(identity) if identity not in (None, "") else fallback or digest
    if text and text.strip():
        return Draft(where, own_id, digest, text, title, url, outlet, published, notes=tuple(notes), raw=raw)
    if html and html.strip():
        page = read_page(html, where, own_id, digest)
        return Draft(
            where, own_id, digest, page.text, title or page.title, url or page.url, outlet or page.outlet,
            published or page.published, page.body, page.links, (*notes, *page.notes), raw,
        )  # fmt: skip
    raise InputError('no "text" and no "html"', where=where, hint="give each line one of them")


def _object(text: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg.lower()} at column {error.colno}", where=where) from error
    except ValueError as error:  # Python reads no number of thousands of digits
        raise InputError("not a report: it holds a number that is too long", where=where) from error
    except RecursionError as error:
        raise InputError("not a report: JSON nested too deep", where=where) from error
    if not isinstance(record, dict):
        raise InputError("not a JSON object", where=where, hint='write {"id": …, "text": …} on each line')
    return record


def _field(record: dict[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f'"{key}" is not text but {type(value).__name__}', where=where)
    return _LONE_SURROGATE.sub("�", value)  # half a character: no encoding can write it


def _published(value: Any, where: str) -> tuple[Published | None, list[InputError]]:
    if value is None or value == "":
        return None, []
    if isinstance(value, str):
        try:
            return Published(dt.datetime.fromisoformat(value.strip()).date(), "given"), []
        except ValueError:
            found = next(find_dates(value), None)
            if found and found.date:
                return Published(found.date, "given"), []
    return None, [InputError(f'"published" is no date: {value!r:.40}', where=where, hint="write YYYY-MM-DD")]
