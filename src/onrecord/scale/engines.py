"""Engines: what does the parts of a job. Processes of this machine, or Ray's actors on as many machines as its cluster has."""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import socket
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from typing import Any

from onrecord.record.errors import ResourceError, UsageError
from onrecord.scale.job import Job
from onrecord.scale.part_work import PartDone, PartWork
from onrecord.scale.pool import start_worker

KNOCKING = 10  # seconds until a cluster that does not answer is given up


def with_pool(job: Job, jobs: int) -> Iterator[PartDone]:
    """Do what is left of a job with so many processes, yielding each part when it is done.

    Raises:
        ResourceError: a process was killed; what was done stays done, and the same run again does the rest.
    """
    left = iter(job.left())
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, start_worker) as pool:
        running: set[Future[PartDone]] = {pool.submit(job.work, part) for part in islice(left, jobs)}
        try:
            while running:
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                running |= {pool.submit(job.work, part) for part in islice(left, len(finished))}
                yield from (future.result() for future in finished)
        except BrokenProcessPool as error:
            raise ResourceError(
                "a process was killed at its work", hint="too little memory? run the same again"
            ) from error


class PartActor:
    """A Ray actor: one process that keeps its coder from part to part."""

    def __init__(self, work: PartWork) -> None:
        self.work = work

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        """Do the parts of a batch (Ray Data hands them over in columns)."""
        done = [asdict(self.work(pickle.loads(part))) for part in batch["part"]]  # noqa: S301 - our own, made below
        return {"done": done}


def with_ray(job: Job, jobs: int | None, address: str | None) -> Iterator[PartDone]:
    """Do what is left of a job on Ray Data, an actor a part at a time; a part whose worker dies is done by another.

    Args:
        job: its folder and its archive must be seen under the same paths by every machine.
        jobs: how many actors; None is one for each core of the cluster.
        address: of a running cluster, "auto" for the one this machine belongs to; None starts one here.

    Raises:
        ResourceError: Ray is not installed.
        UsageError: no cluster can be reached at the address.
    """
    left = job.left()
    if not left:
        return
    with _cluster(address, jobs) as ray:
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.verbose_stats_logs = False
        actors = min(jobs or int(ray.cluster_resources().get("CPU", 1)), len(left))
        parts = ray.data.from_items([{"part": pickle.dumps(part)} for part in left], override_num_blocks=len(left))
        done = parts.map_batches(
            PartActor,
            fn_constructor_args=(job.work,),
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(size=actors, max_tasks_in_flight_per_actor=2),
            num_cpus=1,
        )
        for row in done.iter_rows():
            told = row["done"]
            yield PartDone(**{**told, "sources": tuple(told["sources"])})


@contextmanager
def _cluster(address: str | None, jobs: int | None) -> Iterator[Any]:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    try:
        import ray  # noqa: PLC0415 - an extra
        import ray.data  # noqa: PLC0415
    except ImportError as error:
        raise ResourceError("Ray is not installed", hint="pip install 'onrecord[ray]'") from error
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    own = (
        {"address": "local", "num_cpus": jobs, "include_dashboard": False} if address is None else {"address": address}
    )
    try:
        if address is not None:
            _knock(address)
        ray.init(**own, log_to_driver=False, logging_level=logging.ERROR)
    except OSError as error:
        hint = "is it running, and does this machine have its token? see docs/scale.md"
        raise UsageError("no Ray cluster can be reached", where=address, hint=hint) from error
    try:
        yield ray
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Raise OSError where no cluster listens: Ray itself would wait for many minutes, also for one that is long gone."""
    if address == "auto":
        from ray._private.services import canonicalize_bootstrap_address  # noqa: PLC0415 - public it is nowhere

        address = canonicalize_bootstrap_address(address) or ""
        if not address:
            raise ConnectionError
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise UsageError("is no address of a cluster", where=address, hint="write host:port, or auto")
    socket.create_connection((host.strip("[]"), int(port)), KNOCKING).close()
