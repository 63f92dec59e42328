"""Deciding on an incident: each is refused where the record changed since the page was loaded."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from onrecord.ledger import Ledger
from onrecord.ledger.deciding import Person
from onrecord.record.decision import Decision
from onrecord.web.here import Writing, person_of
from onrecord.web.routes.incident import found
from onrecord.web.trouble import ChangedError

router = APIRouter(tags=["decisions"])
Why = Annotated[str, Form(max_length=2000)]
Version = Annotated[str, Form(max_length=80)]


@router.post("/incidents/{code}/judge")
def judge(
    request: Request,
    ledger: Writing,
    code: str,
    kind: Annotated[Literal["confirm", "reject", "pending"], Form()],
    version: Version,
    why: Why = "",
) -> Response:
    """Confirm, reject or mark as pending."""
    unchanged(ledger, code, version)
    return done(request, ledger, ledger.deciding.judge(kind, code, Person(person_of(request), why.strip() or None)))


def unchanged(ledger: Ledger, code: str, version: str) -> None:
    """Refuse where somebody else, or a new report, changed the incident meanwhile.

    Raises:
        ChangedError: it did; what the person wanted is not lost: the page they see keeps it.
    """
    now = found(ledger, code)["code"]
    if ledger.version(now) != version:
        raise ChangedError(f"{now} changed since you loaded the page", hint="look at what is new, then decide again")


def done(request: Request, ledger: Ledger, decision: Decision) -> Response:
    """Back to the incident: as JSON to programs, as its page to people."""
    code: Any = ledger.store.resolve(decision.incident)
    if "text/html" in request.headers.get("Accept", "") or "HX-Request" in request.headers:
        return RedirectResponse(f"/incidents/{code}", 303)
    return JSONResponse({"decision": decision.id, "incident": code, "version": ledger.version(code)})
