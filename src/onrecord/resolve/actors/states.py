"""Bodies of states and entries of the register as identities; abroad they are foreign forces."""

from __future__ import annotations

from onrecord.record.actor import ActorKind
from onrecord.resolve.actors.compiling import FORCE_NAMES, Tables
from onrecord.resolve.actors.context import Context
from onrecord.resolve.actors.entries import Force, Group, Head, Identity


def state(
    country: str, force: Force, tables: Tables, context: Context, head: Head | None, rule: str = "actor.state"
) -> Identity:
    """A body of a state: id state:SY:military, name "Military Forces of Syria"."""
    kind: ActorKind = "police" if force == "police" else "state_forces"
    if context.countries and country not in context.countries:
        kind = "foreign_forces"
    name = FORCE_NAMES[force].format(tables.countries.get(country, country))
    civilian = False if force != "government" else None
    word = head.word if head else None
    return Identity(f"state:{country}:{force}", name, kind, country, civilian, True, None, word, False, rule)


def of_group(group: Group, context: Context, head: Head | None = None) -> Identity:
    """An entry of the register; a state's body outside its own country is a foreign force."""
    abroad = group.kind == "state_forces" and context.countries and not set(group.country) & set(context.countries)
    kind: ActorKind = "foreign_forces" if abroad else group.kind
    country = next(iter(group.country), None)
    rule = "actor.name" if head is None else "actor.name_and_head"
    return Identity(group.id, group.name, kind, country, False, True, None, head.word if head else None, False, rule)
