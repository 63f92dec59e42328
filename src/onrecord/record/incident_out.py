"""An incident as JSON: what `onrecord incidents --format jsonl` prints, one line an incident.

Keys beyond the contract: `summary`, `status`, `background`, `aggregate`, `included` and `excluded_why`, `weapons`,
`infrastructure`, `victims`, `origin_groups` (who the `origins` are), `tellings` (what each report told), `corrected`,
`aliases`, `notes`, `profile_sha256`; a value says which `report` and `telling` its words stand in.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.record.json_values import (
    actor_to_json,
    claim_to_json,
    count_to_json,
    date_to_json,
    day_to_json,
    event_place_to_json,
    thing_to_json,
    victim_to_json,
)

if TYPE_CHECKING:
    from onrecord.record.incident import Incident, Told
    from onrecord.record.telling import Telling

T = TypeVar("T")


def to_line(incident: Incident) -> str:
    """The incident as one line of JSON in ASCII escapes where a reader could stumble, its newline included."""
    return line_of(to_dict(incident))


def line_of(record: dict[str, Any]) -> str:
    """A record as one line, its newline included."""
    return json.dumps(record, ensure_ascii=True, allow_nan=False, separators=(",", ":")) + "\n"


def to_dict(incident: Incident) -> dict[str, Any]:
    """The incident as plain dicts and lists."""
    return {
        "code": incident.code,
        "reports": list(incident.reports),
        "origins": len(incident.origins),
        "event_type": incident.event_type,
        "sub_event_type": incident.sub_event_type,
        "date": _told(incident.date, date_to_json),
        "places": [_told(p, event_place_to_json) for p in incident.places],
        "actors": [_told(a, actor_to_json) for a in incident.actors],
        "killed": count_to_json(incident.killed),
        "injured": count_to_json(incident.injured),
        "killed_by_side": dict(incident.killed_by_side),
        "claims": [_told(c, claim_to_json) for c in incident.claims],
        "grade": {"value": incident.grade.value, "reason": incident.grade.reason},
        "toll": [
            {"as_of": day_to_json(t.as_of), "killed": count_to_json(t.killed), "report": t.report}
            for t in incident.toll
        ],
        "state": incident.state,
        "profile": incident.profile.name,
        "profile_sha256": incident.profile.sha256,
        "summary": incident.summary,
        "status": incident.status,
        "background": incident.background,
        "aggregate": incident.aggregate,
        "included": incident.included,
        "excluded_why": incident.excluded_why or None,
        "weapons": [_told(w, thing_to_json) for w in incident.weapons],
        "infrastructure": [_told(i, thing_to_json) for i in incident.infrastructure],
        "victims": [_told(v, victim_to_json) for v in incident.victims],
        "origin_groups": [{"name": o.name, "reports": list(o.reports), "why": o.why} for o in incident.origins],
        "tellings": [_telling(t) for t in incident.tellings],
        "corrected": list(incident.corrected),
        "aliases": list(incident.aliases),
        "notes": list(incident.notes),
    }


def _told(told: Told[T], write: Callable[[T], dict[str, Any]]) -> dict[str, Any]:
    return {**write(told.value), "report": told.report, "telling": told.telling}


def _telling(telling: Telling) -> dict[str, Any]:
    report, event = telling.report, telling.event
    return {
        "telling": telling.ref,
        "report": report.id,
        "event": event.id,
        "url": report.url,
        "title": report.title,
        "outlet": report.outlet,
        "credit": report.credit,
        "published": day_to_json(report.published),
        "sha256": report.sha256,
        "sub_event_type": event.sub_event_type,
        "date": date_to_json(event.date),
        "killed": count_to_json(event.killed),
        "injured": count_to_json(event.injured),
        "background": event.background,
        "aggregate": event.aggregate,
        "summary": event.summary,
        "evidence": [s.to_json() for s in event.evidence],
    }
