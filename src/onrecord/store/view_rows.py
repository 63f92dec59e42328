"""An incident's JSON -> the row that filters read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from onrecord.store.packing import clean, folded

AFTER_ALL = dt.date(9999, 12, 31)  # where an incident without a date stands in the order
LARGEST = 2**63 - 1

Json = dict[str, Any]


def view_row(incident: Json) -> Json:
    """The columns of `incident_view`.

    >>> from onrecord.record.incident import Incident, ProfileRef
    >>> from onrecord.record.incident_out import to_dict
    >>> row = view_row(to_dict(Incident("SY-0", "battles", "armed_clash", ProfileRef("plain", ""))))
    >>> row["sort_day"], row["country"], row["killed_best"]
    (datetime.date(9999, 12, 31), None, None)
    """
    start, end = (_day(incident["date"][side]) for side in ("start", "end"))
    place: Json = next(iter(incident["places"]), {})
    return {
        "code": incident["code"],
        "sort_day": start or end or AFTER_ALL,
        "date_start": start,
        "date_end": end,
        "country": place.get("country"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "event_type": incident["event_type"],
        "sub_event_type": incident["sub_event_type"],
        "grade": incident["grade"]["value"],
        "state": incident["state"],
        "included": incident["included"],
        "background": incident["background"],
        "status": incident["status"],
        "actors": _listed(actor["id"] for actor in incident["actors"]),
        "actor_names": _listed(folded(name) for a in incident["actors"] for name in (a["name"], a["text"]) if name),
        **{f"killed_{side}": _kept(incident["killed"][side]) for side in ("low", "best", "high")},
    }


def _kept(number: int | None) -> int | None:
    """A number to filter by: one that no database holds (a slip of a keyboard) is as good as the largest that it does."""
    return None if number is None else min(number, LARGEST)


def _listed(values: Iterable[str | None]) -> str:
    """The values between bars, each once, so that one can be looked for whole."""
    return "".join(f"|{clean(value)}" for value in dict.fromkeys(values) if value) + "|"


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
