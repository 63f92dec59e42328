"""Bytes -> text: byte order marks, UTF-8, UTF-16, old 8-bit pages and mixtures of them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.record.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_MAGIC = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"BZh", b"\xfd7zXZ",
    b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd", b"RIFF", b"OggS", b"ID3", b"SQLite format 3", b"{\\rtf",
)  # fmt: skip
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536
# An 8-bit page in a Latin script has few bytes above 127; one in Cyrillic or Arabic is made of them.
_FOREIGN_SHARE = 0.25
_FOREIGN_BYTES = 40  # with fewer there is nothing to guess a charset from


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and what had to be guessed to get it (None: nothing).

    >>> decode("Zoë".encode("cp1252"), "a.txt").text
    'Zoë'
    """

    text: str
    guessed: str | None = None


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """The text of `data`; `declared` is a charset that its page or header names.

    Raises InputError for what is empty or binary. A byte that is no UTF-8 inside a text that otherwise
    is becomes the Windows-1252 character it stands for, which is what browsers of the time wrote.
    """
    if not data.strip(b" \t\r\n\f\v\x00"):
        raise InputError("the report is empty", where=where)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            name = codec.removesuffix("-sig").upper()
            text = data.decode(codec, errors="replace")
            return Decoded(text, None if codec == "utf-8-sig" else f"the text is {name}, not UTF-8")
    wide = _wide(data)
    if wide:
        return Decoded(data.decode(wide, errors="replace"), f"the text is {wide.upper()} without a mark, not UTF-8")
    if _is_binary(data):
        raise InputError("the file is binary, not text", where=where, hint="give its text, HTML or WARC")
    return _bytewise(data, declared)


def _bytewise(data: bytes, declared: str | None) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return Decoded(data.decode(_browser_name(declared)))
        except (UnicodeDecodeError, LookupError):
            pass
    high = sum(byte > 127 for byte in data[:_SAMPLE])
    if high > _FOREIGN_BYTES and high > _FOREIGN_SHARE * min(len(data), _SAMPLE):
        named = _likely_charset(data[:_SAMPLE])
        if named:
            return Decoded(data.decode(named, errors="replace"), f"not UTF-8, read as {named}")
    whole = data.decode("utf-8", errors="onrecord-cp1252")
    valid = any(ord(c) > 127 for c in data.decode("utf-8", errors="ignore"))
    name = "a mixture of UTF-8 and Windows-1252" if valid else "Windows-1252"
    return Decoded(whole, f"not UTF-8, read as {name}")


def _browser_name(declared: str) -> str:
    # The WHATWG encoding standard: pages that say Latin-1 or ASCII are Windows-1252.
    name = declared.strip().lower()
    return "cp1252" if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    if data.startswith(_BINARY_MAGIC):
        return True
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > 0.02 * len(sample)


def _likely_charset(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - seldom needed, and slow to load

    best = from_bytes(sample).best()
    return None if best is None else str(best.encoding)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", errors="replace"), error.end


codecs.register_error("onrecord-cp1252", _as_cp1252)
