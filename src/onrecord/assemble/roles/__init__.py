"""Roles: who did it and to whom, from the grammar of a happening's triggers, its figures and words of blame."""

from __future__ import annotations

from onrecord.assemble.groups import Group
from onrecord.assemble.roles.befell import undergoers
from onrecord.assemble.roles.doers import doers
from onrecord.assemble.roles.entries import entries
from onrecord.assemble.roles.parts import ARMED, STATE, Part
from onrecord.record.actor import Actor, ActorRole
from onrecord.record.mentions import Mentions

__all__ = ["ARMED", "actors"]


def actors(group: Group, m: Mentions) -> tuple[Actor, ...]:
    """The actors of a happening, doers first.

    Two armed sides that "clash" without a doer are parties; a doer's victims are targets where armed, else victims.
    """
    did = doers(group, m)
    befell = undergoers(group, m, did)
    told = _of_doers(did, befell, group)
    told += [("target" if p.kind in ARMED else "victim", p) for p in befell]
    return entries(told, m)


def _of_doers(did: list[Part], befell: list[Part], group: Group) -> list[tuple[ActorRole, Part]]:
    triggers = [t for f in group.fragments for t in f.triggers]
    clash = [s for t in triggers if t.sub_event_type == "armed_clash" for s in t.agents]
    if not clash or len(did) < 2 or any(p.kind in ARMED for p in befell):
        return [("perpetrator", p) for p in did]
    if triggers[0].sub_event_type == "armed_clash":
        return [("party" if any(p.span.overlaps(s) for s in clash) else "perpetrator", p) for p in did]
    # An attack that ended in a clash with the state's forces: these came to the help of whom it befell.
    others = any(p.kind not in STATE for p in did)
    met = [p.kind in STATE and others and any(p.span.overlaps(s) for s in clash) for p in did]
    return [("target" if state else "perpetrator", p) for p, state in zip(did, met, strict=True)]
