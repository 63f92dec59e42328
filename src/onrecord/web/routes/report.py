"""/reports/ID: a report's text with each value where it stands."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from starlette.convertors import PathConvertor, register_url_convertor

from onrecord.ledger import Ledger
from onrecord.record.event import CodedReport
from onrecord.record.json_out import to_dict
from onrecord.web.here import Reading
from onrecord.web.pages import page
from onrecord.web.trouble import MissingError

router = APIRouter(tags=["reports"])


class Anything(PathConvertor):
    """The rest of a path: slashes as of `path`, and line breaks too, which an id may hold."""

    regex = "(?s:.*)"


register_url_convertor("anything", Anything())


def coded(ledger: Ledger, report_id: str) -> CodedReport:
    """The report's coding in use, by the id it was given.

    Raises:
        MissingError: there is none.
    """
    keys = ledger.store.report_keys(report_id)
    if not keys:
        raise MissingError(f"no report '{report_id}'")
    return ledger.store.coded(keys[-1])


@router.get("/reports/{report_id:anything}.json", response_model=dict[str, Any])
def report_json(request: Request, ledger: Reading, report_id: str) -> dict[str, Any] | Response:
    """One coded report as JSON, as `onrecord code` prints it, with its text."""
    whole = report_id + ".json"
    if ledger.store.report_keys(whole) and not ledger.store.report_keys(report_id):
        return report_page(request, ledger, whole)  # its own name ends so; its JSON is at ….json.json
    report = coded(ledger, report_id)
    return {**to_dict(report), "text": report.document.text}


@router.get("/reports/{report_id:anything}", response_class=HTMLResponse, include_in_schema=False)
def report_page(request: Request, ledger: Reading, report_id: str) -> HTMLResponse:
    """One report as a page."""
    return page(request, "report.html", report=coded(ledger, report_id))
