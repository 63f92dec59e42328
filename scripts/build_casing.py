"""Learn which words news writes with a capital, from corpora whose licence (MIT) allows it.

    build_casing.py HRDSATTACK.json EVENT_PLACE.jsonl.gz > src/onrecord/resources/parse/casing.txt

Writes one word a line, lower case: those seen inside sentences with a capital more often than without
("proper"), after a line "[proper]", and those seen without one more often, after a line "[common]".
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"(?<![.!?:;\"“”'‘’(\[\-–—]\s)(?<=[a-z,]\s)[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*[A-Za-zÀ-ÿ]")


def texts(hrds: str, event_place: str) -> Iterator[str]:
    """The running text of both corpora."""
    with Path(hrds).open(encoding="utf-8") as file:
        for row in json.load(file):
            yield re.sub(r"<[^>]+>", " \n ", row["sample"]["Input.article_interface"])
    with gzip.open(event_place, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def main() -> None:
    """Count and print."""
    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for text in texts(*sys.argv[1:3]):
        for word in WORD.findall(text):
            (lower if word == word.lower() else upper)[word.lower()] += 1
    proper = sorted(w for w, n in upper.items() if n >= 2 and n > 2 * lower[w] and len(w) > 2)
    common = sorted(w for w, n in lower.items() if n >= 2 and n >= upper[w] and len(w) > 1)
    print("[proper]", *proper, "[common]", *common, sep="\n")


if __name__ == "__main__":
    main()
