"""Original: a report as it was read, with the bytes it came as."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.document import Document


@dataclass(frozen=True, slots=True)
class Original:
    """A Document and the bytes that its `sha256` is of; `where` names the file (and line) they came from.

    The reports of one feed share its bytes: no entry can be cut out of a feed without changing it.

    >>> d = Document(id="a.txt", sha256="0" * 64, text="Two died.", sections=())
    >>> Original(d, b"Two died.", "news/a.txt").where
    'news/a.txt'
    """

    document: Document
    raw: bytes
    where: str
