"""Files written whole or not at all: beside their place first, then moved there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.record.errors import StoreError, UsageError


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """A path to write to; it takes the place of `output` when all went well, and is gone when it did not.

    Raises:
        UsageError: the folder is not there, or `output` is a folder.
        StoreError: it cannot be written (no permission, no room left).
    """
    if output.is_dir():
        raise UsageError("this is a folder, not a file", where=str(output), hint="name a file in it")
    if not output.parent.is_dir():
        raise UsageError("no such folder", where=str(output.parent), hint="make it first")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
    except OSError as error:
        raise _trouble(output, error) from error
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        beside.chmod(0o666 & ~_umask())
        beside.replace(output)
    except OSError as error:
        raise _trouble(output, error) from error
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _trouble(output: Path, error: OSError) -> StoreError:
    why = (error.strerror or str(error)).lower()
    return StoreError(f"cannot be written: {why}", where=str(output), hint="choose another place")
