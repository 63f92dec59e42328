"""Who is meant: the register of armed groups, state forces, peoples and speakers."""

from onrecord.resolve.actors.entries import Group, Identity, NamedActor
from onrecord.resolve.actors.register import ActorRegister

__all__ = ["ActorRegister", "Group", "Identity", "NamedActor"]
