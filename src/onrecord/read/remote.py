"""Files of an object store: `s3://bucket/folder`, found and opened through Arrow's file systems."""

from __future__ import annotations

import fnmatch
import glob
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from onrecord.record.errors import InputError, ResourceError, UsageError

SCHEMES = ("s3", "gs")
READ_AHEAD = 1 << 20  # bytes fetched at once


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file there: its address with whatever options stood in it, its name below what was asked for, its bytes.

    >>> RemoteFile("s3://news/2016/a.warc.gz", "a.warc.gz", 1024).size
    1024
    """

    address: str
    name: str
    size: int


def is_remote(path: str) -> bool:
    """True for the address of an object store.

    >>> is_remote("s3://news/2016/"), is_remote("news/2016/")
    (True, False)
    """
    return path.partition("://")[0] in SCHEMES and "://" in path


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its parts: `path` is the bucket and what follows, `query` the options after its question mark.

    >>> Address.parse("s3://news/2016/*.warc.gz?region=us-east-1").fixed
    'news/2016'
    """

    scheme: str
    path: str
    query: str

    @classmethod
    def parse(cls, text: str) -> Address:
        """The parts of an address.

        Raises:
            UsageError: it holds a key or a password, which would stand in records and logs.
        """
        bare, _, query = text.partition("?")
        scheme, _, path = bare.partition("://")
        if "@" in path.partition("/")[0]:
            hint = "put the key into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
            raise UsageError("an address with a key in it would be kept with every record", hint=hint)
        return cls(scheme, path.rstrip("/"), query)

    @property
    def fixed(self) -> str:
        """The path as far as no pattern begins in it."""
        parts = self.path.split("/")
        return "/".join(parts[: next((at for at, part in enumerate(parts) if glob.has_magic(part)), len(parts))])

    def of(self, path: str) -> str:
        """The whole address of another path there."""
        return f"{self.scheme}://{path}" + (f"?{self.query}" if self.query else "")


def remote_files(text: str) -> Iterator[RemoteFile | InputError]:
    """The files at an address: one, a folder with all below it, or a pattern; sorted by name, hidden ones left out.

    Raises:
        ResourceError: pyarrow is not installed.
        UsageError: it is no address, or holds a key.
    """
    address = Address.parse(text)
    try:
        found = _listed(_system(address), address)
    except OSError as error:
        hint = "is the address right, and may you read there?"
        yield InputError(f"cannot be listed: {error}", where=address.path, hint=hint)
        return
    for path, size in sorted(found):
        name = path.removeprefix(f"{address.fixed}/") if path != address.fixed else path.rpartition("/")[2]
        if not any(part.startswith(".") for part in name.split("/")):
            yield RemoteFile(address.of(path), name, size)
    if not found:
        yield InputError("no such file or folder", where=address.path)


def open_remote(text: str, where: str) -> BinaryIO:
    """The bytes of a file there, as they lie; raises InputError where it cannot be opened."""
    address = Address.parse(text)
    try:
        file = _system(address).open_input_file(address.path)
    except OSError as error:
        raise InputError(f"cannot be opened: {error}", where=where) from error
    return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", file), READ_AHEAD))


def _system(address: Address) -> Any:
    try:
        from pyarrow.fs import FileSystem  # noqa: PLC0415 - an extra
    except ImportError as error:
        hint = "pip install 'onrecord[parquet]'"
        raise ResourceError("an object store needs pyarrow", where=address.path, hint=hint) from error
    try:
        return FileSystem.from_uri(address.of(address.fixed))[0]
    except (OSError, ValueError) as error:
        raise UsageError(f"no address of an object store: {error}", where=address.path) from error


def _listed(system: Any, address: Address) -> list[tuple[str, int]]:
    """Path and bytes of each file at an address."""
    from pyarrow.fs import FileSelector, FileType  # noqa: PLC0415 - an extra

    one = system.get_file_info(address.fixed)
    if one.type == FileType.File:
        return [(one.path, one.size)]
    if one.type == FileType.NotFound:
        return []
    found = system.get_file_info(FileSelector(address.fixed, recursive=True))
    wanted = address.path if address.path != address.fixed else "*"
    return [(i.path, i.size) for i in found if i.type == FileType.File and fnmatch.fnmatchcase(i.path, wanted)]
