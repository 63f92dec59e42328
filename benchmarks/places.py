"""Places of a file of reports, as the scorers of places read them.

python benchmarks/places.py reports.jsonl > response.jsonl; seconds spent in each step go to standard error.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from onrecord.extract.places import find_places
from onrecord.parse.pipeline import Parser
from onrecord.record.document import Document, Section
from onrecord.record.span import Span
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.places import resolve_places


def main() -> None:
    """Parse, find, resolve, print."""
    parser, gazetteer = Parser(), Gazetteer.load(lambda note: print(note, file=sys.stderr))
    spent = {"parse": 0.0, "find": 0.0, "resolve": 0.0}
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    documents = [
        Document(r["id"], "", r["text"], (Section("body", Span(0, len(r["text"]))),)) for r in rows if r["text"]
    ]
    last = time.perf_counter()
    for parsed in parser.parse_all(documents):
        a = time.perf_counter()
        mentions = find_places(parsed, gazetteer)
        b = time.perf_counter()
        places = resolve_places(mentions, parsed.document, gazetteer)
        c = time.perf_counter()
        for step, seconds in (("parse", a - last), ("find", b - a), ("resolve", c - b)):
            spent[step] += seconds
        found = [
            {"start": p.span.start, "end": p.span.end, "text": p.text, "name": p.name, "lat": p.lat, "lon": p.lon,
             "country": p.country, "kind": p.kind, "precision": p.precision, "role": p.role, "how": p.how}
            for p in places
        ]  # fmt: skip
        print(json.dumps({"document": {"id": parsed.document.id, "places": found}}, ensure_ascii=False))
        last = time.perf_counter()
    print({k: round(v, 1) for k, v in spent.items()}, file=sys.stderr)


if __name__ == "__main__":
    main()
