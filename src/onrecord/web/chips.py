"""The filters that are set, each with the address of the same selection without it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.headings import heading
from onrecord.rules.review import contents, reasons
from onrecord.web.countries import country_name
from onrecord.web.selection import Selection


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in words, and the query that leaves it out."""

    words: str
    query: str


def chips_of(selection: Selection) -> tuple[Chip, ...]:
    """One chip a filter, in the order of the form.

    >>> [(c.words, c.query) for c in chips_of(Selection(q="market", country="SY"))]
    [('with “market”', 'country=SY'), ('in Syria', 'q=market')]
    """
    s = selection
    near = f"within {s.km or '50'} km of {s.near}"
    said: list[tuple[str, str, tuple[str, ...]]] = [
        (s.q, f"with “{s.q}”", ("q",)),
        (s.since, f"since {s.since}", ("since",)),
        (s.until, f"until {s.until}", ("until",)),
        (s.country, f"in {country_name(s.country)}", ("country",)),
        (s.box, "inside a part of the map", ("box",)),
        (s.near, near, ("near", "km")),
        (s.actor, f"with the actor “{s.actor}”", ("actor",)),
        (s.type, heading(s.type), ("type",)),
        (s.grade, f"graded {s.grade}", ("grade",)),
        (s.state, "not reviewed" if s.state == "machine" else s.state, ("state",)),
        (s.min_killed, f"{s.min_killed} or more killed", ("min_killed",)),
        (s.work, f"work {s.work}", ("work",)),
        (s.assignee, "given to nobody" if s.assignee == "-" else f"given to {s.assignee}", ("assignee",)),
        (s.tag, f"tagged “{s.tag}”", ("tag",)),
        (s.reason, reasons().get(s.reason, s.reason).rstrip("."), ("reason",)),
        ("x" if s.everything else "", "also what is left out", ("everything",)),
    ]
    found = [Chip(words, s.query(page="", **dict.fromkeys(fields, ""))) for value, words, fields in said if value]
    return (
        *found,
        *(
            Chip(f"without {contents().get(one, one)}", s.query(page="", without=[w for w in s.without if w != one]))
            for one in s.without
            if one
        ),
    )
