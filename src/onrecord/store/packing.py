"""Bytes and text as a store keeps them: packed, hashed, and without what a database cannot hold."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

T = TypeVar("T")

_LEVEL = 3  # of zlib: a third of the time of its default for a twentieth more space
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL keeps no NUL, no database half a character
_APART = re.compile(r"[\W_]+")
STREAMED = {"yield_per": 500}  # as execution options: rows come as they are asked for, so many at a time
IN_ONE_QUERY = 1000  # values of an IN (…): well under SQLite's and PostgreSQL's limits on parameters


def packed(data: bytes) -> bytes:
    """`data`, compressed.

    >>> unpacked(packed(b"Two died."))
    b'Two died.'
    """
    return zlib.compress(data, _LEVEL)


def unpacked(data: bytes) -> bytes:
    """What `packed` was given; raises zlib.error where it is damaged."""
    return zlib.decompress(data)


def packed_text(text: str) -> bytes:
    """A text, compressed; half a character (in a text read from a damaged file) survives."""
    return packed(text.encode("utf-8", "surrogatepass"))


def unpacked_text(data: bytes) -> str:
    """What `packed_text` was given."""
    return unpacked(data).decode("utf-8", "surrogatepass")


def text_sha256(text: str) -> str:
    """The sha256 of a document's text in UTF-8, as hexadecimal digits.

    >>> text_sha256("Two died.")[:8]
    'c2cb9740'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def compact(value: Any) -> str:
    """JSON in ASCII without white space."""
    return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def key_hash(key: str) -> int:
    """A block key as a signed 64-bit number, the same on every machine.

    >>> key_hash("SY|2017-09-28") == key_hash("SY|2017-09-28") != key_hash("SY|2017-09-29")
    True
    """
    return int.from_bytes(hashlib.blake2b(one_line(key).encode(), digest_size=8).digest(), "big", signed=True)


def one_line(key: str) -> str:
    r"""A block key as it is kept, a line each.

    >>> one_line("near\ntown")
    'near town'
    """
    return clean(key).replace("\n", " ")


def clean(text: str) -> str:
    r"""A text that every database can hold.

    >>> clean("a\x00b")
    'a�b'
    """
    return _UNKEEPABLE.sub("�", text)


def clean_or_none(text: str | None) -> str | None:
    """As `clean`; None stays None."""
    return None if text is None else clean(text)


def folded(text: str) -> str:
    """A name as people search it: small letters, no accents, single spaces.

    >>> folded("Jabhat  al-Nuṣra")
    'jabhat al nusra'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _APART.sub(" ", plain.casefold()).strip()


def chunks(values: Iterable[T], size: int = IN_ONE_QUERY) -> Iterator[list[T]]:
    """The values in lists of at most `size`, each value once.

    >>> list(chunks([1, 2, 2, 3], 2))
    [[1, 2], [3]]
    """
    rest = iter(dict.fromkeys(values))
    while chunk := list(islice(rest, size)):
        yield chunk
