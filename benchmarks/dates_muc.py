"""How often the date of a MUC-3/4 incident is among the dates resolved in its report.

python benchmarks/dates_muc.py SHARED/eval/muc4 [--first 1] [--last 400] [--misses]
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import re
import time
from pathlib import Path
from typing import Any

from onrecord.extract.dates import find_in_text
from onrecord.record.date import DateRange
from onrecord.resolve.dates import resolve_date

REPORT = re.compile(r"^(DEV-MUC\d-(\d{4}))[^\n]*\n", re.MULTILINE)


def reports(folder: Path, first: int, last: int) -> dict[str, str]:
    """Texts by id."""
    found = {}
    for path in sorted(folder.glob("dev-muc3-*")):
        parts = REPORT.split(path.read_text("latin-1"))
        for name, number, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            if first <= int(number) <= last:
                found[name] = text.strip()
    return found


def dates_of(text: str) -> tuple[dt.date | None, list[DateRange]]:
    """The dateline's day, and every other date resolved against it (the same day and so on: against the one before)."""
    mentions = list(find_in_text(text))
    published = next((resolve_date(m, None).start for m in mentions if m.relation == "dateline" and m.full), None)
    found: list[DateRange] = []
    for mention in mentions:
        if mention.relation != "dateline":
            found.append(resolve_date(mention, published, found[-1] if found else None))
    return published, found


def agrees(key: tuple[dt.date | None, dt.date | None], start: dt.date, end: dt.date) -> bool:
    """The scorer's rule: an exact day must be met, an interval be touched."""
    low, high = key
    if low and low == high:
        return (start, end) == key
    return end >= (low or dt.date.min) and start <= (high or dt.date.max)


def main() -> None:
    """Print the figures, and the misses where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--last", type=int, default=400)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", args.folder / "score.py")
    if spec is None or spec.loader is None:
        parser.error(f"no score.py in {args.folder}")
    score: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    keys = {k: v for p in sorted((args.folder / "dev").glob("key-dev*")) for k, v in score.read_muc(p).items()}
    texts = reports(args.folder / "dev", args.first, args.last)
    began = time.perf_counter()
    resolved = {name: dates_of(text) for name, text in texts.items()}
    spent = time.perf_counter() - began
    counts = {"exact": [0, 0], "interval": [0, 0]}
    for name, (published, found) in resolved.items():
        for key in {e["date"] for e in keys.get(name, []) if e["date"]}:
            kind = "exact" if key[0] and key[0] == key[1] else "interval"
            days = [(r.start, r.end) for r in found if r.start and r.end] + (
                [(published, published)] if published else []
            )
            hit = any(agrees(key, *d) for d in days)
            counts[kind][0] += hit
            counts[kind][1] += 1
            if args.misses and not hit:
                print(name, published, [str(d) for d in key], [(r.text, str(r.start), str(r.end)) for r in found])
    print(f"{len(texts)} reports, {sum(p is not None for p, _ in resolved.values())} with a dateline")
    for kind, (hit, total) in counts.items():
        print(f"{kind}: {hit} of {total} ({100 * hit / max(total, 1):.1f} %)")
    print(
        f"{1000 * spent / max(len(texts), 1):.2f} ms a report of {sum(map(len, texts.values())) // len(texts)} characters"
    )


if __name__ == "__main__":
    main()
