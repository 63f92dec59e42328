"""The pages that every page leads to."""

from __future__ import annotations

from fastapi import Request

from onrecord.web.people.visitor import visitor_of

# Address, name, and the action of permissions.py that whoever sees it must be allowed.
PAGES: tuple[tuple[str, str, str], ...] = (
    ("/incidents", "Incidents", "read"),
    ("/review", "Review", "read"),
    ("/add", "Add", "add"),
    ("/activity", "Activity", "read"),
)
TEAM_PAGES: tuple[tuple[str, str, str], ...] = (("/people", "People", "manage people"),)


def pages_for(request: Request) -> list[tuple[str, str]]:
    """Address and name of each page that whoever asks may open."""
    visitor = visitor_of(request)
    known = (*PAGES, *TEAM_PAGES) if request.app.state.settings.team else PAGES
    return [(address, name) for address, name, action in known if visitor is not None and visitor.may(action)]
