"""Which coder made a coding: its version and a hash of everything that can change what it writes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from onrecord.record.json_out import CODER

# What a report passes through on its way to a record, code and word lists alike.
CODING = ("assemble", "extract", "gather.py", "coder.py", "parse", "read", "record", "resolve", "resources", "rules")
# What of these has no say in how a report is coded.
APART = frozenset({"linking", "profiles", "outlines.json.gz", "__pycache__"})


@cache
def coder_fingerprint() -> str:
    """The coder's version and twelve hex digits of the hash of its files, as "onrecord 0.1.0 3f2a…".

    A researcher who edits a word list has another coder, and reports added again are coded again.

    >>> coder_fingerprint() == coder_fingerprint(), coder_fingerprint().startswith("onrecord ")
    (True, True)
    """
    digest = hashlib.sha256()
    package = resources.files("onrecord")
    for name in CODING:
        _feed(digest, package.joinpath(name), name)
    return f"{CODER} {digest.hexdigest()[:12]}"


def _feed(digest: hashlib._Hash, node: Traversable, path: str) -> None:
    if node.is_file():
        digest.update(path.encode())
        digest.update(node.read_bytes())
        return
    for child in sorted(node.iterdir(), key=lambda c: c.name):
        if child.name not in APART and not child.name.endswith(".pyc"):
            _feed(digest, child, f"{path}/{child.name}")
