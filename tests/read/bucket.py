"""A stand-in for S3, just enough to list and to read: what a bucket holds, served over HTTP."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

WHEN = "2020-01-02T00:00:00.000Z"
HTTP_WHEN = "Thu, 02 Jan 2020 00:00:00 GMT"


@contextmanager
def bucket(name: str, files: Mapping[str, bytes]) -> Iterator[str]:  # noqa: C901 - a class of small methods is in it
    """Serve a bucket with these files; yields what an address needs after its question mark to find it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_HEAD(self) -> None:
            self._answer()

        def do_GET(self) -> None:
            self._answer()

        def _answer(self) -> None:
            asked = urlsplit(self.path)
            of, _, key = unquote(asked.path).strip("/").partition("/")
            if of != name:
                self._send(404, b"<Error><Code>NoSuchBucket</Code></Error>")
            elif not key:
                self._send(200, listing(name, files, parse_qs(asked.query)), kind="application/xml")
            elif key not in files:
                self._send(404, b"<Error><Code>NoSuchKey</Code></Error>")
            else:
                self._send_file(files[key])

        def _send_file(self, data: bytes) -> None:
            wanted = self.headers.get("Range")
            if not wanted or self.command == "HEAD":
                self._send(200, data)
                return
            first, _, last = wanted.removeprefix("bytes=").partition("-")
            end = min(int(last or len(data)) + 1, len(data))
            span = f"bytes {first}-{end - 1}/{len(data)}"
            self._send(206, data[int(first) : end], span=span)

        def _send(self, status: int, data: bytes, kind: str = "binary/octet-stream", span: str = "") -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Last-Modified", HTTP_WHEN)
            self.send_header("ETag", '"0"')
            if span:
                self.send_header("Content-Range", span)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"endpoint_override=127.0.0.1:{server.server_port}&scheme=http"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def listing(name: str, files: Mapping[str, bytes], asked: Mapping[str, list[str]]) -> bytes:
    """The answer to ListObjectsV2, all at once."""
    prefix = asked.get("prefix", [""])[0]
    found = [key for key in sorted(files) if key.startswith(prefix)]
    rows = "".join(
        f"<Contents><Key>{escape(key)}</Key><LastModified>{WHEN}</LastModified><ETag>0</ETag>"
        f"<Size>{len(files[key])}</Size><StorageClass>STANDARD</StorageClass></Contents>"
        for key in found
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
        f"<Name>{name}</Name><Prefix>{escape(prefix)}</Prefix><KeyCount>{len(found)}</KeyCount>"
        f"<MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>"
    ).encode()
