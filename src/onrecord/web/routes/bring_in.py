"""/bring-in: a CSV that was exported and changed in a spreadsheet comes back; looked at first, then done."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from onrecord.ledger import Ledger
from onrecord.ledger.bringing_in import JUDGED, Change, compare, person_for
from onrecord.record.errors import InputError, OnrecordError
from onrecord.web.here import Reading, Writing, person_of
from onrecord.web.pages import page
from onrecord.web.remarking import remark
from onrecord.web.sending import LONGEST_WHY, reason, wants_page

router = APIRouter(tags=["work"])
LARGEST = 5_000_000  # bytes of a file, and of what is sent to be done
MOST = 5000  # changes at once


class Wanted(BaseModel):
    """One change, as the comparison gave it."""

    code: str = Field(max_length=40)
    field: str = Field(max_length=40)
    value: str = Field(max_length=5000)
    before: str = Field("", max_length=5000)
    seen: str = Field(max_length=80)


@router.get("/bring-in.json")
def bring_in_json() -> dict[str, Any]:
    """How many changes are taken at once; POST a file here to compare it."""
    return {"most": MOST}


@router.get("/bring-in", response_class=HTMLResponse, include_in_schema=False)
def bring_in_page(request: Request) -> HTMLResponse:
    """The page on which a file is given."""
    return page(request, "bring_in.html", brought=None, done=None, wanted="")


@router.post("/bring-in/compare", max_body_size=LARGEST)
def compare_file(
    request: Request, ledger: Reading, table: Annotated[UploadFile, File(description="A CSV as exported")]
) -> Response:
    """What the file would change; nothing is changed yet."""
    brought = compare(ledger, table.file.read())
    if not wants_page(request):
        return JSONResponse(dataclasses.asdict(brought))
    wanted = TypeAdapter(list[Change]).dump_json(list(brought.changes)).decode()
    return page(request, "bring_in.html", brought=brought, done=None, wanted=wanted)


@router.post("/bring-in", max_body_size=2 * LARGEST)
def bring_in(
    request: Request,
    ledger: Writing,
    changes: Annotated[str, Form(max_length=LARGEST, description="The changes that the comparison gave, as JSON")],
    why: Annotated[str, Form(max_length=LONGEST_WHY)] = "",
) -> Response:
    """Make the changes, each an entry in the log; an incident that changed since the comparison is left alone, and said."""
    given = reason(why, "bringing in a file")
    try:
        wanted = TypeAdapter(Annotated[list[Wanted], Field(max_length=MOST)]).validate_json(changes)
    except ValidationError as error:
        raise InputError("this is no list of changes", hint="compare the file once more") from error
    done: list[str] = []
    failed: dict[str, str] = {}
    met: set[str] = set()
    for one in wanted:
        change = Change(one.code, one.field, one.value, one.before, one.seen)
        if one.code in failed:
            continue
        try:
            _do(ledger, change, person_of(request), given, first=one.code not in met)
            done.append(f"{one.code}: {one.field}")
            met.add(one.code)
        except OnrecordError as error:
            failed[one.code] = error.what
    if not wants_page(request):
        return JSONResponse({"done": done, "failed": failed})
    return page(request, "bring_in.html", brought=None, done=done, failed=failed, wanted="")


def _do(ledger: Ledger, change: Change, who: str, why: str, *, first: bool) -> None:
    person = person_for(change, who, why, first=first)
    if change.field == "state":
        ledger.deciding.judge(JUDGED.get(change.value, "confirm"), change.code, person)  # type: ignore[arg-type]
    elif change.field == "comment":
        remark(ledger, change.code, who, "comment", change.value)
    elif change.field == "work":
        remark(ledger, change.code, who, "work", change.value)
    elif change.field == "assignee":
        remark(ledger, change.code, who, "assign", change.value)
    elif change.field == "tags":
        _tag(ledger, change, who)
    else:
        ledger.deciding.correct(change.code, change.field, change.value, person)


def _tag(ledger: Ledger, change: Change, who: str) -> None:
    wanted, had = ({t.strip() for t in text.split(";") if t.strip()} for text in (change.value, change.before))
    for tag in sorted(had - wanted):
        remark(ledger, change.code, who, "untag", tag)
    for tag in sorted(wanted - had):
        remark(ledger, change.code, who, "tag", tag)
