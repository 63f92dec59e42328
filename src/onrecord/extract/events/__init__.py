"""Events: the words of a report that tell of violence, protest or another thing to record."""

from onrecord.extract.events.finder import find_events

__all__ = ["find_events"]
