"""Inclusion: whether a profile counts an incident, and why not."""

from __future__ import annotations

from onrecord.record.incident import Incident
from onrecord.rules.profile import Profile


def excluded_why(incident: Incident, profile: Profile) -> str:
    """Why the profile leaves an incident out, in words; empty where it counts."""
    if incident.state == "rejected":
        who = next((d.who for d in reversed(incident.decisions) if d.kind == "reject"), "somebody")
        return f"rejected by {who}"
    if incident.status not in profile.statuses:
        return f"it is told as {incident.status}"
    if incident.background and not profile.background:
        return "reports only recall it as background"
    if incident.aggregate and not profile.aggregates:
        return "a summary over days or places"
    return _by_deaths(incident, profile)


def _by_deaths(incident: Incident, profile: Profile) -> str:
    killed = incident.killed
    if not killed.known and not profile.unknown_killed:
        return "it is not known how many were killed"
    most = max((n for n in (killed.low, killed.best, killed.high) if n is not None), default=None)
    if most is not None and most < profile.least_killed:
        return f"fewer than {profile.least_killed} killed"
    if profile.civilians_only and not _civilians_harmed(incident):
        return "no civilian is told to have come to harm"
    return ""


def _civilians_harmed(incident: Incident) -> bool:
    if dict(incident.killed_by_side).get("civilians"):
        return True
    claims = [c.value for c in incident.claims if c.value.kind in {"killed", "injured"}]
    if any(
        c.of is not None and (c.of.civilian or c.of.side == "civilians" or c.of.kind == "civilians") for c in claims
    ):
        return True
    return any(v.value.civilian for v in incident.victims)
