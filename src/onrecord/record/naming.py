"""Naming: a name and what the report says its bearer is."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.span import Span


@dataclass(frozen=True, slots=True)
class Naming:
    """A person's name and a description that the same words give it; spans of `document.text`.

    `rule` says how they stand to each other: title ("former minister Jane Roe"), apposition ("Jane Roe, mayor of
    Y") or described ("the mayor, Jane Roe"). `description` is None for a name that stands alone.

    >>> Naming(Span(16, 24), Span(0, 15), "title").name.start
    16
    """

    name: Span
    description: Span | None = None
    rule: str = "alone"
