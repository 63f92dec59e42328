"""/reports/ID: a report's text with each value where it stands."""

from __future__ import annotations

import dataclasses
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.convertors import PathConvertor, register_url_convertor

from onrecord.ledger import Ledger
from onrecord.record.json_out import to_dict
from onrecord.record.json_values import event_to_dict
from onrecord.record.telling import Telling
from onrecord.web.here import Reading
from onrecord.web.marks import pieces
from onrecord.web.masking import Mask
from onrecord.web.pages import page
from onrecord.web.trouble import MissingError
from onrecord.web.values import values_of

router = APIRouter(tags=["reports"])


class Anything(PathConvertor):
    """The rest of a path: slashes as of `path`, and line breaks too, which an id may hold."""

    regex = "(?s:.*)"


register_url_convertor("anything", Anything())


def key_of(ledger: Ledger, report_id: str) -> int:
    """The key of the newest report that was given this id.

    Raises:
        MissingError: there is none.
    """
    keys = ledger.store.report_keys(report_id)
    if not keys:
        raise MissingError(f"no report '{report_id}'")
    return keys[-1]


@router.get("/reports/{report_id:anything}.json", response_model=dict[str, Any])
def report_json(request: Request, ledger: Reading, report_id: str) -> dict[str, Any] | Response:
    """One coded report as JSON, as `onrecord code` prints it, with its text, its incidents, and whence it came."""
    whole = report_id + ".json"
    if ledger.store.report_keys(whole) and not ledger.store.report_keys(report_id):
        return report_page(request, ledger, whole)  # its own name ends so; its JSON is at ….json.json
    key = key_of(ledger, report_id)
    report = ledger.store.coded(key)
    whole_record = to_dict(report)
    mask = Mask(request, whole_record["events"])
    return {
        **mask.everything(whole_record),
        "text": mask.as_long(report.document.text),
        "incidents": {t.event.id: code for t, code in incidents_of(ledger, key)},
        "retrievals": [dataclasses.asdict(r) for r in ledger.store.retrievals(key)],
    }


def incidents_of(ledger: Ledger, key: int) -> list[tuple[Telling, str | None]]:
    """Each telling of a report with the code of its incident, None where it waits to be linked."""
    tellings = ledger.store.tellings_in(key)
    codes = ledger.store.incident_of(t.ref for t in tellings)
    return [(t, codes.get(t.ref)) for t in tellings]


@router.get("/reports/{report_id:anything}", response_class=HTMLResponse, include_in_schema=False)
def report_page(request: Request, ledger: Reading, report_id: str) -> HTMLResponse:
    """One report as a page."""
    key = key_of(ledger, report_id)
    report = ledger.store.coded(key)
    told = [
        (event_to_dict(telling.event), code, f"e{number}-")
        for number, (telling, code) in enumerate(incidents_of(ledger, key), 1)
    ]
    values = tuple(v for event, _, prefix in told for v in values_of(event, prefix, key))
    text = report.document.text
    mask = Mask(request, (event for event, _, _ in told))
    return page(
        request,
        "report.html",
        report=report,
        mask=mask,
        told=[(mask.everything(event), code, prefix) for event, code, prefix in told],
        worded={v.key: v for v in values},
        quote=mask.quote(lambda _, span: text[span[0] : span[1]]),
        pieces=mask.pieces(pieces(text, values)),
        retrievals=ledger.store.retrievals(key),
        codings=ledger.store.codings(key),
    )
