"""How long the command line takes: its help, and one short report from start to record.

    make bench

Prints the best and the median of several runs, in seconds. The gazetteer is compiled beforehand.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "desert-attack.txt"
RUNS = 5

COMMANDS = {
    "onrecord --help": ["--help"],
    "onrecord version": ["version"],
    "onrecord code (one report)": ["code", "--published", "2017-09-29", "--format", "jsonl", str(EXAMPLE)],
}


def seconds(arguments: list[str]) -> float:
    """The wall time of one run; raises CalledProcessError where it fails."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "onrecord", *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Run each command and print its times."""
    for name, arguments in COMMANDS.items():
        seconds(arguments)
        times = [seconds(arguments) for _ in range(RUNS)]
        print(f"{name:30} best {min(times):.2f} s   median {statistics.median(times):.2f} s")


if __name__ == "__main__":
    main()
