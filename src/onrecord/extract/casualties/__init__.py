"""Casualty claims: how many were killed, injured, missing, abducted, arrested or displaced, by whose reading."""

from onrecord.extract.casualties.finder import find_casualties

__all__ = ["find_casualties"]
