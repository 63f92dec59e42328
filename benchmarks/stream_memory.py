"""Memory while very many reports are coded in a stream, in a process of its own.

    python benchmarks/stream_memory.py [REPORTS]

Prints one line of JSON: megabytes resident after a tenth of the reports, and the most from there to the end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.made_up_stream import documents

from onrecord.record.document import Document
from onrecord.record.errors import InputError
from onrecord.record.json_out import to_line
from onrecord.scale.coding import Coding
from onrecord.scale.pool import code_reports

EVERY = 1_000  # reports between two looks


def resident() -> float:
    """Megabytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def main() -> None:
    """Code the stream, look now and then."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    early = most = 0.0
    coded = events = 0

    def stream() -> Iterator[Document | InputError]:
        yield from documents(reports)

    for result in code_reports(stream(), Coding(gated=True)):
        coded += 1
        if not isinstance(result, InputError):
            events += len(result.events)
            to_line(result)
        if coded == reports // 10:
            early = resident()
        if coded >= reports // 10 and coded % EVERY == 0:
            most = max(most, resident())
    print(json.dumps({"reports": coded, "events": events, "early": round(early, 1), "most": round(most, 1)}))


if __name__ == "__main__":
    main()
