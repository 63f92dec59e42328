"""The values of an incident, or of an event, that have words: each with a key that its place on a page goes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.record.decision import Decision

Json = dict[str, Any]
FIGURES = {"killed", "injured"}
# Key of the record's JSON -> how a value's key begins, and how its words are marked.
LISTS = {
    "places": ("place", "place"),
    "actors": ("actor", "actor"),
    "weapons": ("weapon", "thing"),
    "infrastructure": ("hit", "thing"),
    "victims": ("person", "person"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value and where its words stand: characters `start` up to `end` of the text that telling `telling` is told in.

    `key` is the value's anchor on the page ("claim-3"), `kind` how its words are marked ("killed").
    """

    key: str
    kind: str
    telling: int
    start: int
    end: int


def values_of(record: Json, prefix: str = "", telling: int | None = None) -> tuple[Value, ...]:
    """Every value with words, in the order of the record; `telling` is for events, whose values name none.

    >>> told = {"telling": 7, "span": [3, 5]}
    >>> one = {"kind": "killed", **told, "of": None, "by": {"span": [9, 12]}}
    >>> empty = {"date": {"span": None, "telling": None}, **{name: [] for name in LISTS}}
    >>> [(v.key, v.kind, v.start) for v in values_of({**empty, "claims": [one]})]
    [('claim-0', 'killed', 3), ('by-0', 'speaker', 9)]
    """
    found = []
    for key, kind, value, span in _spans(record):
        ref = value.get("telling", telling)
        if ref is not None and span is not None and span[0] < span[1]:
            found.append(Value(prefix + key, kind, ref, span[0], span[1]))
    return tuple(found)


def pointed_at(decisions: Iterable[Decision]) -> tuple[Value, ...]:
    """The words that corrections were read in, as values of their own: "decision-7"."""
    found = ((d.id, d.words) for d in decisions)
    return tuple(Value(f"decision-{n}", "set", w.telling, w.start, w.end) for n, w in found if w is not None)


def _spans(record: Json) -> Iterator[tuple[str, str, Json, list[int] | None]]:
    yield "date", "date", record["date"], record["date"]["span"]
    for name, (key, kind) in LISTS.items():
        for number, value in enumerate(record[name]):
            yield f"{key}-{number}", kind, value, value["span"]
    for number, claim in enumerate(record["claims"]):
        yield f"claim-{number}", claim["kind"] if claim["kind"] in FIGURES else "thing", claim, claim["span"]
        if claim["of"]:
            yield f"of-{number}", "actor", claim, claim["of"]["span"]
        if claim["by"]:
            yield f"by-{number}", "speaker", claim, claim["by"]["span"]
