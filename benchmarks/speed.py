"""Every measure of speed in one run, each as a ratio to its target: `make bench`.

    python benchmarks/speed.py [--quick] [--only NAME ...] [--json FILE]

Machines are noisy, so what is compared is run by turns, close together, and the ratio is what counts. It needs the shared
yardsticks beside the project (benchmarks/yardsticks.py), two cores, and Ray for the last measure. The whole takes about a
quarter of an hour; --quick takes fewer reports, and its figures are worth less.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.yardsticks import documents, write_reports
from rich.console import Console
from rich.table import Table

from onrecord.coder import Coder
from onrecord.parse.gate import gate
from onrecord.record.document import Document

ROOT = Path(__file__).resolve().parents[1]
BATCH = 16  # texts, of the coder as of the bare pass
TURN = 48  # reports that one takes before the other's turn
VERSIONS = ("spacy", "thinc", "numpy", "ray", "duckdb", "splink")


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured. `reached` and `target` share a unit; `at_most` says on which side of the target to be."""

    name: str
    reached: float
    target: float
    unit: str
    how: str
    at_most: bool = True

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.reached <= self.target if self.at_most else self.reached >= self.target

    @property
    def ratio(self) -> float:
        """How much better than the target: 1 is just met, 2 is twice as good."""
        return self.target / self.reached if self.at_most else self.reached / self.target


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of everything is run."""

    reports: int  # of the wire, for what is compared in one process
    archive: int  # for whole commands
    stream: int
    starts: int


FULL, QUICK = Scale(480, 900, 200_000, 7), Scale(96, 200, 20_000, 3)


def gate_speed(scale: Scale, folder: Path) -> list[Measure]:
    """Local news that does not open the gate, looked at again and again."""
    shut = [d for d in documents("places", folder) if not gate().opens(d)]
    begun, looked = time.process_time(), 0
    while looked < max(scale.archive, len(shut)) * 20:
        for document in shut:
            gate().opens(document)
        looked += len(shut)
    speed = looked / (time.process_time() - begun)
    how = f"{len(shut)} reports of local news that it holds back, {looked:,} looks"
    return [Measure("gate", round(speed), 2_000, "pages a second and core", how, at_most=False)]


def passing(scale: Scale, folder: Path) -> list[Document]:
    """Reports of the wire that pass the gate."""
    return [d for d in documents("messages", folder) if gate().opens(d)][: scale.reports]


def coder_over_spacy(scale: Scale, folder: Path) -> list[Measure]:
    """The coder and the bare pass of the same pipeline over the same texts, by turns in one process."""
    reports, coder = passing(scale, folder), Coder()
    nlp = coder.parser.nlp

    def bare(some: list[Document]) -> None:
        for _ in nlp.pipe((d.text for d in some), batch_size=BATCH):
            pass

    def whole(some: list[Document]) -> None:
        for _ in coder.code_all(some):
            pass

    both: tuple[Callable[[list[Document]], None], ...] = (bare, whole)
    for work in both:
        work(reports[:TURN])  # dictionaries and the gazetteer are loaded
    spent = {bare: 0.0, whole: 0.0}
    for number, start in enumerate(range(0, len(reports), TURN)):
        some = reports[start : start + TURN]
        for work in both if number % 2 else both[::-1]:
            begun = time.perf_counter()
            work(some)
            spent[work] += time.perf_counter() - begun
    how = (
        f"{len(reports)} reports of agencies, {len(reports) / spent[whole]:.1f} a second coded, "
        f"{len(reports) / spent[bare]:.1f} parsed"
    )
    return [Measure("coder over bare spaCy", round(spent[whole] / spent[bare], 2), 1.5, "times", how)]


def seconds(*arguments: str | Path) -> float:
    """The wall time of one command of onrecord; raises CalledProcessError where it fails."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "onrecord", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def archive(scale: Scale, folder: Path) -> Path:
    """Reports of the wire as JSON Lines."""
    path = write_reports("messages", folder / "wire.jsonl")
    lines = path.read_bytes().splitlines(keepends=True)[: scale.archive]
    path.write_bytes(b"".join(lines))
    return path


def jobs_scaling(scale: Scale, folder: Path) -> list[Measure]:
    """`code` with one job and with two, the start of the processes included; one, two, two, one."""
    path = archive(scale, folder)
    times: dict[int, list[float]] = {1: [], 2: []}
    for jobs in (1, 2, 2, 1):
        asked = ("code", "--format", "jsonl", "--gate", "--jobs", str(jobs), path)
        times[jobs].append(seconds(*asked))
    one, two = (statistics.mean(times[jobs]) for jobs in (1, 2))
    how = f"{scale.archive} reports of agencies: {one:.0f} s and {two:.0f} s"
    return [Measure("two jobs over one", round(one / two, 2), 1.7, "times", how, at_most=False)]


def start_up(scale: Scale, _: Path) -> list[Measure]:
    """From the command to the record of one short report, and to the help."""
    example = ROOT / "examples" / "desert-attack.txt"
    commands = {
        "start to a record": ("code", "--published", "2017-09-29", "--format", "jsonl", str(example)),
        "start to the help": ("--help",),
    }
    measures = []
    for name, asked in commands.items():
        seconds(*asked)
        times = [seconds(*asked) for _ in range(scale.starts)]
        how = f"median of {scale.starts}, best {min(times):.2f} s"
        measures.append(Measure(name, round(statistics.median(times), 2), 1.5, "s", how))
    return measures


def memory(scale: Scale, folder: Path) -> list[Measure]:
    """A long stream of short reports in one process; and the most that a worker takes with long ones."""
    stream = [sys.executable, str(ROOT / "benchmarks" / "stream_memory.py"), str(scale.stream)]
    told = json.loads(subprocess.run(stream, check=True, capture_output=True).stdout)
    slope = told["most"] / told["early"]
    how = f"{told['reports']:,} reports: {told['early']:.0f} MB after a tenth, at most {told['most']:.0f} MB after"
    return [
        Measure("memory at the end over early", round(slope, 3), 1.05, "times", how),
        Measure(
            "memory of a worker", worker_memory(scale, folder), 1_000, "MB", f"{scale.archive} reports of agencies"
        ),
    ]


def worker_memory(scale: Scale, folder: Path) -> float:
    """The most megabytes of a process that codes the wire."""
    code = (
        "import resource, sys; from onrecord.cli.app import app; "
        "app(sys.argv[1:], standalone_mode=False); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    asked = ["code", "--format", "jsonl", "--jobs", "1", str(archive(scale, folder))]
    ran = subprocess.run([sys.executable, "-c", code, *asked], check=True, capture_output=True, text=True)
    return round(int(ran.stderr.split()[-1]) / 1024)


def ray_over_pool(scale: Scale, folder: Path) -> list[Measure]:
    """`run` on Ray and on the pool, two workers each, Ray's start included; pool, Ray, Ray, pool."""
    path = archive(scale, folder)
    times: dict[str, list[float]] = {"pool": [], "ray": []}
    for number, engine in enumerate(("pool", "ray", "ray", "pool")):
        out = folder / f"run-{number}"
        asked = ("run", "--engine", engine, "--jobs", "2", "--part-size", "25", "--input", path, "--output", out)
        times[engine].append(seconds(*asked))
    pool, ray = statistics.mean(times["pool"]), statistics.mean(times["ray"])
    how = f"{scale.archive} reports of agencies in parts of 25: {ray:.0f} s and {pool:.0f} s"
    return [Measure("Ray over the pool", round(ray / pool, 2), 1.3, "times", how)]


ALL = {
    "gate": gate_speed,
    "coder": coder_over_spacy,
    "jobs": jobs_scaling,
    "start": start_up,
    "memory": memory,
    "ray": ray_over_pool,
}


def table(measures: list[Measure]) -> Table:
    """The measures as a person reads them."""
    page = Table("what", "reached", "target", "ratio", "", "how", title="Speed", title_justify="left")
    for m in measures:
        page.add_row(
            m.name,
            f"{m.reached:,g} {m.unit}",
            f"{'at most' if m.at_most else 'at least'} {m.target:,g}",
            f"{m.ratio:.2f}",
            "met" if m.met else "[bold red]not met[/]",
            m.how,
        )
    return page


def main() -> None:
    """Measure, print; the exit status is 1 where a target is not met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer reports")
    parser.add_argument("--only", nargs="+", choices=list(ALL), default=list(ALL))
    parser.add_argument("--json", type=Path, help="write the figures to a file, too")
    asked = parser.parse_args()
    console, measures = Console(), list[Measure]()
    for name in asked.only:
        with Console(stderr=True).status(f"measuring: {name}"), tempfile.TemporaryDirectory() as folder:
            measures += ALL[name](QUICK if asked.quick else FULL, Path(folder))
    console.print(table(measures))
    console.print("A ratio above 1 is better than the target.")
    with_what = ", ".join(f"{name} {version(name)}" for name in VERSIONS)
    console.print(
        f"onrecord {version('onrecord')}, Python {platform.python_version()}, {with_what}, {platform.machine()}"
    )
    if asked.json:
        asked.json.write_text(json.dumps([asdict(m) for m in measures], indent=1) + "\n", encoding="utf-8")
    sys.exit(not all(m.met for m in measures))


if __name__ == "__main__":
    main()
