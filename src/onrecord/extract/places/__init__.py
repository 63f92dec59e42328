"""Places named in a report: recognition, and what the words around a name say of it."""

from onrecord.extract.places.find import find_places

__all__ = ["find_places"]
