"""The work of `onrecord code` and `onrecord explain`, once their options are understood. It loads what `--help` need not pay for."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.guard import note, tell
from onrecord.cli.output_file import OutputFile, output_file
from onrecord.cli.progress import Bar
from onrecord.cli.sinks import Sink
from onrecord.fingerprint import coder_fingerprint
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.read.sources import STDIN
from onrecord.record.document import Document
from onrecord.record.errors import InputError
from onrecord.record.event import CodedReport
from onrecord.scale.coding import Coding, objections
from onrecord.scale.pool import BATCH, Result, code_reports
from onrecord.settings import settings_of

if TYPE_CHECKING:
    from onrecord.explain.nouns import Explanation


def code_paths(
    paths: Sequence[str],
    options: ReadOptions,
    model: str,
    jobs: int,
    *,
    gated: bool = False,
    leave_out: Callable[[Document], bool] = lambda _: False,
) -> Generator[Result]:
    """Read and code what the paths hold, in order, but for what is to be left out; what went wrong stands among the results."""
    read = read_reports(paths, options)
    wanted = (item for item in read if isinstance(item, InputError) or not leave_out(item))
    return code_reports(wanted, Coding(model, gated, note), jobs, batch_for(paths))


def batch_for(paths: Sequence[str]) -> int:
    """How many reports are read before they are coded: of standard input, which may be slow in coming, each by itself."""
    return 1 if STDIN in paths else BATCH


def write_all(results: Iterator[Result], sink: Sink) -> int:
    """Write each result where it belongs; returns how many troubles were told."""
    troubles = 0
    with Bar() as bar:
        for result in results:
            with bar.away():
                told = [result] if isinstance(result, InputError) else _written(result, sink)
                for error in told:
                    tell(error)
            troubles += len(told)
            bar.advance(0 if isinstance(result, InputError) else len(result.events))
    return troubles


def _written(report: CodedReport, sink: Sink) -> list[InputError]:
    """Write a report; returns what its coder objects to."""
    sink.write(report)
    return objections(report)


def output_for(path: Path, options: ReadOptions, model: str, *, gated: bool) -> AbstractContextManager[OutputFile]:
    """The file of records to begin or to go on with; errors as in `output_file`."""
    settings = json.loads(settings_of(options, model, gated=gated))
    return output_file(path, json.dumps({"coder": coder_fingerprint(), **settings}))


def in_words(file: OutputFile, path: Path) -> str:
    """What a run did to the file, as a person reads it."""
    reports = "1 report" if file.written == 1 else f"{file.written:,} reports"
    said = f"wrote {reports} with {file.events:,} {'event' if file.events == 1 else 'events'} to {path}"
    return f"{said}; {file.kept:,} stood there already" if file.kept else said


def explain_path(
    path: str, options: ReadOptions, model: str, report_id: str | None = None
) -> Iterator[Explanation | InputError]:
    """Read and explain what a path holds, in order, or its report of one id; troubles stand among the results.

    Raises:
        ResourceError: the coder itself cannot work (a dictionary or model is missing).
    """
    coding = Coding(model, note=note)
    for item in read_reports([path], options):
        if isinstance(item, InputError):
            yield item
        elif report_id in (None, item.id):
            yield coding.explained(item)
