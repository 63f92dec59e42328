"""A change that somebody sent: made where the record is what they saw, else shown back to them with what is new."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from onrecord.ledger import Ledger
from onrecord.ledger.versions import decided_by
from onrecord.record.decision import Decision
from onrecord.record.errors import ChangedError, UsageError
from onrecord.web.history import history_of
from onrecord.web.pages import page

LONGEST_WHY = 2000  # characters


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent of an incident: the version they saw, and the form's fields with their values, as they were typed."""

    code: str
    version: str
    fields: Mapping[str, str | Sequence[str]]


def attempt(request: Request, ledger: Ledger, sent: Sent, decide: Callable[[], Decision]) -> Response:
    """Decide, and lead back to the incident; or, where it changed meanwhile, give back all that was typed.

    Raises:
        ChangedError: it changed, and a program asked.
        OnrecordError: what was sent makes no sense.
    """
    try:
        return done(request, ledger, decide())
    except ChangedError as error:
        if not wants_page(request):
            raise
        return _changed(request, ledger, sent, error)


def done(request: Request, ledger: Ledger, decision: Decision) -> Response:
    """Back to where they came from, or to the incident: as JSON to programs, as a page to people."""
    code = ledger.store.resolve(decision.incident) or decision.incident
    if request.query_params.get("next") == "queue" and "HX-Request" in request.headers:
        return page(request, "review/done.html", incident=ledger.incident(code))
    if request.query_params.get("next") == "row" and "HX-Request" in request.headers:
        return RedirectResponse(f"/incidents/{code}/row?{request.url.query}", 303)
    if wants_page(request):
        return RedirectResponse(f"/incidents/{code}", 303)
    return JSONResponse({"decision": decision.id, "incident": code, "version": ledger.version(code)})


def wants_page(request: Request) -> bool:
    """Whether a person asks, with a browser."""
    return "text/html" in request.headers.get("Accept", "") or "HX-Request" in request.headers


def reason(why: str, what: str) -> str:
    """The reason that was given.

    Raises:
        UsageError: none was, and this needs one.
    """
    if not why.strip():
        raise UsageError(f"say why: {what} needs a reason", hint="it stands in the history for whoever reads it later")
    return why.strip()


def _changed(request: Request, ledger: Ledger, sent: Sent, error: ChangedError) -> Response:
    incident = ledger.incident(sent.code)
    newer = [d for d in ledger.decisions_on(sent.code) if d.id > decided_by(sent.version)]
    return page(
        request,
        "changed.html",
        409,
        incident=incident,
        error=error,
        news=history_of(newer, ()),
        version=ledger.version(incident["code"]),
        address=request.url.path.replace(f"/{sent.code}/", f"/{incident['code']}/"),
        fields=sent.fields,
    )
