"""Summary: one line made of an event's own values."""

from __future__ import annotations

from onrecord.record.count import Count
from onrecord.record.event import Event
from onrecord.record.headings import heading
from onrecord.record.place import Place


def summary(event: Event) -> str:
    """One line in English.

    >>> summary(Event(id="e", section="body", event_type="battles", sub_event_type="armed_clash",
    ...               killed=Count(58, 58, None)))
    'Armed clash; killed: 58 or more'
    """
    what = heading(event.sub_event_type)
    if event.status != "happened":
        what += f" ({event.status})"
    actors = [a for a in event.actors if a.same_as is None]
    by = ", ".join(a.name or a.text for a in actors if a.role == "perpetrator")
    on = ", ".join(a.name or a.text for a in actors if a.role in ("target", "victim"))
    between = " and ".join(a.name or a.text for a in actors if a.role == "party")
    parts = [
        what + (f" by {by}" if by else "") + (f" between {between}" if between else "") + (f" on {on}" if on else "")
    ]
    if event.places:
        parts.append(_where(event.places[0]))
    if event.date.start:
        parts.append(_days(event))
    for label, count in (("killed", event.killed), ("injured", event.injured)):
        if count.known:
            parts.append(f"{label}: {words(count)}")
    return "; ".join(parts)


def _where(p: Place) -> str:
    name = p.name or p.text
    if name is None:
        return f"somewhere in {p.country_name}"
    return f"{p.role} {name}" + (f", {p.country_name}" if p.country_name and p.country_name != p.name else "")


def _days(event: Event) -> str:
    start, end = event.date.start, event.date.end
    return f"{start}" if start == end else f"{start} to {end}"


def words(count: Count) -> str:
    """A count as people say it; open ends stay open.

    >>> [words(c) for c in (Count(3, 3, 3), Count(20, 20, None), Count(None, None, 19), Count(5, 5, 6), Count())]
    ['3', '20 or more', 'up to 19', '5 to 6', 'not known']
    """
    low, best, high = count.low, count.best, count.high
    if not count.known:
        return "not known"
    if low is not None and low == high:
        return f"{low:,}"
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    if low is not None:
        return f"{low:,} or more"
    if best is not None:
        return f"about {best:,}"
    return f"up to {high:,}"
