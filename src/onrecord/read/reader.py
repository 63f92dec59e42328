"""The way in: paths -> Documents, one after another, what cannot be read yielded as errors between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

from onrecord.read.build import build
from onrecord.read.draft import Draft
from onrecord.read.feed import read_feed
from onrecord.read.html import read_html
from onrecord.read.jsonl import read_jsonl
from onrecord.read.options import InputFormat, ReadOptions
from onrecord.read.original import Original
from onrecord.read.parquet import read_parquet
from onrecord.read.sniff import PEEKED, sniff
from onrecord.read.sources import Source, iter_sources
from onrecord.read.streams import peek, read_all
from onrecord.read.text import read_text
from onrecord.read.warc import read_warc
from onrecord.record.document import Document
from onrecord.record.errors import InputError

Drafts = Iterator[Draft | InputError]


def read_reports(paths: Sequence[str], options: ReadOptions | None = None) -> Iterator[Document | InputError]:
    """The reports that `paths` hold (files, folders, patterns, "-"), in order, one in memory at a time.

    What cannot be read is yielded as an InputError, as `read_originals` does.
    """
    for original in read_originals(paths, options):
        yield original if isinstance(original, InputError) else original.document


def read_originals(paths: Sequence[str], options: ReadOptions | None = None) -> Iterator[Original | InputError]:
    """The reports that `paths` hold, each with the bytes it came as; otherwise as `read_reports`.

    What cannot be read is yielded as an InputError that names the file (and line); the rest goes on. So is
    what was read with a guess (a wrong encoding) or is not in English: then its Document follows.
    """
    yield from read_sources(iter_sources(paths), options or ReadOptions())


def read_sources(sources: Iterable[Source | InputError], chosen: ReadOptions) -> Iterator[Original | InputError]:
    """The reports that sources hold, or the pieces of them; otherwise as `read_originals`."""
    for source in sources:
        if isinstance(source, InputError):
            yield source
            continue
        try:
            for draft in _drafts(source, chosen):
                yield from _finished(draft, chosen)
        except InputError as error:
            yield error


def _finished(draft: Draft | InputError, options: ReadOptions) -> Iterator[Original | InputError]:
    if isinstance(draft, InputError):
        yield draft
        return
    yield from draft.notes
    document = build(draft, options)
    if document.language not in {"en", None}:
        what = f"the report is not in English but '{document.language}': it is skipped, recorded without events"
        yield InputError(what, where=draft.where)
    yield Original(document, draft.raw, draft.where)


def _drafts(source: Source, options: ReadOptions) -> Drafts:
    with source.open() as stream:
        kind = options.input_format
        if kind == "auto":
            kind = sniff(peek(stream, PEEKED, source.where), source.name)
        yield from _READERS[kind](stream, source, options)


def _text(stream: BinaryIO, source: Source, options: ReadOptions) -> Drafts:
    yield read_text(read_all(stream, options.max_bytes, source.where), source.where, source.name)


def _jsonl(stream: BinaryIO, source: Source, options: ReadOptions) -> Drafts:
    yield from read_jsonl(stream, source.where, source.name, options.max_bytes, source.piece)


def _html(stream: BinaryIO, source: Source, options: ReadOptions) -> Drafts:
    yield read_html(read_all(stream, options.max_bytes, source.where), source.where, source.name)


def _feed(stream: BinaryIO, source: Source, options: ReadOptions) -> Drafts:
    yield from read_feed(read_all(stream, options.max_bytes, source.where), source.where, source.name)


def _warc(stream: BinaryIO, source: Source, options: ReadOptions) -> Drafts:
    yield from read_warc(stream, source.where, source.name, options.max_bytes)


def _parquet(stream: BinaryIO, source: Source, options: ReadOptions) -> Drafts:
    yield from read_parquet(stream, source.where, source.name, options.max_bytes, source.piece)


_READERS: dict[InputFormat, Callable[[BinaryIO, Source, ReadOptions], Drafts]] = {
    "text": _text,
    "html": _html,
    "jsonl": _jsonl,
    "feed": _feed,
    "warc": _warc,
    "parquet": _parquet,
}
