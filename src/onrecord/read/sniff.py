"""Which format a source is in: by its first bytes, then by its name."""

from __future__ import annotations

from onrecord.read.options import InputFormat

PEEKED = 2048
_SUFFIXES: dict[str, InputFormat] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".json": "jsonl", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed", ".warc": "warc", ".wet": "warc",
}  # fmt: skip


def sniff(head: bytes, name: str | None) -> InputFormat:
    """The format that the first bytes show, else the one that the name's suffix says, else text.

    >>> sniff(b"<!DOCTYPE html><html>", "page.txt"), sniff(b"Two died.", "a.txt"), sniff(b'{"text": "', None)
    ('html', 'text', 'jsonl')
    """
    if head.startswith(b"PAR1"):
        return "parquet"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"warc/"):
        return "warc"
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf")):
        return "feed" if any(tag in start for tag in (b"<rss", b"<feed", b"<rdf")) else "html"
    if start.startswith(b"{"):
        return "jsonl"
    stem = (name or "").lower().removesuffix(".gz")
    return next((kind for suffix, kind in _SUFFIXES.items() if stem.endswith(suffix)), "text")
