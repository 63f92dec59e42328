"""The work of `onrecord code`, once its options are understood. It loads what `--help` need not pay for."""

from __future__ import annotations

import traceback
from collections.abc import Generator, Sequence
from functools import cache, partial

from onrecord.cli.pool import Result, code_reports
from onrecord.coder import Coder
from onrecord.read.options import ReadOptions
from onrecord.read.reader import read_reports
from onrecord.record.document import Document
from onrecord.record.errors import InputError, ResourceError

LONGEST_TEXT = 250_000  # characters, 40,000 words: longer than any report, and a minute's work and a gigabyte of memory


def code_paths(paths: Sequence[str], options: ReadOptions, model: str, jobs: int) -> Generator[Result]:
    """Read and code what the paths hold, in order; what went wrong stands among the results."""
    return code_reports(read_reports(paths, options), partial(code_one, model=model), jobs)


def code_one(document: Document, *, model: str) -> Result:
    """Code one report. A fault of the coder becomes an InputError that says where it lies.

    Raises:
        ResourceError: the coder itself cannot work (a dictionary or model is missing).
    """
    length = len(document.text)
    if length > LONGEST_TEXT:
        what = f"the report has {length:,} characters, and no more than {LONGEST_TEXT:,} can be coded"
        return InputError(what, where=document.id, hint="split it into its reports")
    try:
        return _coder(model).code(document)
    except ResourceError:
        raise
    except InputError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever a report sets off, the others must still be coded
        at = traceback.extract_tb(error.__traceback__)[-1]
        what = f"cannot be coded: {type(error).__name__}: {error}"
        return InputError(what, where=document.id, hint=f"a fault of onrecord, at {at.filename}:{at.lineno}")


@cache
def _coder(model: str) -> Coder:
    return Coder(model=model)
