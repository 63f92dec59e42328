"""WARC and WET -> Drafts: a response is a page of HTML, a conversion record is plain text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from onrecord.read.decode import decode
from onrecord.read.draft import Draft
from onrecord.read.html import read_html
from onrecord.read.streams import damaged, too_large
from onrecord.record.errors import InputError

_HTML = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)


def read_warc(stream: BinaryIO, where: str, name: str | None, limit: int) -> Iterator[Draft | InputError]:
    """A draft for each HTML response and each text record, one in memory at a time.

    The id is the record's own (WARC-Record-ID), the address its target URI. The day of the crawl is not the
    day of publication and is left alone. A file that breaks off ends with an InputError.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - seldom needed

    kinds = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    number = 0
    records = iter(ArchiveIterator(stream, record_types=kinds, parse_http=True))
    while True:
        here = f"{where}, record {number + 1}"
        try:
            record = next(records)
            number += 1
            length = record.content_length
            data = record.reader.read(limit + 1)
        except StopIteration:
            break
        except (EOFError, OSError, ValueError, RuntimeError) as error:
            yield damaged(error, here)
            return
        if len(data) < min(length, limit):
            yield InputError("the WARC file breaks off in this record", where=here, hint="fetch it again")
            return
        try:
            draft = _draft(record, data, here, f"{name or 'warc'}#{number}", limit)
        except InputError as error:
            yield error
        else:
            if draft:
                yield draft
    if not number:
        yield InputError("no report found in the WARC file", where=where)


def _draft(record: Any, data: bytes, where: str, fallback: str, limit: int) -> Draft | None:
    url = record.headers.get("WARC-Target-URI")
    identity = record.headers.get("WARC-Record-ID") or fallback
    here = f"{where} ({url})" if url else where
    if len(data) > limit:
        raise too_large(limit, here)
    http = record.http_headers
    if http is not None:
        if http.status_code is not None and not 200 <= int(http.status_code) < 300:
            return None
        kind = str(http.get("Content-Type") or "text/html").lower()
    else:
        kind = str(record.headers.get("Content-Type") or "text/plain").lower()
    charset = _CHARSET.search(kind)
    if kind.startswith(_HTML):
        page = read_html(data, here, None, charset[1] if charset else None)
        return replace(page, id=identity, url=url or page.url)
    if not kind.startswith("text/plain"):
        return None
    decoded = decode(data, here, charset[1] if charset else None)
    notes = (InputError(decoded.guessed, where=here),) if decoded.guessed else ()
    digest = hashlib.sha256(data).hexdigest()
    return Draft(here, identity, digest, decoded.text, url=url, notes=notes, raw=data)
