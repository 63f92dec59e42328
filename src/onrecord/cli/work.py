"""The work of `onrecord code` and `onrecord explain`, once their options are understood. It loads what `--help` need not pay for."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import cache, partial
from typing import TypeVar

from onrecord.cli.guard import note
from onrecord.cli.pool import Result, code_reports
from onrecord.coder import Coder
from onrecord.explain.nouns import Explanation
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document
from onrecord.record.errors import InputError, ResourceError

Done = TypeVar("Done")
LONGEST_TEXT = 250_000  # characters, 40,000 words: longer than any report, and a minute's work and a gigabyte of memory


def code_paths(paths: Sequence[str], options: ReadOptions, model: str, jobs: int) -> Generator[Result]:
    """Read and code what the paths hold, in order; what went wrong stands among the results."""
    return code_reports(read_reports(paths, options), partial(code_one, model=model), jobs)


def code_one(document: Document, *, model: str) -> Result:
    """Code one report. A fault of the coder becomes an InputError that says where it lies.

    Raises:
        ResourceError: the coder itself cannot work (a dictionary or model is missing).
    """
    return _with_care(document, lambda: _coder(model).code(document))


def _with_care(document: Document, work: Callable[[], Done]) -> Done | InputError:
    """What work on a report gives, or what stood in its way."""
    length = len(document.text)
    if length > LONGEST_TEXT:
        what = f"the report has {length:,} characters, and no more than {LONGEST_TEXT:,} can be coded"
        return InputError(what, where=document.id, hint="split it into its reports")
    try:
        return work()
    except ResourceError:
        raise
    except InputError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever a report sets off, the others must still be coded
        at = traceback.extract_tb(error.__traceback__)[-1]
        what = f"cannot be coded: {type(error).__name__}: {error}"
        return InputError(what, where=document.id, hint=f"a fault of onrecord, at {at.filename}:{at.lineno}")


def explain_path(
    path: str, options: ReadOptions, model: str, report_id: str | None = None
) -> Iterator[Explanation | InputError]:
    """Read and explain what a path holds, in order, or its report of one id; troubles stand among the results.

    Raises:
        ResourceError: the coder itself cannot work (a dictionary or model is missing).
    """
    for item in read_reports([path], options):
        if isinstance(item, InputError):
            yield item
        elif report_id in (None, item.id):
            yield explain_one(item, model=model)


def explain_one(document: Document, *, model: str) -> Explanation | InputError:
    """Explain one report; faults as in `code_one`."""
    return _with_care(document, lambda: _coder(model).explain(document))


@cache
def _coder(model: str) -> Coder:
    return Coder(model=model, note=note)
