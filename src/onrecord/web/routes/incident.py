"""/incidents/CODE: one incident, its claims side by side, its reports, its history."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.ledger import Ledger
from onrecord.record.errors import UsageError
from onrecord.web.here import Reading
from onrecord.web.pages import page
from onrecord.web.trouble import MissingError

router = APIRouter(tags=["incidents"])


def found(ledger: Ledger, code: str) -> dict[str, Any]:
    """The incident of a code, also of a code that was merged into another.

    Raises:
        MissingError: there is none.
    """
    try:
        return ledger.incident(code)
    except UsageError as error:
        raise MissingError(error.what, hint="see the list of incidents") from error


# The JSON stands first: a code is a path too, and ".json" would be taken for a part of it.
@router.get("/incidents/{code}.json")
def incident_json(ledger: Reading, code: str) -> dict[str, Any]:
    """One incident as JSON."""
    return found(ledger, code)


@router.get("/incidents/{code}", response_class=HTMLResponse, include_in_schema=False)
def incident_page(request: Request, ledger: Reading, code: str) -> HTMLResponse:
    """One incident as a page."""
    incident = found(ledger, code)
    return page(
        request,
        "incident.html",
        incident=incident,
        quote=ledger.quotes(incident),
        version=ledger.version(incident["code"]),
        decisions=ledger.decisions_on(incident["code"]),
    )
