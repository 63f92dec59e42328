"""Score the coder against the shared yardsticks.

    python benchmarks/score.py [dev|test|places ...] [--json]

"dev" are the reports to tune on, "test" the two old test sets, "places" the place names of local news; all three
where none is named. Prints what each yardstick's own scorer prints; with --json one object, a key a yardstick.
The scorers and the data lie in ../shared/eval (or under ONRECORD_SHARED).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVAL = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared")) / "eval"
MESSAGES = EVAL / "muc4"
LGL = EVAL / "places" / "lgl.xml"


def printed(*command: str | Path) -> str:
    """What a command prints; it must succeed."""
    return subprocess.run([sys.executable, *map(str, command)], capture_output=True, check=True).stdout.decode()


def coded(reports: str, out: Path) -> Path:
    """Reports (JSON Lines), coded into `out`."""
    source = out.with_suffix(".in.jsonl")
    source.write_text(reports, encoding="utf-8")
    command = [sys.executable, "-m", "onrecord", "code", "--format", "jsonl", "--input-format", "jsonl", "--jobs", "2"]
    with out.open("wb") as file:
        # Exit status 1 only says that some report was skipped, with its reason on standard error.
        done = subprocess.run([*command, str(source)], stdout=file, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"onrecord code ended with status {done.returncode}")
    return out


def messages(texts: list[Path], keys: list[Path], folder: Path) -> str:
    """The score on message texts with their answer keys."""
    key = folder / "messages.key"
    key.write_text("".join(k.read_text(encoding="latin-1") for k in keys), encoding="latin-1")
    reports = printed(MESSAGES / "reports.py", *texts)
    return printed(MESSAGES / "score.py", key, coded(reports, folder / "messages.jsonl"))


def dev(folder: Path) -> str:
    """The 1,300 tuning reports."""
    there = MESSAGES / "dev"
    return messages(sorted(there.glob("dev-muc3-*")), sorted(there.glob("key-dev-*")), folder)


def test(folder: Path) -> str:
    """The two old test sets together."""
    there = MESSAGES / "dev"
    return messages([there / "tst1-muc3", there / "tst2-muc4"], [there / "key-tst1.v7", there / "key-tst2.v4"], folder)


def places(folder: Path) -> str:
    """Place names in local news."""
    scorer = EVAL / "places" / "score.py"
    reports = printed(scorer, LGL, "--input")
    return printed(scorer, LGL, coded(reports, folder / "places.jsonl"))


YARDSTICKS: dict[str, Callable[[Path], str]] = {"dev": dev, "test": test, "places": places}


def figures(text: str) -> dict[str, float]:
    """F1 by field of the message scorer; the three figures of the places scorer."""
    fields = re.findall(r"^([a-z ]+?)\s+\d+\.\d\s+\d+\.\d\s+(\d+\.\d)", text, re.MULTILINE)
    if fields:
        return {name: float(f1) for name, f1 in fields}
    found = re.findall(r"(recognition .*?F1|acc@161km|end-to-end F1)\s+(\d+\.\d)", text)
    return {name.split()[0].replace("acc@161km", "within 161 km"): float(value) for name, value in found}


def main() -> None:
    """Score what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("yardsticks", nargs="*", choices=[*YARDSTICKS, []], help="all by default")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    out: dict[str, dict[str, float]] = {}
    for name in arguments.yardsticks or YARDSTICKS:
        with tempfile.TemporaryDirectory() as folder:
            text = YARDSTICKS[name](Path(folder))
        out[name] = figures(text)
        if not arguments.json:
            print(f"== {name}\n{text}")
    if arguments.json:
        print(json.dumps(out))


if __name__ == "__main__":
    main()
