"""A filter in words: for the note beside an export, the title of a plot, and the head of a list."""

from __future__ import annotations

from onrecord.store.filters import ViewFilter


def in_words(where: ViewFilter) -> str:
    """The filter as a person says it, for the sidecar of an export and the title of a plot.

    >>> in_words(ViewFilter(country="SY", min_killed=5))
    'country SY, at least 5 killed'
    """
    said = [
        f"since {where.since}" if where.since else "",
        f"until {where.until}" if where.until else "",
        f"country {where.country}" if where.country else "",
        f"inside {', '.join(f'{edge:g}' for edge in where.box)} (south, west, north, east)" if where.box else "",
        f"actor {where.actor}" if where.actor else "",
        f"type {where.event_type}" if where.event_type else "",
        f"grade {where.grade}" if where.grade else "",
        f"state {where.state}" if where.state else "",
        f"at least {where.min_killed} killed" if where.min_killed is not None else "",
        "" if where.included_only else "also what the profile leaves out",
        f"within {where.near.km:g} km of {where.near.lat:g}, {where.near.lon:g}" if where.near else "",
        f"with the words {where.text}" if where.text else "",
        f"tag {where.tag}" if where.tag else "",
        f"work {where.work}" if where.work else "",
        "" if where.assignee is None else f"given to {where.assignee or 'nobody'}",
        "what needs a look" if where.queue else "",
        f"because of {where.reason}" if where.reason else "",
        f"without {', '.join(where.without)}" if where.without else "",
        f"the first {where.limit}" if where.limit else "",
    ]
    return ", ".join(part for part in said if part) or "everything the profile includes"
