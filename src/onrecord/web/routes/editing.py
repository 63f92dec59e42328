"""Editing in the table: the parts of it that are put in place, a form in a cell, and the row as it is afterwards."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.ledger import Ledger
from onrecord.reconcile.corrections import FIELDS
from onrecord.record.errors import UsageError
from onrecord.record.remark import WORKS, WorkState
from onrecord.web.here import Reading
from onrecord.web.masking import shown
from onrecord.web.pages import page
from onrecord.web.routes.incident import found

router = APIRouter(tags=["incidents"], include_in_schema=False)
Most = Annotated[int, Query(ge=0, description="The largest figure of the list, which its ranges are drawn against")]


# Parts of a page, not pages: their JSON is the incident's.
@router.get("/incidents/{code}/edit")
def edit(request: Request, ledger: Reading, code: str, field: str, most: Most = 0) -> HTMLResponse:
    """A form for one value of a row, made from the incident as it is now."""
    if field != "work" and field not in FIELDS:
        raise UsageError(f"'{field}' is not edited in the table", hint="open the incident")
    incident = found(ledger, code)
    return page(
        request,
        "incidents/edit.html",
        i=incident,
        field=field,
        value=_written(incident, field),
        version=ledger.version(incident["code"]),
        works=WORKS,
        most=most,
    )


@router.get("/incidents/{code}/row")
def row(request: Request, ledger: Reading, code: str, most: Most = 0) -> HTMLResponse:
    """A row as the table shows it."""
    return row_of(request, ledger, code, most)


def row_of(request: Request, ledger: Ledger, code: str, most: int) -> HTMLResponse:
    """The row of an incident as it is now."""
    incident = shown(request, found(ledger, code))
    work = ledger.store.work_on([incident["code"]]) or {incident["code"]: WorkState()}
    return page(request, "incidents/one_row.html", i=incident, work=work, most=most)


def _written(incident: dict[str, Any], field: str) -> str:
    """What stands there, as a correction would be written; empty where nothing is known."""
    if field in {"killed", "injured"}:
        low, high = incident[field]["low"], incident[field]["high"]
        known = "" if low is None and high is None else f"{'' if low is None else low}-{'' if high is None else high}"
        return str(low) if low is not None and low == high else known
    if field == "date":
        return "/".join(dict.fromkeys(d for d in (incident["date"]["start"], incident["date"]["end"]) if d))
    if field == "place":
        return str(incident["places"][0]["name"] or "") if incident["places"] else ""
    return str({"type": incident["sub_event_type"], "grade": incident["grade"]["value"]}.get(field, ""))
