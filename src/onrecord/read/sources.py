"""Paths, folders, patterns and standard input -> the sources that hold reports, in a fixed order."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from onrecord.read.remote import RemoteFile, is_remote, open_remote, remote_files
from onrecord.read.streams import unpacked
from onrecord.record.errors import InputError

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file of many reports: `count` of them, the first being number `number` (from 1) of the file.

    `at` is where that one begins: a byte of JSON Lines, a row group of Parquet.

    >>> Piece(number=1, at=0, count=500).count
    500
    """

    number: int
    at: int
    count: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file or standard input. `where` names it in messages, `name` in ids (None: standard input).

    `piece` is the part of it that is to be read, None the whole; `remote` a file of an object store, in place of a path.

    >>> Source("news/a.txt", "a.txt", Path("news/a.txt")).name
    'a.txt'
    """

    where: str
    name: str | None
    path: Path | None
    piece: Piece | None = None
    remote: RemoteFile | None = None

    def open(self) -> BinaryIO:
        """The bytes, unpacked where they are gzip; raises InputError where the file cannot be opened."""
        return unpacked(self.raw())

    def raw(self) -> BinaryIO:
        """The bytes as they lie; raises InputError where the file cannot be opened."""
        if self.remote is not None:
            return open_remote(self.remote.address, self.where)
        if self.path is None:
            return sys.stdin.buffer
        try:
            return self.path.open("rb")
        except OSError as error:
            raise InputError(f"cannot be opened: {(error.strerror or str(error)).lower()}", where=self.where) from error

    @property
    def size(self) -> int:
        """Its bytes as they lie; 0 of standard input."""
        if self.remote is not None:
            return self.remote.size
        return self.path.stat().st_size if self.path else 0


def iter_sources(paths: Sequence[str]) -> Iterator[Source | InputError]:
    """The sources that `paths` name, in the order given; a folder or pattern is sorted by name.

    A folder is read with its subfolders, without hidden files. The name of a file in a folder is its
    path below that folder, so that two files of one name stay apart. A path that is not there is
    yielded as an InputError. An address such as s3://bucket/folder is read as a folder is.
    """
    for given in paths:
        path = Path(given)
        if given == STDIN:
            yield Source("standard input", None, None)
        elif is_remote(given):
            for file in remote_files(given):
                yield file if isinstance(file, InputError) else _there(file)
        elif path.is_dir():
            yield from _below(path)
        elif path.exists():
            yield Source(given, path.name, path)
        elif glob.has_magic(given):
            yield from _matching(given)
        else:
            yield InputError("no such file or folder", where=given)


def _there(file: RemoteFile) -> Source:
    return Source(file.address.partition("?")[0], file.name, None, remote=file)


def _below(folder: Path) -> Iterator[Source | InputError]:
    found = False
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if not any(part.startswith(".") for part in below.parts) and path.is_file():
            found = True
            yield Source(str(path), below.as_posix(), path)
    if not found:
        yield InputError("the folder holds no files", where=str(folder))


def _matching(pattern: str) -> Iterator[Source | InputError]:
    paths = [Path(p) for p in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - patterns may be absolute
    parts = Path(pattern).parts
    fixed = Path(*(parts[: next(i for i, part in enumerate(parts) if glob.has_magic(part))]))
    for path in paths:
        if path.is_file():
            yield Source(str(path), path.relative_to(fixed).as_posix(), path)
    if not any(path.is_file() for path in paths):
        yield InputError("no file matches the pattern", where=pattern)
