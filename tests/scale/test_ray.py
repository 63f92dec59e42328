"""`onrecord run --engine ray` on a cluster of two nodes, one of whose workers is killed."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.cli.running import LONG_ENOUGH, command, environment
from tests.scale.archive import in_one_process, write_archive, written

RAY = Path(sys.executable).with_name("ray")
WORKER = b"ray::MapWorker"  # what Ray names the process of an actor of Ray Data


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def node(token: dict[str, str], *arguments: str) -> Iterator[None]:
    """A node of a cluster with one core, until the end of the block."""
    options = ["--num-cpus=1", "--disable-usage-stats", "--block", *arguments]
    process = subprocess.Popen(
        [RAY, "start", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(**token),
        start_new_session=True,
    )
    try:
        yield
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def token(tmp_path: Path) -> dict[str, str]:
    """The environment of those who may speak to the cluster: a token of its own, made for it."""
    path = tmp_path / "token"
    path.write_text(secrets.token_hex(32), encoding="ascii")
    return {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN_PATH": str(path)}


@pytest.fixture
def cluster(token: dict[str, str]) -> Iterator[str]:
    """The address of a cluster of two nodes."""
    port = free_port()
    with node(token, "--head", f"--port={port}", "--include-dashboard=false"):
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        with node(token, f"--address=127.0.0.1:{port}"):
            yield f"127.0.0.1:{port}"


def workers() -> list[int]:
    """The processes of Ray Data's actors."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if process.joinpath("cmdline").read_bytes().startswith(WORKER):
                found.append(int(process.name))
    return found


@pytest.mark.slow
def test_two_nodes_one_worker_killed_and_the_same_records(cluster: str, token: dict[str, str], tmp_path: Path) -> None:
    """A part whose worker dies is done by another; the records are those of one process, in their order."""
    archive, out = write_archive(tmp_path / "news.jsonl", 240), tmp_path / "out"
    asked: list[str | Path] = [
        "run",
        "--engine",
        "ray",
        "--jobs",
        "2",
        "--address",
        cluster,
        "--input",
        archive,
        "--output",
        out,
        "--part-size",
        "4",
    ]
    process = subprocess.Popen(
        command(*asked), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(**token)
    )
    until = time.monotonic() + LONG_ENOUGH
    while len(list(out.glob("manifest/*.json"))) < 4 or len(workers()) < 2:
        assert process.poll() is None and time.monotonic() < until, process.communicate()[1].decode()[-2000:]
        time.sleep(0.01)
    victim = workers()[0]
    os.kill(victim, signal.SIGKILL)
    killed_at = len(list(out.glob("manifest/*.json")))
    said, errors = process.communicate(timeout=LONG_ENOUGH)
    assert process.returncode == 0, errors.decode()[-2000:]
    assert killed_at < 60, "it was killed when all was done"
    assert said.decode().startswith("240 reports in 60 parts: 60 held back by the gate, 180 events with 180 claims\n")
    assert written(out) == in_one_process(archive)


@pytest.mark.parametrize(
    ("address", "told"),
    [("auto", "no Ray cluster can be reached"), ("head", "is no address"), (None, "no Ray cluster")],
)
def test_a_cluster_that_is_not_there(tmp_path: Path, token: dict[str, str], address: str | None, told: str) -> None:
    """One line that says so, soon, and nothing is done."""
    archive, out = write_archive(tmp_path / "news.jsonl", 2), tmp_path / "out"
    address = address or f"127.0.0.1:{free_port()}"
    asked = command("run", "--engine", "ray", "--address", address, "--input", archive, "--output", out)
    ran = subprocess.run(asked, capture_output=True, text=True, check=False, env=environment(**token), timeout=60)
    assert ran.returncode == 2 and told in ran.stderr.splitlines()[-1]
    assert not list(out.glob("records/*"))
