"""One process at work on a store, killed without warning; then what it had acknowledged is looked for.

Run as a program of its own, which forks the processes it kills: python -m benchmarks.trials.killed URL KILLS SEED
It prints a line of JSON. An acknowledgement is written after the call has returned, so what is acknowledged must be there.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import duckdb  # noqa: F401 - loaded before the first fork
import splink  # noqa: F401

import onrecord.link.scoring  # noqa: F401
from onrecord.ledger import Ledger, open_ledger
from onrecord.ledger.deciding import Person
from onrecord.read.original import Original
from onrecord.record.errors import UsageError
from onrecord.record.event import CodedReport

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.made_up import reports

WORKS = {"add": 0.3, "link": 2.0, "decide": 0.6, "undo": 0.6}  # seconds until the kill at most: what the work takes
WHOLE_EACH = 5  # kills between two checks of the whole store


class Acknowledged:
    """A file that lines are added to, each whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.touch()

    def add(self, *said: object) -> None:
        """Write one acknowledgement, at once."""
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND)
        os.write(file, (json.dumps(said) + "\n").encode())
        os.close(file)

    def all(self) -> list[list[object]]:
        """What was acknowledged, in order."""
        return [json.loads(line) for line in self.path.read_text(encoding="utf-8").splitlines()]


def work(
    kind: str, url: str, acknowledged: Acknowledged, stream: list[tuple[CodedReport, Original]], seed: int
) -> None:
    """Do one kind of work until killed or done."""
    chance = random.Random(seed)
    with open_ledger(url, create=True) as ledger:
        if kind == "add":
            known = {report.id for report in ledger.store.reports()}
            for report, original in [one for one in stream if one[0].document.id not in known][:20]:
                ledger.add(report, original, "{}", "made up")
                acknowledged.add("report", report.document.id)
        elif kind == "link":
            ledger.linking.link_new()
            acknowledged.add("linked", ledger.store.seal().entry)
        else:
            for _ in range(10):
                made = (_undo if kind == "undo" else _decide)(ledger, chance)
                if made:
                    acknowledged.add("decision", *made)


def _decide(ledger: Ledger, chance: random.Random) -> tuple[object, ...] | None:
    codes = list(ledger.store.all_codes())
    if len(codes) < 2:
        return None
    one, other = chance.sample(codes, 2)
    person = Person(chance.choice(("ana", "bo")), "as told")
    choices: list[Callable[[], object]] = [
        lambda: ledger.deciding.judge("confirm", one, person),
        lambda: ledger.deciding.correct(one, "killed", str(chance.randint(1, 90)), person),
        lambda: ledger.deciding.merge([one, other], person),
    ]
    return _told(chance.choice(choices)())


def _undo(ledger: Ledger, chance: random.Random) -> tuple[object, ...] | None:
    log = ledger.store.decisions()
    if not log:
        return None
    try:
        return _told(ledger.deciding.undo(chance.choice(log).id, Person("cy")))
    except UsageError:  # undone already
        return None


def _told(decision: object) -> tuple[object, ...]:
    return tuple(getattr(decision, name) for name in ("id", "kind", "who", "incident"))


def wrong(url: str, acknowledged: Acknowledged, *, whole: bool) -> Iterator[str]:
    """What is not as it must be after a kill."""
    with open_ledger(url, create=True) as ledger:
        held = Counter(report.id for report in ledger.store.reports())
        log = {d.id: [d.id, d.kind, d.who, d.incident] for d in ledger.store.decisions()}
        for kind, *said in acknowledged.all():
            if kind == "report" and not held[str(said[0])]:
                yield f"report {said[0]} was acknowledged and is lost"
            if kind == "decision" and log.get(int(str(said[0]))) != said:
                yield f"decision {said[0]} was acknowledged and is lost"
        yield from (f"report {name} is there {times} times" for name, times in held.items() if times > 1)
        if whole:
            yield from (line for one in ledger.store.check() for line in one.lines)


def killed_in(task: Callable[[], None], after: float) -> bool:
    """Fork, let the child do the task, kill it after so many seconds; False where it was done by then."""
    child = os.fork()
    if child == 0:
        try:
            task()
        except BaseException:  # noqa: BLE001 - it is a child: whatever it is, it must not run on in the parent's code
            traceback.print_exc()
            os._exit(3)
        os._exit(0)
    until = time.monotonic() + after
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            if os.waitstatus_to_exitcode(status):
                raise RuntimeError(f"the work failed by itself: {os.waitstatus_to_exitcode(status)}")
            return False
        time.sleep(0.0005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def run(url: str, kills: int, seed: int) -> dict[str, object]:
    """So many kills on one store, with what went wrong."""
    chance = random.Random(seed)
    stream = list(reports(400, seed=seed))
    failures: list[str] = []
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for kind in WORKS:  # what is loaded on first use is loaded here, so that kills fall into the work itself
            if kind != "link":  # DuckDB has threads, and no process that has them may fork
                work(kind, str(Path(folder) / "warm.db"), Acknowledged(Path(folder) / "warm"), stream, 0)
        acknowledged = Acknowledged(Path(folder) / "acknowledged")
        for number in count():
            if sum(done.values()) >= kills:
                break
            kind = "add" if number < 3 else chance.choice(list(WORKS))
            at = chance.random() * WORKS[kind]
            if killed_in(lambda kind=kind, number=number: work(kind, url, acknowledged, stream, seed + number), at):
                done[kind] += 1
                whole = sum(done.values()) % WHOLE_EACH == 0 or sum(done.values()) >= kills
                failures += wrong(url, acknowledged, whole=whole)
        killed_in(lambda: work("link", url, acknowledged, stream, 0), 600)  # and it goes on: what is left is linked
        failures += wrong(url, acknowledged, whole=True)
        told = Counter(str(kind) for kind, *_ in acknowledged.all())
    return {"kills": dict(done), "acknowledged": dict(told), "failures": failures}


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
