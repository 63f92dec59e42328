"""What keeping reports costs beside coding them: `onrecord add` against `onrecord code`, on the same reports.

    python benchmarks/add.py REPORTS.jsonl [RUNS]

Runs both by turns, each as a whole process into a fresh store, and prints the medians. The target: at most 10 % more.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def seconds(*arguments: str) -> float:
    """The wall time of one run."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - begun


def main() -> None:
    """Time both by turns."""
    reports = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    coding, adding = [], []
    for number in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            coding.append(seconds("code", "--format", "jsonl", reports))
            adding.append(seconds("add", "--db", str(Path(folder) / f"{number}.db"), reports))
    code, add = statistics.median(coding), statistics.median(adding)
    print(f"code {code:.1f} s, add {add:.1f} s: {100 * (add / code - 1):+.1f} % (target at most +10 %)")


if __name__ == "__main__":
    main()
