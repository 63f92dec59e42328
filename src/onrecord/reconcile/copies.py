"""Near-copies: a short signature of a report's wording, by MinHash; copies of one text share most of it.

The method is Broder's (1997), by the usual family of hashes (a * x + b) mod p. It is a dozen lines over NumPy, which is loaded
anyway; the library for it would bring SciPy along, and cost every `onrecord add` a third of a second.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from typing import Any

PERMUTATIONS = 64
SHINGLE = 4  # words in a row
FEWEST = 12  # words: a shorter text is too short to tell
SEED = 20170928
PRIME = (1 << 31) - 1  # a product of two numbers below it fits 64 bits
# Estimated share of four-word runs in common from which two texts are copies of one. Reports of one event written apart
# share less than a tenth; a wire story cut and retitled keeps well over half.
COPY = 0.45
_WORD = re.compile(r"\w+")


@cache
def _hashes() -> tuple[Any, Any]:
    """The a and b of each hash, as columns."""
    import numpy as np  # noqa: PLC0415 - heavy, and only adding needs it

    chance = np.random.RandomState(SEED)
    a = chance.randint(1, PRIME, (PERMUTATIONS, 1)).astype(np.uint64)
    return a, chance.randint(0, PRIME, (PERMUTATIONS, 1)).astype(np.uint64)


def signature_of(text: str) -> bytes:
    """The signature: 64 values of 4 bytes, empty for a text too short to tell. The same text, the same signature.

    >>> signature_of("Two died.")
    b''
    >>> text = "gunmen killed twelve soldiers at a checkpoint on the road to the dam before dawn on monday"
    >>> len(signature_of(text)), likeness(signature_of(text), signature_of(text))
    (256, 1.0)
    """
    import numpy as np  # noqa: PLC0415

    words = _WORD.findall(text.lower())
    if len(words) < FEWEST:
        return b""
    runs = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    a, b = _hashes()
    x = np.fromiter((zlib.crc32(run.encode("utf-8", "replace")) % PRIME for run in runs), np.uint64, len(runs))
    least = ((a * x + b) % np.uint64(PRIME)).min(axis=1)
    return bytes(least.astype("<u4").tobytes())


def likeness(a: bytes, b: bytes) -> float:
    """The estimated share of four-word runs that two texts have in common, 0 where either is too short to tell."""
    if not a or not b:
        return 0.0
    return sum(a[i : i + 4] == b[i : i + 4] for i in range(0, len(a), 4)) / PERMUTATIONS
