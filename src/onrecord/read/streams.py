"""Streams of bytes: gzip unpacked on the way, never more in memory than one report may hold."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from onrecord.record.errors import InputError

GZIP_MAGIC = b"\x1f\x8b"
SKIPPED_AT_MOST = 100  # times the limit: a longer line is a decompression bomb, and the file is given up


def unpacked(raw: BinaryIO) -> BinaryIO:
    """`raw`, buffered so that its first bytes can be peeked at, unpacked where they say gzip."""
    buffered = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw))
    if buffered.peek(2)[:2] == GZIP_MAGIC:
        return cast("BinaryIO", io.BufferedReader(gzip.GzipFile(fileobj=buffered)))
    return cast("BinaryIO", buffered)


def peek(stream: BinaryIO, size: int, where: str) -> bytes:
    """The first bytes without consuming them; raises InputError where a .gz is damaged from its start."""
    try:
        return cast("io.BufferedReader", stream).peek(size)[:size]
    except (EOFError, OSError, zlib.error) as error:
        raise damaged(error, where) from error


def read_all(stream: BinaryIO, limit: int, where: str) -> bytes:
    """The whole stream; raises InputError where it is longer than `limit` bytes, cut off or corrupt."""
    try:
        data = stream.read(limit + 1)
    except (EOFError, OSError, zlib.error) as error:
        raise damaged(error, where) from error
    if len(data) > limit:
        raise too_large(limit, where)
    return data


def read_lines(stream: BinaryIO, limit: int, where: str, before: int = 0) -> Iterator[tuple[int, bytes | InputError]]:
    """Lines with their numbers, from 1 where none stood `before`. One longer than `limit` bytes is an InputError, the next goes on.

    A .gz that breaks off is the last item, an InputError that names the line reached.
    """
    number = before
    while True:
        number += 1
        try:
            line = stream.readline(limit + 1)
            if not line:
                return
            if len(line) > limit and not line.endswith(b"\n"):
                yield number, too_large(limit, f"{where}, line {number}")
                if not _skip_line(stream, limit):
                    return
                continue
        except (EOFError, OSError, zlib.error) as error:
            yield number, damaged(error, f"{where}, line {number}")
            return
        yield number, line


def _skip_line(stream: BinaryIO, limit: int) -> bool:
    for _ in range(SKIPPED_AT_MOST):
        rest = stream.readline(limit)
        if not rest or rest.endswith(b"\n"):
            return True
    return False


def too_large(limit: int, where: str) -> InputError:
    """The message for a report above the limit (bytes)."""
    return InputError(f"the report is larger than {limit / 1e6:g} MB", where=where, hint="split it into its reports")


def damaged(error: Exception, where: str) -> InputError:
    """The message for a stream that breaks off or cannot be unpacked."""
    if isinstance(error, EOFError):
        return InputError("the .gz file breaks off before its end", where=where, hint="fetch it again")
    if isinstance(error, (gzip.BadGzipFile, zlib.error)):
        return InputError("the .gz file is corrupt", where=where, hint="fetch it again")
    return InputError(f"cannot be read: {error}", where=where)
