"""An incident's JSON -> the row that filters read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from onrecord.record.remark import WorkState
from onrecord.rules.review import Need
from onrecord.store.packing import clean, folded

AFTER_ALL = dt.date(9999, 12, 31)  # where an incident without a date stands in the order
LARGEST = 2**63 - 1
LONGEST_WORD = 60  # characters that a word is kept with

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
        "precision": place.get("precision"),
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


def review_columns(need: Need) -> dict[str, Any]:
    """The columns by which the queue is sorted and filtered."""
    return {"review": need.score, "reasons": _listed(r.id for r in need.reasons), "holds": _listed(need.holds)}


def work_columns(state: WorkState) -> dict[str, Any]:
    """The columns that say where the work stands."""
    return {"work": state.work, "assignee": state.assignee, "tags": _listed(folded(tag) for tag in state.tags)}


def words_of(incident: Json) -> set[str]:
    """The words that an incident is found by, folded: what happened, where, who, whom, in which outlets and titles.

    >>> from onrecord.record.incident import Incident, ProfileRef
    >>> from onrecord.record.incident_out import to_dict
    >>> sorted(words_of(to_dict(Incident("SY-0", "battles", "armed_clash", ProfileRef("plain", ""), summary="A clash"))))
    ['0', 'armed', 'battles', 'clash', 'sy']
    """
    said: list[str | None] = [incident["code"], incident["summary"], incident["event_type"], incident["sub_event_type"]]
    for place in incident["places"]:
        said += [place["text"], place["name"], place["adm1"], place["country_name"]]
    for actor in incident["actors"]:
        said += [actor["text"], actor["name"]]
    for claim in incident["claims"]:
        said += [claim["of"]["text"] if claim["of"] else None]
        said += [claim["by"]["text"], claim["by"]["name"]] if claim["by"] else []
    said += [thing["text"] for thing in (*incident["weapons"], *incident["infrastructure"])]
    said += [person["name"] for person in incident["victims"]]
    for telling in incident["tellings"]:
        said += [telling["title"], telling["outlet"]]
    words = {word for text in said if text for word in folded(text).split()}
    return {word[:LONGEST_WORD] for word in words if len(word) > 1 or word.isdigit()}


def _kept(number: int | None) -> int | None:
    """A number to filter by: one that no database holds (a slip of a keyboard) is as good as the largest that it does."""
    return None if number is None else min(number, LARGEST)


def _listed(values: Iterable[str | None]) -> str:
    """The values between bars, each once, so that one can be looked for whole."""
    return "".join(f"|{clean(value)}" for value in dict.fromkeys(values) if value) + "|"


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
