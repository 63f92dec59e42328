"""Paths, folders, patterns and standard input -> the sources that hold reports, in a fixed order."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from onrecord.read.streams import unpacked
from onrecord.record.errors import InputError

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file or standard input. `where` names it in messages, `name` in ids (None: standard input).

    >>> Source("news/a.txt", "a.txt", Path("news/a.txt")).name
    'a.txt'
    """

    where: str
    name: str | None
    path: Path | None

    def open(self) -> BinaryIO:
        """The bytes, unpacked where they are gzip; raises InputError where the file cannot be opened."""
        if self.path is None:
            return unpacked(sys.stdin.buffer)
        try:
            return unpacked(self.path.open("rb"))
        except OSError as error:
            raise InputError(f"cannot be opened: {(error.strerror or str(error)).lower()}", where=self.where) from error


def iter_sources(paths: Sequence[str]) -> Iterator[Source | InputError]:
    """The sources that `paths` name, in the order given; a folder or pattern is sorted by name.

    A folder is read with its subfolders, without hidden files. The name of a file in a folder is its
    path below that folder, so that two files of one name stay apart. A path that is not there is
    yielded as an InputError.
    """
    for given in paths:
        path = Path(given)
        if given == STDIN:
            yield Source("standard input", None, None)
        elif path.is_dir():
            yield from _below(path)
        elif path.exists():
            yield Source(given, path.name, path)
        elif glob.has_magic(given):
            yield from _matching(given)
        else:
            yield InputError("no such file or folder", where=given)


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
