"""One line on an incident, made of its own values."""

from __future__ import annotations

from onrecord.record.count import Count
from onrecord.record.headings import heading
from onrecord.record.incident import Incident


def summary_of(incident: Incident) -> str:
    """What, by whom, where, when, how many: only what is known.

    >>> from onrecord.record.incident import ProfileRef
    >>> summary_of(Incident("X-1", "battles", "armed_clash", ProfileRef("plain", ""), killed=Count(3, 3, None)))
    'Armed clash; killed: 3 or more'
    """
    head = heading(incident.sub_event_type)
    by = next((a.value.name or a.value.text for a in incident.actors if a.value.role == "perpetrator"), None)
    if by:
        head += f" by {by}"
    parts = [head]
    if incident.places:
        place = incident.places[0].value
        named = ", ".join(dict.fromkeys(p for p in (place.name or place.text, place.country_name) if p))
        parts.append(f"{place.role} {named}" if named else "")
    date = incident.date.value
    if date.start is not None:
        parts.append(str(date.start) if date.start == date.end else f"{date.start} to {date.end}")
    parts += [
        f"{kind}: {said}"
        for kind, said in (("killed", said_of(incident.killed)), ("injured", said_of(incident.injured)))
        if said
    ]
    return "; ".join(p for p in parts if p)


def said_of(count: Count) -> str:
    """A figure in words; nothing where it is not known.

    >>> [said_of(c) for c in (Count(3, 3, 3), Count(20, 20, None), Count(None, None, 19), Count(5, 5, 6), Count())]
    ['3', '20 or more', 'up to 19', '5 to 6', '']
    """
    low, best, high = count.low, count.best, count.high
    if not count.known:
        return ""
    if low == high:
        return str(low)
    if high is None:
        return f"{low} or more" if low is not None else f"about {best}"
    return f"up to {high}" if low is None else f"{low} to {high}"
