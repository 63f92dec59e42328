"""Plain text -> Draft."""

from __future__ import annotations

import hashlib

from onrecord.read.decode import decode
from onrecord.read.draft import Draft
from onrecord.record.errors import InputError


def read_text(data: bytes, where: str, name: str | None) -> Draft:
    """The draft of one plain text; raises InputError where it is empty or binary.

    >>> read_text(b"Two died.", "a.txt", "a.txt").id
    'a.txt'
    """
    digest = hashlib.sha256(data).hexdigest()
    decoded = decode(data, where)
    notes = (InputError(decoded.guessed, where=where),) if decoded.guessed else ()
    if not decoded.text.strip():
        raise InputError("the report is empty", where=where)
    return Draft(where=where, id=name or digest, sha256=digest, text=decoded.text, notes=notes, raw=data)
