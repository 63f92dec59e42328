"""Coding with care: whatever a report sets off becomes an error that says so, and the others are coded all the same."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from onrecord.coder import Coder
from onrecord.explain.nouns import Explanation
from onrecord.parse.gate import SHUT
from onrecord.parse.pipeline import DEFAULT_MODEL
from onrecord.record.document import Document
from onrecord.record.errors import InputError, ResourceError
from onrecord.record.event import CodedReport
from onrecord.scale.pool import Result

Done = TypeVar("Done")
LONGEST_TEXT = 250_000  # characters, 40,000 words: longer than any report, and a minute's work and a gigabyte of memory


def _nobody(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Coding:
    """How reports are coded: the spaCy pipeline, and whether the gate holds back those that tell of no violence.

    A process loads the coder of a Coding when it first needs it, and keeps it. Instances can be called, and sent to
    other processes: `note`, told of work that takes a while, must then be importable by name.

    >>> Coding(gated=True).gated
    True
    """

    model: str = DEFAULT_MODEL
    gated: bool = False
    note: Callable[[str], None] = _nobody

    def __call__(self, documents: Sequence[Document]) -> list[Result]:
        """A result for each document, in order. A fault of the coder becomes an InputError that says where it lies.

        Raises:
            ResourceError: the coder itself cannot work (a dictionary or model is missing).
        """
        if any(len(document.text) > LONGEST_TEXT for document in documents):
            return [self.one(document) for document in documents]
        try:
            return list(self.coder.code_all(documents))
        except ResourceError:
            raise
        except Exception:  # noqa: BLE001 - one of them is at fault: which one, and how, is found out one by one
            return [self.one(document) for document in documents]

    def one(self, document: Document) -> Result:
        """One report's record, or what stood in its way; raises as above."""
        return _with_care(document, self.coder.code)

    def explained(self, document: Document) -> Explanation | InputError:
        """One report's explanation, or what stood in its way; raises as above."""
        return _with_care(document, self.coder.explain)

    @property
    def coder(self) -> Coder:
        """The coder of this process."""
        return _coder(self)


@cache
def _coder(coding: Coding) -> Coder:
    return Coder(coding.model, coding.note, gated=coding.gated)


def _with_care(document: Document, work: Callable[[Document], Done]) -> Done | InputError:
    """What work on a report gives, or what stood in its way."""
    length = len(document.text)
    if length > LONGEST_TEXT:
        what = f"the report has {length:,} characters, and no more than {LONGEST_TEXT:,} can be coded"
        return InputError(what, where=document.id, hint="split it into its reports")
    try:
        return work(document)
    except ResourceError:
        raise
    except InputError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever a report sets off, the others must still be coded
        at = traceback.extract_tb(error.__traceback__)[-1]
        what = f"cannot be coded: {type(error).__name__}: {error}"
        return InputError(what, where=document.id, hint=f"a fault of onrecord, at {at.filename}:{at.lineno}")


def objections(report: CodedReport) -> list[InputError]:
    """What the coder objects to in a report: not that it is in a foreign language, which reading has told, nor the gate's note."""
    if report.document.language not in {"en", None}:
        return []
    return [InputError(note, where=report.document.id) for note in report.notes if note != SHUT]
