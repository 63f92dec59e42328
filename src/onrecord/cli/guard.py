"""How a command ends: errors as one clear line on standard error, and the exit status that fits."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

from onrecord.record.errors import OnrecordError, UsageError
from onrecord.say.words import clean

BAD_INPUT = 1
WRONG_USAGE = 2
INTERRUPTED = 128 + signal.SIGINT
PIPE_CLOSED = 128 + signal.SIGPIPE


def tell(error: OnrecordError) -> None:
    """Print an error as one line on standard error."""
    print(f"onrecord: {clean(str(error))}", file=sys.stderr, flush=True)


def note(words: str) -> None:
    """Tell somebody at a terminal, on standard error, of work that takes a while; programs are not told."""
    if sys.stderr.isatty():
        print(f"onrecord: {words}", file=sys.stderr, flush=True)


@contextmanager
def guarded() -> Iterator[None]:
    """Turn what can end a command into its exit status.

    Wrong usage is 2, any other error of ours 1, Ctrl-C 130. A reader that closes the pipe (`| head`) ends
    the command without a word, with 141 as other tools do. A termination signal leaves through here too, so
    that worker processes are put away.
    """
    signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    except BrokenPipeError:
        # Python flushes standard output once more at exit: it must find somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except KeyboardInterrupt:
        tell(OnrecordError("stopped"))
        raise typer.Exit(INTERRUPTED) from None
    except UsageError as error:
        tell(error)
        raise typer.Exit(WRONG_USAGE) from error
    except OnrecordError as error:
        tell(error)
        raise typer.Exit(BAD_INPUT) from error


def _terminate(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
