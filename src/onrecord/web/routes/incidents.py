"""/incidents: the table of a selection."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord.web.here import Reading
from onrecord.web.pages import page
from onrecord.web.selection import PAGE_SIZE, Selected

router = APIRouter(tags=["incidents"])


@router.get("/", include_in_schema=False)
def home() -> RedirectResponse:
    """The site begins with the incidents."""
    return RedirectResponse("/incidents")


@router.get("/incidents", response_class=HTMLResponse, include_in_schema=False)
def incidents_page(request: Request, ledger: Reading, selection: Selected) -> HTMLResponse:
    """The incidents of the selection as a page."""
    found = list(ledger.incidents(selection.where(PAGE_SIZE)))
    count = ledger.store.count_views(selection.where())
    return page(request, "incidents.html", incidents=found, count=count, selection=selection)


@router.get("/incidents.json")
def incidents_json(ledger: Reading, selection: Selected) -> dict[str, Any]:
    """The same as JSON."""
    found = list(ledger.incidents(selection.where(PAGE_SIZE)))
    return {"count": ledger.store.count_views(selection.where()), "incidents": found}
