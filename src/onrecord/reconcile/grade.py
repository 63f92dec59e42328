"""Grades: how well an incident is corroborated, after Airwars, with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.actor import Actor
from onrecord.record.incident import Grade, Origin, Told
from onrecord.record.telling import Telling

FIGHTERS = ("state_forces", "rebel_group", "militia", "foreign_forces", "police")


def grade_of(
    tellings: Sequence[Telling], actors: Sequence[Told[Actor]], origins: Sequence[Origin], *, civilians: bool
) -> Grade:
    """The grade.

    discounted: it is denied that it happened, or, where `civilians` says that civilian harm is what is recorded, all
    who are counted are fighters. contested: different parties are
    named as having done it, or the one accused denies it. confirmed: the one that did it says so. fair: two
    independent sources and more. weak: one.
    """
    did = [x.value for x in actors if x.value.role == "perpetrator" and x.value.id]
    named = {a.id: a.name or a.text for a in did if a.responsibility != "denied"}
    denied = [a for a in did if a.responsibility == "denied"]
    if all(t.event.status == "denied" for t in tellings):
        return Grade("discounted", "every report tells of it only to deny it")
    if civilians and _only_fighters(tellings):
        return Grade("discounted", "all who are counted as killed or injured are fighters")
    if len(named) > 1:
        return Grade("contested", "different parties are named as having done it: " + ", ".join(sorted(named.values())))
    if denied:
        return Grade("contested", f"{denied[0].name or denied[0].text} denies it")
    claimed = [a for a in did if a.responsibility == "claimed"]
    if claimed:
        return Grade("confirmed", f"{claimed[0].name or claimed[0].text} says that it did it")
    if len(origins) > 1:
        names = ", ".join(o.name for o in origins[:4])
        return Grade("fair", f"{len(origins)} independent sources: {names}")
    pages = sum(len(o.reports) for o in origins)
    return Grade("weak", "one source" + (f" in {pages} reports: {origins[0].why}" if pages > 1 else ""))


def _only_fighters(tellings: Sequence[Telling]) -> bool:
    counted = [c for t in tellings for c in t.event.claims if c.kind in {"killed", "injured"} and c.of is not None]
    if not counted or any(v.civilian for t in tellings for v in t.event.victims):
        return False
    return all(c.of is not None and c.of.civilian is False and c.of.kind in FIGHTERS for c in counted)
