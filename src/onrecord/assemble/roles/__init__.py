"""Roles: who did it and to whom, from the grammar of a happening's triggers, its figures and words of blame."""

from __future__ import annotations

from onrecord.assemble.groups import Group
from onrecord.assemble.roles.befell import undergoers
from onrecord.assemble.roles.doers import doers
from onrecord.assemble.roles.entries import entries
from onrecord.assemble.roles.parts import ARMED, Part
from onrecord.record.actor import Actor, ActorRole
from onrecord.record.mentions import Mentions

__all__ = ["ARMED", "actors"]


def actors(group: Group, m: Mentions) -> tuple[Actor, ...]:
    """The actors of a happening, doers first.

    Two armed sides that "clash" without a doer are parties; a doer's victims are targets where armed, else victims.
    """
    did = doers(group, m)
    befell = undergoers(group, m, did)
    clash = [s for f in group.fragments for t in f.triggers if t.sub_event_type == "armed_clash" for s in t.agents]
    neutral = bool(clash) and len(did) > 1 and not any(p.kind in ARMED for p in befell)
    told: list[tuple[ActorRole, Part]] = [
        ("party" if neutral and any(p.span.overlaps(s) for s in clash) else "perpetrator", p) for p in did
    ]
    told += [("target" if p.kind in ARMED else "victim", p) for p in befell]
    return entries(told, m)
