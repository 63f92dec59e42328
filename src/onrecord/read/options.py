"""ReadOptions: what a caller may say about the input before it is read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

InputFormat = Literal["auto", "text", "html", "jsonl", "feed", "warc", "parquet"]

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`published` and `outlet` hold for every report read; `max_bytes` is the largest report, unpacked.

    >>> ReadOptions(published=dt.date(2017, 9, 29)).input_format
    'auto'
    """

    published: dt.date | None = None
    outlet: str | None = None
    input_format: InputFormat = "auto"
    max_bytes: int = 10 * MEGABYTE
