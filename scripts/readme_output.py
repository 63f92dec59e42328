"""Put the real output of `onrecord code` on the example into README.md.

    make readme

With --check nothing is written; the exit status is 1 where README.md is out of date.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
ARGUMENTS = ["code", "--published", "2017-09-29", "examples/desert-attack.txt"]
BLOCK = re.compile(r"(<!-- output: [^\n]*-->\n).*?(<!-- end of output -->)", re.DOTALL)


def current() -> str:
    """README.md as it should be."""
    run = subprocess.run(
        [sys.executable, "-m", "onrecord", *ARGUMENTS],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "100"},  # the same page whatever started this
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    block = f"```\n$ onrecord {' '.join(ARGUMENTS)}\n\n{run.stdout.strip()}\n```\n"
    return BLOCK.sub(lambda m: m[1] + block + m[2], README.read_text(encoding="utf-8"))


def main() -> None:
    """Write README.md, or check it."""
    wanted = current()
    if "--check" in sys.argv[1:]:
        sys.exit(wanted != README.read_text(encoding="utf-8") and "README.md is out of date: run make readme")
    README.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
