"""Parts: an archive cut into pieces of work, each with a name that is the same whenever the same archive is cut."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from onrecord.read.options import InputFormat
from onrecord.read.parquet import parquet_file
from onrecord.read.sniff import PEEKED, sniff
from onrecord.read.sources import Piece, Source
from onrecord.read.streams import GZIP_MAGIC, peek
from onrecord.record.errors import InputError

PART = 500  # reports in a part: some ten seconds to a minute of work, which is what a crash can lose
BLOCK = 1 << 20  # bytes of a line held at once
ONE_REPORT = frozenset({"text", "html"})


@dataclass(frozen=True, slots=True)
class Part:
    """Some files, or a piece of one. `size` are the files' bytes together.

    >>> Part.of([Source("news/a.txt", "a.txt", None)]).id
    '7e545fa5c9f5'
    """

    id: str
    sources: tuple[Source, ...]
    size: int

    @classmethod
    def of(cls, sources: Iterable[Source]) -> Part:
        """The part of these sources; its id is a hash of what they are."""
        them = tuple(sources)
        size = sum(s.size for s in them)
        said = [(s.where, s.name, asdict(s.piece) if s.piece else None) for s in them]
        digest = hashlib.sha256(json.dumps([said, size]).encode("utf-8", "surrogatepass")).hexdigest()
        return cls(digest[:12], them, size)


def parts_of(sources: Iterable[Source], form: InputFormat = "auto", size: int = PART) -> Iterator[Part]:
    """Sources cut into parts of about `size` reports, in their order.

    JSON Lines are cut between lines and Parquet between row groups; a packed or a web archive is one part, and files
    of one report each are put together.

    Raises:
        InputError: a file cannot be opened.
    """
    small: list[Source] = []
    for source in sources:
        kind, packed = _kind(source, form)
        if kind in ONE_REPORT:
            small.append(source)
            if len(small) >= size:
                yield Part.of(small)
                small = []
            continue
        if small:
            yield Part.of(small)
            small = []
        pieces: Iterable[Piece | None] = [None]
        if kind == "jsonl" and not packed:
            pieces = _lines(source, size)
        elif kind == "parquet":
            pieces = _row_groups(source, size)
        for piece in pieces:
            yield Part.of([replace(source, piece=piece)])
    if small:
        yield Part.of(small)


def _kind(source: Source, form: InputFormat) -> tuple[InputFormat, bool]:
    with source.open() as stream:
        kind = sniff(peek(stream, PEEKED, source.where), source.name) if form == "auto" else form
    if source.name is None:
        return kind, True
    with source.raw() as file:
        return kind, file.read(2) == GZIP_MAGIC


def _lines(source: Source, size: int) -> Iterator[Piece]:
    """Pieces of `size` lines; the last has as many as are left."""
    number = begun = 0
    fresh = True
    with source.raw() as file:
        while chunk := file.readline(BLOCK):
            if fresh and number % size == 0:
                yield Piece(number + 1, begun, size)
            begun += len(chunk)
            fresh = chunk.endswith(b"\n")
            number += fresh


def _row_groups(source: Source, size: int) -> Iterator[Piece]:
    """Pieces of whole row groups, of at least `size` rows where there are so many."""
    with source.open() as stream:
        about = parquet_file(stream, source.where).metadata
        rows = [about.row_group(i).num_rows for i in range(about.num_row_groups)]
    number, first, count = 1, 0, 0
    for group, more in enumerate(rows):
        count += more
        if count >= size or group == len(rows) - 1:
            yield Piece(number, first, count)
            number, first, count = number + count, group + 1, 0


def check_all(sources: Iterable[Source | InputError]) -> Iterator[Source]:
    """The sources; raises the first InputError among them."""
    for source in sources:
        if isinstance(source, InputError):
            raise source
        yield source
