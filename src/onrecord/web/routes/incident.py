"""/incidents/CODE: one incident, its claims side by side, its reports, its history."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.ledger import Ledger
from onrecord.record.errors import UsageError
from onrecord.record.json_out import CODER
from onrecord.record.remark import WORKS, WorkState
from onrecord.web.here import Reading
from onrecord.web.history import Deed, history_of
from onrecord.web.masking import Mask, shown
from onrecord.web.pages import page
from onrecord.web.related import related
from onrecord.web.texts import texts_of
from onrecord.web.trouble import MissingError
from onrecord.web.values import pointed_at, values_of

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


def history(ledger: Ledger, incident: dict[str, Any]) -> tuple[Deed, ...]:
    """What people did with an incident, and with those that were merged into it."""
    codes = tuple(ledger.store.own_codes(t["telling"] for t in incident["tellings"]).values())
    return history_of(ledger.store.decisions(codes), ledger.store.remarks(codes))


# The JSON stands first: a code is a path too, and ".json" would be taken for a part of it.
@router.get("/incidents/{code}.json", response_model=dict[str, Any])
def incident_json(request: Request, ledger: Reading, code: str) -> dict[str, Any] | Response:
    """One incident as `onrecord incidents` prints it, with its `version`, `history`, `reasons` (why it is one) and `others`.

    The code of an incident that was merged into another leads to that one.
    """
    incident = found(ledger, code)
    if incident["code"] != code:
        return RedirectResponse(f"/incidents/{incident['code']}.json?was={code.upper()}", 307)
    mask = Mask(request, [incident])
    return {
        **shown(request, incident),
        "version": ledger.version_of(incident),
        "work": _plain(ledger.store.work_on([incident["code"]]).get(incident["code"], WorkState())),
        "history": [_plain(deed) for deed in mask.history(history(ledger, incident))],
        **_plain(related(ledger, incident, partial(shown, request))),
    }


def _plain(one: Any) -> dict[str, Any]:
    return dataclasses.asdict(one)


@router.get("/incidents/{code}/sheet.json", response_model=dict[str, Any])
def sheet_json(request: Request, ledger: Reading, code: str) -> dict[str, Any]:
    """What the printable sheet holds: the incident, who decided what, and the day of the sheet."""
    incident = found(ledger, code)
    return {
        "incident": shown(request, incident),
        "history": [_plain(deed) for deed in Mask(request, [incident]).history(history(ledger, incident))],
        "made": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "coder": CODER,
    }


@router.get("/incidents/{code}/sheet", response_class=HTMLResponse, include_in_schema=False)
def sheet(request: Request, ledger: Reading, code: str) -> HTMLResponse:
    """One incident on paper: every figure with who gave it, where it was published, and in which words."""
    incident = found(ledger, code)
    mask = Mask(request, [incident])
    return page(
        request,
        "sheet.html",
        incident=shown(request, incident),
        texts=mask.reports(texts_of(ledger, incident, ())),
        quote=mask.quote(ledger.quotes(incident)),
        history=mask.history(history(ledger, incident)),
        made=dt.datetime.now(dt.UTC),
        coder=CODER,
    )


@router.get("/incidents/{code}", response_class=HTMLResponse, include_in_schema=False)
def incident_page(request: Request, ledger: Reading, code: str, was: str = "") -> Response:
    """One incident as a page."""
    incident = found(ledger, code)
    if incident["code"] != code:
        return RedirectResponse(f"/incidents/{incident['code']}?was={code.upper()}", 307)
    values = (*values_of(incident), *pointed_at(ledger.decisions_on(incident["code"])))
    mask = Mask(request, [incident])
    hang = related(ledger, incident, partial(shown, request))
    return page(
        request,
        "incident.html",
        incident=shown(request, incident),
        was=was if was in incident["aliases"] else "",
        worded={v.key: v for v in values},
        texts=mask.reports(texts_of(ledger, incident, values)),
        quote=mask.quote(ledger.quotes(incident)),
        version=ledger.version_of(incident),
        work=ledger.store.work_on([incident["code"]]).get(incident["code"], WorkState()),
        works=WORKS,
        history=mask.history(history(ledger, incident)),
        reasons=hang.reasons,
        others=hang.others,
    )
