"""Running the real command line in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "desert-attack.txt"
LONG_ENOUGH = 240  # seconds

NEWS = (
    "Gunmen killed 12 soldiers in an attack on an army base near Mosul on Tuesday, the police said. "
    "Nine other soldiers were wounded, according to a doctor at the city hospital.\n"
)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left: its exit status and both of its outputs."""

    status: int
    out: bytes
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The records on standard output; fails where a line is no whole JSON object."""
        assert not self.out or self.out.endswith(b"\n"), "the last line is cut off"
        return [json.loads(line) for line in self.out.decode("utf-8").split("\n")[:-1]]

    @property
    def ids(self) -> list[str]:
        """The ids of the reports recorded."""
        return [record["document"]["id"] for record in self.records]

    @property
    def errors(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


def command(*arguments: str | Path) -> list[str]:
    """The command line that runs onrecord with this Python."""
    return [sys.executable, "-m", "onrecord", *map(str, arguments)]


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without what colours output, and with changes."""
    kept = {k: v for k, v in os.environ.items() if k not in {"FORCE_COLOR", "NO_COLOR", "COLUMNS"}}
    return kept | changes


def onrecord(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, **changes: str) -> Ran:
    """Run onrecord to its end."""
    done = subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        timeout=LONG_ENOUGH,
        check=False,
        cwd=cwd,
        env=environment(**changes),
    )
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def code(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Ran:
    """Run `onrecord code --format jsonl` to its end."""
    return onrecord("code", "--format", "jsonl", *arguments, stdin=stdin, cwd=cwd)
