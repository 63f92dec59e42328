"""What the places of a report mean: chosen together, since a report is about one part of the world."""

from onrecord.resolve.places.resolve import resolve_places

__all__ = ["resolve_places"]
