"""Stand-ins for the coder, which worker processes can import by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence

from onrecord.record.document import Document, Section
from onrecord.record.errors import InputError
from onrecord.record.event import CodedReport
from onrecord.record.span import Span


def document(name: str, text: str = "Two died.") -> Document:
    """A small document with this id."""
    return Document(id=name, sha256="", text=text, sections=(Section("body", Span(0, len(text))),))


def obedient(documents: Sequence[Document]) -> list[CodedReport | InputError]:
    """Do what the text of each report says: sleep, fail, die, or be coded."""
    return [_one(document) for document in documents]


def _one(doc: Document) -> CodedReport | InputError:
    match doc.text.split():
        case ["sleep", seconds]:
            time.sleep(float(seconds))
        case ["fail"]:
            return InputError("cannot be coded", where=doc.id)
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
    return CodedReport(doc)


def whose(documents: Sequence[Document]) -> list[CodedReport | InputError]:
    """Note the process that coded each report."""
    return [CodedReport(document, notes=(str(os.getpid()),)) for document in documents]
