"""Input by chance that the code it reaches guides, with atheris.

Run as a program of its own: python -m benchmarks.trials.guided FOLDER [libFuzzer's options]. It ends with libFuzzer's own exit status: 0 where nothing was found. Finds are left in FOLDER as files named crash-….
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["onrecord.read", "onrecord.rules", "onrecord.extract.dates"]):
    from benchmarks.trials.fuzzed import KINDS, SEEDS, try_file


def main(folder: Path, options: list[str]) -> None:
    """Begin from the seeds, each under every name; never returns."""
    corpus, work = folder / "corpus", folder / "work"
    corpus.mkdir(parents=True, exist_ok=True)
    work.mkdir(exist_ok=True)
    for number, seed in enumerate(SEEDS):
        for kind in range(len(KINDS)):
            (corpus / f"seed-{number}-{kind}").write_bytes(bytes([kind]) + seed)

    def one(data: bytes) -> None:
        if data:
            try_file(KINDS[data[0] % len(KINDS)], data[1:], work)

    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/", str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
