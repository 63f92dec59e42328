"""Near-copies: a short signature of a report's wording, by MinHash; copies of one text share most of it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

PERMUTATIONS = 64
SHINGLE = 4  # words in a row
FEWEST = 12  # words: a shorter text is too short to tell
SEED = 20170928
# Estimated share of four-word runs in common from which two texts are copies of one. Reports of one event written apart
# share less than a tenth; a wire story cut and retitled keeps well over half.
COPY = 0.45
_WORD = re.compile(r"\w+")


@cache
def _blank() -> Any:
    from datasketch import MinHash  # noqa: PLC0415 - brings SciPy with it

    return MinHash(num_perm=PERMUTATIONS, seed=SEED)


def signature_of(text: str) -> bytes:
    """The signature: 64 values of 4 bytes, empty for a text too short to tell. The same text, the same signature.

    >>> signature_of("Two died.")
    b''
    >>> text = "gunmen killed twelve soldiers at a checkpoint on the road to the dam before dawn on monday"
    >>> len(signature_of(text)), likeness(signature_of(text), signature_of(text))
    (256, 1.0)
    """
    words = _WORD.findall(text.lower())
    if len(words) < FEWEST:
        return b""
    runs = {" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1)}
    made = _blank().copy()  # drawing the permutations anew costs more than the text
    made.update_batch(sorted(runs))
    return bytes(made.hashvalues.astype("<u4").tobytes())


def likeness(a: bytes, b: bytes) -> float:
    """The estimated share of four-word runs that two texts have in common, 0 where either is too short to tell."""
    if not a or not b:
        return 0.0
    return sum(a[i : i + 4] == b[i : i + 4] for i in range(0, len(a), 4)) / PERMUTATIONS
