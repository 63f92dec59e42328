"""Deciding on an incident: each is refused where the record changed since the page was loaded."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from onrecord.ledger.deciding import Person, Pointer
from onrecord.record.decision import Decision
from onrecord.record.errors import UsageError
from onrecord.web.here import Reading, Writing, person_of
from onrecord.web.masking import Mask
from onrecord.web.people.visitor import need_for_undo
from onrecord.web.reading import written
from onrecord.web.routes.incident import found
from onrecord.web.sending import LONGEST_WHY, Sent, attempt, done, reason

router = APIRouter(tags=["decisions"])
Why = Annotated[str, Form(max_length=LONGEST_WHY, description="The reason, for whoever reads the history")]
Version = Annotated[str, Form(max_length=80, description="`version` of the incident's JSON that you decide on")]
LARGEST = 2**31 - 1
Number = Annotated[int, Query(ge=0, le=LARGEST)]


@router.post("/incidents/{code}/judge")
def judge(
    request: Request,
    ledger: Writing,
    code: str,
    kind: Annotated[Literal["confirm", "reject", "pending"], Form()],
    version: Version,
    why: Why = "",
) -> Response:
    """Confirm, reject (with a reason) or mark as pending."""
    now = found(ledger, code)["code"]
    given = reason(why, "rejecting") if kind == "reject" else why.strip()
    person = Person(person_of(request), given or None, version)
    sent = Sent(code, version, {"kind": kind, "why": why})
    return attempt(request, ledger, sent, lambda: ledger.deciding.judge(kind, now, person))


class Correction(BaseModel):
    """A value to set; the words it was read in are characters `start` to `end` of a telling's report."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    field: str = Field(max_length=40, description="A field of an incident: killed, date, place …")
    value: str = Field(max_length=500, description="As `onrecord correct` takes it: 12-20, 2024-05-01 …")
    version: str = Field(max_length=80)
    why: str = Field("", max_length=LONGEST_WHY)
    telling: int | None = Field(None, ge=0, le=LARGEST)
    start: int | None = Field(None, ge=0, le=LARGEST)
    end: int | None = Field(None, ge=0, le=LARGEST)

    @property
    def words(self) -> Pointer | None:
        """Where the words stand, None where none were named."""
        if self.telling is None or self.start is None or self.end is None:
            return None
        return Pointer(self.telling, self.start, self.end)


@router.post("/incidents/{code}/correct")
def correct(request: Request, ledger: Writing, code: str, sent: Annotated[Correction, Form()]) -> Response:
    """Set a value; the words it was read in, or a reason, must be given."""
    now, words = found(ledger, code)["code"], sent.words
    given = sent.why.strip() if words else reason(sent.why, "a value without words in a report")
    person = Person(person_of(request), given or None, sent.version)
    typed = {k: str(v) for k, v in sent.model_dump(exclude={"version"}).items() if v is not None}

    def decide() -> Decision:
        return ledger.deciding.correct(now, sent.field, sent.value, person, words)

    return attempt(request, ledger, Sent(code, sent.version, typed), decide)


@router.get("/incidents/{code}/reading.json")
def reading_json(
    request: Request,
    ledger: Reading,
    code: str,
    field: Annotated[str, Query(max_length=40)],
    telling: Number,
    start: Number,
    end: Number,
) -> dict[str, str]:
    """What words of a report say, as a correction of a field would be written; `value` is empty where that is not plain."""
    incident = found(ledger, code)
    if telling not in {t["telling"] for t in incident["tellings"]}:
        raise UsageError("these words are not in a report of the incident", hint="select them in its text again")
    words = Mask(request, [incident]).text(ledger.quotes(incident)(telling, (start, end)))
    return {"words": words, "value": written(field, words)}


@router.post("/incidents/{code}/merge")
def merge(
    request: Request,
    ledger: Writing,
    code: str,
    other: Annotated[str, Form(max_length=40, description="The code of the incident that is the same")],
    version: Version,
    why: Why = "",
) -> Response:
    """Say that two incidents are one; both codes lead to it from then on."""
    now = found(ledger, code)["code"]
    person = Person(person_of(request), reason(why, "merging"), version)
    sent = Sent(code, version, {"other": other, "why": why})
    return attempt(request, ledger, sent, lambda: ledger.deciding.merge([now, other], person))


@router.post("/incidents/{code}/split")
def split(
    request: Request,
    ledger: Writing,
    code: str,
    version: Version,
    telling: Annotated[list[int] | None, Form(max_length=1000, description="The tellings that are another")] = None,
    why: Why = "",
) -> Response:
    """Say that some tellings are another incident than the rest."""
    now = found(ledger, code)["code"]
    person = Person(person_of(request), reason(why, "splitting"), version)
    refs = telling or []
    sent = Sent(code, version, {"telling": [str(ref) for ref in refs], "why": why})
    return attempt(request, ledger, sent, lambda: ledger.deciding.split(now, refs, person))


@router.post("/decisions/{number}/undo")
def undo(request: Request, ledger: Writing, number: int, why: Why = "") -> Response:
    """Take a decision back; both stay in the history. What somebody else decided, an editor takes back."""
    decision = next((d for d in ledger.store.decisions() if d.id == number), None)
    if decision is None:
        raise UsageError(f"no decision {number}", hint="the history of an incident has their numbers")
    need_for_undo(request, decision.who)
    return done(request, ledger, ledger.deciding.undo(number, Person(person_of(request), why.strip() or None)))
