"""/review: the queue, what most needs a person first."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.ledger import Ledger
from onrecord.rules.review import need_of, reasons
from onrecord.store.filters import ViewFilter
from onrecord.web.chips import chips_of
from onrecord.web.here import Reading
from onrecord.web.masking import shown
from onrecord.web.pages import page
from onrecord.web.routes.incidents import choices
from onrecord.web.selection import Selected, Selection

router = APIRouter(tags=["review"])
QUEUE_SIZE = 25  # on one page: nobody looks at more before the queue is another


@router.get("/review.json")
def review_json(request: Request, ledger: Reading, selection: Selected) -> dict[str, Any]:
    """A page of the queue: `count` of all that waits, and incidents with the reasons why they need a look."""
    found = [shown(request, i) for i in ledger.store.views(_where(selection, QUEUE_SIZE))]
    why = reasons_in_words(ledger, found)
    return {
        "count": ledger.store.count_views(_where(selection)),
        "page": selection.number,
        "size": QUEUE_SIZE,
        "incidents": [{**incident, "needs_a_look": why[incident["code"]]} for incident in found],
    }


@router.get("/review", response_class=HTMLResponse, include_in_schema=False)
def review_page(request: Request, ledger: Reading, selection: Selected) -> HTMLResponse:
    """The queue as a page."""
    found = [shown(request, i) for i in ledger.store.views(_where(selection, QUEUE_SIZE))]
    return page(
        request,
        "review.html",
        selection=selection,
        choices=choices(),
        reasons=reasons(),
        chips=chips_of(selection),
        count=ledger.store.count_views(_where(selection)),
        incidents=found,
        why=reasons_in_words(ledger, found),
        work=ledger.store.work_on(i["code"] for i in found),
        versions={i["code"]: ledger.version(i["code"]) for i in found},
        first=(selection.number - 1) * QUEUE_SIZE + 1,
        size=QUEUE_SIZE,
    )


def _where(selection: Selection, limit: int | None = None) -> ViewFilter:
    return selection.where(limit, queue=True, order="review")


def reasons_in_words(ledger: Ledger, incidents: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Code -> why it needs a look, in words; that nobody has looked yet is said only where it is all."""
    about, stored = reasons(), ledger.store.reasons_of(i["code"] for i in incidents)
    said: dict[str, list[str]] = {}
    for incident in incidents:
        words = {reason.id: reason.words for reason in need_of(incident).reasons}
        ids = [one for one in stored[incident["code"]] if one != "unreviewed"] or ["unreviewed"]
        # How sure links are is no value of the incident: of these the list has the general words.
        said[incident["code"]] = [words.get(one) or about.get(one, one).rstrip(".").lower() for one in ids]
    return said
