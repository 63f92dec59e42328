"""A stream worked off in another process, while this one makes the next of it."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any

from onrecord.record.errors import StoreError

AT_ONCE = 200  # items sent together


def worked_apart(work: Callable[[Iterator[Any]], None], items: Iterable[Any]) -> None:
    """Have `work` take the items in a process of its own; what it raises is raised here.

    Items wait in a pipe of fixed size: a slow `work` holds up their making, and memory does not grow.

    Args:
        work: can be imported by name in another process, as a function of a module or a `partial` of one.
        items: can be pickled.

    Raises:
        StoreError: the other process was ended from outside.
    """
    context = multiprocessing.get_context("spawn")
    inbox, to_work = context.Pipe(duplex=False)
    answers, outbox = context.Pipe(duplex=False)
    worker = context.Process(target=_run, args=(work, inbox, outbox), daemon=True)
    worker.start()
    inbox.close()
    outbox.close()
    try:
        _send(to_work, items)
        trouble = answers.recv()
    except (EOFError, BrokenPipeError) as error:
        raise StoreError("the process that writes was ended from outside", hint="run the same again") from error
    finally:
        to_work.close()  # a worker that still waits ends now
        worker.join()
    if trouble is not None:
        raise trouble


def _send(to_work: Connection, items: Iterable[Any]) -> None:
    try:
        rest = iter(items)
        while batch := list(islice(rest, AT_ONCE)):
            to_work.send(batch)
        to_work.send(None)
    except BrokenPipeError:
        return  # the worker stopped taking: its answer says why


def _run(work: Callable[[Iterator[Any]], None], inbox: Connection, outbox: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to both; the first process tells of it
    try:
        work(_received(inbox))
    except EOFError:
        return  # whoever sends gave up
    except Exception as error:  # noqa: BLE001 - raised again on the other side
        inbox.close()
        outbox.send(error)
    else:
        outbox.send(None)


def _received(inbox: Connection) -> Iterator[Any]:
    while (batch := inbox.recv()) is not None:
        yield from batch
