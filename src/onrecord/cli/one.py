"""One report through this process's own coder, whatever happens on the way."""

from __future__ import annotations

import traceback
from functools import cache

from onrecord.coder import Coder
from onrecord.record.document import Document
from onrecord.record.errors import InputError, ResourceError
from onrecord.record.event import CodedReport

LONGEST_TEXT = 1_000_000  # characters; spaCy parses no more at once, and no report is so long


def code_one(document: Document, *, model: str) -> CodedReport | InputError:
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
