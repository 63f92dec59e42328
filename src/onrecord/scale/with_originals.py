"""Coding reports without losing sight of the bytes that each came as."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.read.original import Original
from onrecord.record.document import Document
from onrecord.record.errors import InputError
from onrecord.record.event import CodedReport
from onrecord.scale.pool import BATCH, Code, code_reports

Coded = tuple[CodedReport, Original]


def code_originals(
    items: Iterable[Original | InputError], code: Code, jobs: int = 1, batch: int = BATCH
) -> Iterator[Coded | InputError]:
    """Each report coded, with the original beside it; what cannot be read or coded as an InputError. The order is kept.

    Arguments as of `code_reports`.
    """
    going = _Going()
    for result in code_reports(going.documents(items), code, jobs, batch):
        if not isinstance(result, InputError):
            yield result, going.under_way.popleft()
            continue
        if id(result) in going.passed_on:  # of reading: no original stands for it
            going.passed_on.discard(id(result))
        else:
            going.under_way.popleft()
        yield result


@dataclass(slots=True)
class _Going:
    """Results come in the order of the reports, so those under way stand in a queue."""

    under_way: deque[Original] = field(default_factory=deque)
    passed_on: set[int] = field(default_factory=set)

    def documents(self, items: Iterable[Original | InputError]) -> Iterator[Document | InputError]:
        for item in items:
            if isinstance(item, InputError):
                self.passed_on.add(id(item))
                yield item
            else:
                self.under_way.append(item)
                yield item.document
