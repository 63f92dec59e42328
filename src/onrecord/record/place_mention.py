"""PlaceMention: a place as a report names it, before anybody looked it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from onrecord.record.place import PlaceRole
from onrecord.record.span import Span


class KnownNames(Protocol):
    """What recognition must know of the gazetteer: how large the largest place so called is, and whose a demonym is."""

    def weight(self, name: str) -> int:
        """People in the largest place of this name, more for countries and provinces; -1 where there is none."""

    def demonym(self, word: str) -> str | None:
        """The country (ISO alpha-2) that "Syrian" tells of, or None."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place's words. `name` is what to look up, `text` and `span` what stands in the report.

    `kind` is what the words around it say it is: country | adm1 | adm2 | town | feature | region | facility | area, or
    None; `demonym` marks an adjective ("Syrian"), which tells of a country and is no place itself.
    `within` is the span of the place said to hold it ("X, Y province"), `by` that of the place it is said to
    lie near ("a village near Y"). `vague` is True for "south of X", "the outskirts of X", "around X".
    `country` is the one that words beside it tell ("the Libyan capital, Tripoli").
    `km` is the distance told ("30 km north of X"). `rule` is the id of the rule that recognised it.

    >>> PlaceMention("Sukna", Span(0, 5), "Sukna", role="near", vague=True).kind is None
    True
    """

    text: str
    span: Span
    name: str
    kind: str | None = None
    role: PlaceRole = "at"
    within: Span | None = None
    by: Span | None = None
    vague: bool = False
    km: float | None = None
    demonym: str | None = None
    dateline: bool = False
    country: str | None = None
    rule: str = "name"
