"""Which time stamp belongs to which headline of another story."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from onrecord.read.blocks import Block
from onrecord.read.stamps import find_dates
from onrecord.record.document import Published, SectionKind

Labelled = tuple[Block, SectionKind, Published | None]


def date_headlines(labelled: Sequence[Labelled]) -> list[Labelled]:
    """The same blocks, each related headline with its own stamp where the order of the run says which it is.

    In a run of headlines and stamps that takes turns, a stamp that stands first belongs to the headline that
    follows it, one that stands last to the headline before it. A run that is ambiguous lends no dates.
    """
    dated = list(labelled)
    run: list[int] = []
    for number, (block, kind, _) in enumerate([*labelled]):
        if kind == "related" or block.role == "stamp":
            run.append(number)
        elif block.text.strip():
            _date_run(dated, run)
            run = []
    _date_run(dated, run)
    return dated


def _date_run(dated: list[Labelled], run: Sequence[int]) -> None:
    stamps = [dated[number][0].role == "stamp" for number in run]
    if len(run) < 2 or any(a == b for a, b in itertools.pairwise(stamps)) or stamps[0] == stamps[-1]:
        return
    step = -1 if stamps[0] else 1
    for place, number in enumerate(run):
        if not stamps[place]:
            block, kind, _ = dated[number]
            dated[number] = (block, kind, _published(dated[run[place + step]][0]))


def _published(stamp: Block) -> Published | None:
    found = next(find_dates(stamp.text), None)
    if found is None or found.date is None:
        return None
    return Published(found.date, "metadata", found.span.shifted(stamp.span.start))
