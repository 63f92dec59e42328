"""Working together: remarks on an incident, many incidents at once, and the feed of all that people do."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from onrecord.ledger import Ledger
from onrecord.ledger.deciding import Person
from onrecord.record.errors import OnrecordError, UsageError
from onrecord.record.remark import RemarkKind
from onrecord.web.here import Reading, Writing, person_of, settings_of
from onrecord.web.history import Deed, history_of
from onrecord.web.masking import Mask
from onrecord.web.pages import page
from onrecord.web.remarking import as_dict, remark
from onrecord.web.sending import LONGEST_WHY, reason, wants_page

router = APIRouter(tags=["work"])
FEED = 100  # on one page
MOST_AT_ONCE = 500
KINDS: dict[str, RemarkKind] = {"comment": "comment", "tag": "tag", "untag": "untag", "assign": "assign"}


@router.post("/incidents/{code}/remark")
def remark_on(
    request: Request,
    ledger: Writing,
    code: str,
    kind: Annotated[RemarkKind, Form(description="comment, tag, untag, work or assign")],
    value: Annotated[
        str, Form(max_length=5000, description="The text, the tag, the status, or whose the work is")
    ] = "",
) -> Response:
    """Comment, tag, say where the work stands, or give it to somebody (nobody: an empty value)."""
    made = remark(ledger, code, person_of(request), kind, value)
    if request.query_params.get("next") == "row" and "HX-Request" in request.headers:
        return RedirectResponse(f"/incidents/{made.incident}/row?{request.url.query}", 303)
    if wants_page(request):
        return RedirectResponse(f"/incidents/{made.incident}", 303)
    return JSONResponse({**as_dict(made), "at": made.at.isoformat()})


@router.post("/bulk")
def bulk(
    request: Request,
    ledger: Writing,
    kind: Annotated[
        str, Form(max_length=40, description="confirm, pending, reject, comment, tag, untag, assign or work:STATUS")
    ],
    code: Annotated[list[str] | None, Form(max_length=MOST_AT_ONCE, description="The incidents")] = None,
    value: Annotated[str, Form(max_length=LONGEST_WHY, description="The reason, the text, the tag or the name")] = "",
    back: Annotated[str, Form(max_length=2000)] = "/incidents",
) -> Response:
    """The same for many incidents: an entry in the log for each, which is undone by itself; what fails is said of each."""
    if not code:
        raise UsageError("nothing is chosen", hint="tick the incidents first")
    if kind == "reject":
        reason(value, "rejecting")
    done: list[str] = []
    failed: dict[str, str] = {}
    for one in dict.fromkeys(code):
        try:
            _do(ledger, one, kind, value, person_of(request))
            done.append(one)
        except OnrecordError as error:
            failed[one] = error.what
    if not wants_page(request):
        return JSONResponse({"done": done, "failed": failed})
    if not failed:
        return RedirectResponse(back if back.startswith("/") and not back.startswith("//") else "/incidents", 303)
    return page(
        request, "bulk.html", 422, done=done, failed=failed, back=back if back.startswith("/incidents") else "/review"
    )


def _do(ledger: Ledger, code: str, kind: str, value: str, who: str) -> None:
    name, _, status = kind.partition(":")
    if kind in {"confirm", "pending", "reject"}:
        ledger.deciding.judge(kind, code, Person(who, value.strip() or None))  # type: ignore[arg-type]
    elif name == "work":
        remark(ledger, code, who, "work", status)
    elif kind in KINDS:
        remark(ledger, code, who, KINDS[kind], value)
    else:
        raise UsageError(f"nothing is called '{kind}'", hint="choose from the list")


Kind = Literal["", "decision", "comment", "tag", "work"]


@router.get("/activity.json")
def activity_json(
    request: Request,
    ledger: Reading,
    who: Annotated[str, Query(max_length=100)] = "",
    kind: Kind = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> dict[str, Any]:
    """What people did, the newest first: decisions, comments, tags, work; of one person or kind where asked."""
    found = _feed(ledger, who, kind)
    return {
        "count": len(found),
        "page": number,
        "deeds": [dataclasses.asdict(d) for d in _shown(request, ledger, _page_of(found, number))],
    }


@router.get("/activity", response_class=HTMLResponse, include_in_schema=False)
def activity_page(
    request: Request,
    ledger: Reading,
    who: Annotated[str, Query(max_length=100)] = "",
    kind: Kind = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """The feed as a page."""
    found = _feed(ledger, who, kind)
    return page(
        request,
        "activity.html",
        deeds=_shown(request, ledger, _page_of(found, number)),
        count=len(found),
        who=who,
        kind=kind,
        number=number,
        size=FEED,
    )


def _feed(ledger: Ledger, who: str, kind: str) -> list[Deed]:
    deeds = history_of(ledger.store.decisions(), ledger.store.remarks())
    return [d for d in reversed(deeds) if (not who or d.who == who) and (not kind or _kind(d) == kind)]


def _shown(request: Request, ledger: Ledger, deeds: list[Deed]) -> list[Deed]:
    """The deeds as this site shows them: without the names of private persons where it masks them."""
    if not settings_of(request).mask_names:
        return deeds
    codes = {deed.incident: ledger.store.resolve(deed.incident) for deed in deeds}
    views = ledger.store.views_of(code for code in codes.values() if code)
    told = {own: [views[code]] if code in views else [] for own, code in codes.items()}
    return [one for deed in deeds for one in Mask(request, told[deed.incident]).history([deed])]


def _kind(deed: Deed) -> str:
    if deed.decision is not None:
        return "decision"
    return {"comment": "comment", "tag": "tag", "untag": "tag"}.get(deed.kind, "work")


def _page_of(deeds: list[Deed], number: int) -> list[Deed]:
    return deeds[(number - 1) * FEED : number * FEED]
