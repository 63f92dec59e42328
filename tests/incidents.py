"""Incidents for tests, made from the nouns and written as the record writes them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.reconcile.reconcile import reconcile
from onrecord.record.actor import Actor, Thing, Victim
from onrecord.record.claim import Claim, Counted, Speaker
from onrecord.record.count import Count
from onrecord.record.date import DateRange
from onrecord.record.event import Event
from onrecord.record.incident_out import to_dict
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.record.telling import ReportRef, Telling
from onrecord.rules.profile import load_profile

NOW = Span(0, 4)
SUKNA = Place("Sukna", NOW, "As Sukhnah", 172425, "SY", "Syria", "Homs", None, 34.885, 38.871, 1, "transliteration")
IS = Actor("perpetrator", "the jihadists", NOW, "islamic-state", "Islamic State", "rebel_group", "stated")
ARMY = Actor("target", "soldiers", NOW, "state:SY:military", "Military Forces of Syria", "state_forces", country="SY")
POLICE = Speaker("police", NOW, role="police")


def killed(
    low: int | None,
    best: int | None = None,
    high: int | None = None,
    *,
    by: Speaker | None = POLICE,
    rule: str = "exact",
    party: bool = False,
    of: Counted | None = None,
) -> Claim:
    """A claim of so many killed; one number stands for low, best and high."""
    count = Count(low, low, low) if best is None and high is None else Count(low, best, high)
    return Claim("killed", str(low), NOW, rule, count, of, by, party, used=True, why="the only figure")


def event(*claims: Claim, **changes: Any) -> Event:
    """An event near Sukna on 2017-09-28 with these claims, the first of which gives its figure."""
    values: dict[str, Any] = {
        "id": "e1",
        "section": "body",
        "event_type": "battles",
        "sub_event_type": "armed_clash",
        "date": DateRange(dt.date(2017, 9, 28), dt.date(2017, 9, 28), 1, "Thursday", NOW, "weekday", "relative"),
        "places": (SUKNA,),
        "actors": (IS, ARMY),
        "weapons": (Thing("rifles", NOW, "small_arms"),),
        "claims": claims,
        "killed": claims[0].count if claims else Count(),
        "killed_by_side": (
            ("perpetrator", None), ("target", claims[0].count.best if claims else None), ("civilians", None), ("unknown", None),
        ),
        "evidence": (NOW,),
    }  # fmt: skip
    return Event(**(values | changes))


def telling(
    ref: int, told: Event, published: str | None = "2017-09-29", outlet: str | None = None, **report: Any
) -> Telling:
    """One report's telling; each has a report of its own unless `key` says otherwise."""
    day = dt.date.fromisoformat(published) if published else None
    key = report.pop("key", ref)
    return Telling(
        ref, ReportRef(key, report.pop("id", f"r{key}"), f"{key:064d}", outlet=outlet, published=day, **report), told
    )


def incident(*tellings: Telling, profile: str = "plain", code: str = "SY-7F3K2M9Q", **changes: Any) -> dict[str, Any]:
    """The incident of these tellings as JSON; without any, of one report of 58 soldiers killed."""
    told = tellings or (telling(1, event(killed(58))),)
    return to_dict(reconcile(code, told, load_profile(profile))) | changes


JANE = Victim(NOW, name="Jane Roe", age=49, sex="female", civilian=True, fate="killed")
