"""Score the coder against the shared yardsticks: `make score`, or python benchmarks/score.py [dev|test|places|all].

Prints what each yardstick's own scorer prints. "dev" are the reports to tune on, "test" the two old test sets,
"places" the place names of local news. The scorers and the data lie in ../shared/eval (ONRECORD_SHARED).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVAL = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared")) / "eval"
DEV = EVAL / "muc4" / "dev"


def run(*command: str | Path, stdin: Path | None = None) -> str:
    """What a command prints; it must succeed."""
    with Path(stdin or os.devnull).open("rb") as given:
        return subprocess.run([*map(str, command)], stdin=given, capture_output=True, check=True).stdout.decode()


def coded(reports: str, out: Path, jobs: int = 2) -> Path:
    """Reports (JSON Lines) coded into `out`."""
    source = out.with_suffix(".in.jsonl")
    source.write_text(reports, encoding="utf-8")
    binary = Path(sys.executable).parent / "onrecord"
    with out.open("wb") as file:
        subprocess.run(
            [binary, "code", "--format", "jsonl", "--input-format", "jsonl", "--jobs", str(jobs), source],
            stdout=file,
            check=True,
        )
    return out


def messages(texts: list[Path], keys: list[Path], folder: Path, name: str, limit: int | None = None) -> str:
    """The message-understanding score of some texts."""
    reports = run(sys.executable, EVAL / "muc4" / "reports.py", *texts)
    if limit:
        reports = "\n".join(reports.splitlines()[:limit]) + "\n"
    wanted = {json.loads(line)["id"] for line in reports.splitlines()}
    key = folder / f"{name}.key"
    key.write_text("".join(_only(k.read_text(encoding="latin-1"), wanted) for k in keys), encoding="latin-1")
    return run(sys.executable, EVAL / "muc4" / "score.py", key, coded(reports, folder / f"{name}.jsonl"))


def _only(key: str, wanted: set[str]) -> str:
    parts = key.split("0.  MESSAGE: ID")
    kept = [p for p in parts[1:] if p.split("(")[0].strip() in wanted]
    return "".join("\n0.  MESSAGE: ID" + p for p in kept)


def dev(folder: Path, limit: int | None = None) -> str:
    """The tuning reports, the first `limit` of them."""
    texts, keys = sorted(DEV.glob("dev-muc3-*")), sorted(DEV.glob("key-dev-*"))
    return messages(texts, keys, folder, "dev", limit)


def test(folder: Path) -> str:
    """The two old test sets together."""
    return messages([DEV / "tst1-muc3", DEV / "tst2-muc4"], [DEV / "key-tst1.v7", DEV / "key-tst2.v4"], folder, "test")


def places(folder: Path) -> str:
    """Place names in local news."""
    corpus = EVAL / "places" / "lgl.xml"
    reports = run(sys.executable, EVAL / "places" / "score.py", corpus, "--input")
    return run(sys.executable, EVAL / "places" / "score.py", corpus, coded(reports, folder / "places.jsonl"))


def main() -> None:
    """Score what the command line names, all by default."""
    what = sys.argv[1] if len(sys.argv) > 1 else "all"
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(os.environ.get("ONRECORD_SCORES", temporary))
        folder.mkdir(parents=True, exist_ok=True)
        if what in ("dev", "all"):
            print("== messages, tuning reports\n" + dev(folder, limit))
        if what in ("test", "all"):
            print("== messages, test sets 1 and 2\n" + test(folder))
        if what in ("places", "all"):
            print("== places\n" + places(folder))


if __name__ == "__main__":
    main()
