"""/incidents: one selection as table, cards, map or timeline."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord.ledger import Ledger
from onrecord.reconcile.corrections import GRADES
from onrecord.reconcile.types import EVENT_TYPE
from onrecord.record.remark import WORKS
from onrecord.rules.review import contents
from onrecord.store.filters import ORDERS
from onrecord.web.chips import chips_of
from onrecord.web.countries import countries
from onrecord.web.drawing import bars_of, map_of
from onrecord.web.here import Reading
from onrecord.web.masking import shown
from onrecord.web.pages import page
from onrecord.web.selection import PAGE_SIZE, VIEWS, Selected, Selection, box_of

router = APIRouter(tags=["incidents"])
STATES = ("machine", "pending", "confirmed", "corrected", "rejected")


@router.get("/", include_in_schema=False)
def home() -> RedirectResponse:
    """The site begins with the incidents."""
    return RedirectResponse("/incidents")


@router.get("/incidents", response_class=HTMLResponse, include_in_schema=False)
def incidents_page(request: Request, ledger: Reading, selection: Selected) -> HTMLResponse:
    """The incidents of the selection as a page."""
    count = ledger.store.count_views(selection.where())
    rows = (
        [shown(request, i) for i in ledger.store.views(selection.where(PAGE_SIZE))]
        if selection.shown in {"table", "cards"}
        else []
    )
    unit, bars = bars_of(ledger.store.days(selection.where())) if selection.shown == "timeline" else ("day", ())
    return page(
        request,
        "incidents.html",
        selection=selection,
        count=count,
        empty=not count and not ledger.store.count_views(),
        chips=chips_of(selection),
        choices=choices(),
        incidents=rows,
        work=ledger.store.work_on(row["code"] for row in rows),
        first=(selection.number - 1) * PAGE_SIZE + 1,
        size=PAGE_SIZE,
        unit=unit,
        bars=bars,
        undated=_undated(ledger, selection) if selection.shown == "timeline" else 0,
        unplaced=ledger.store.count_unplaced(selection.where()) if selection.shown == "map" else 0,
    )


def choices() -> dict[str, Any]:
    """What the form's lists offer."""
    return {
        "countries": countries(),
        "types": EVENT_TYPE,
        "grades": GRADES,
        "states": STATES,
        "works": WORKS,
        "orders": ORDERS,
        "views": VIEWS,
        "contents": contents(),
    }


def _undated(ledger: Ledger, selection: Selection) -> int:
    return sum(day.incidents for day in ledger.store.days(selection.where()) if day.day is None)


@router.get("/incidents.json")
def incidents_json(request: Request, ledger: Reading, selection: Selected) -> dict[str, Any]:
    """A page of the selection: `count` of all, `page`, `size` of a page, and the incidents with the work on them."""
    found = [shown(request, i) for i in ledger.store.views(selection.where(PAGE_SIZE))]
    work = ledger.store.work_on(i["code"] for i in found)
    return {
        "count": ledger.store.count_views(selection.where()),
        "page": selection.number,
        "size": PAGE_SIZE,
        "incidents": found,
        "work": {code: dataclasses.asdict(state) for code, state in work.items()},
    }


@router.get("/incidents/map.json")
def map_json(
    ledger: Reading, selection: Selected, zoom: Annotated[float, Query(ge=0, le=24)] = 0, seen: str = ""
) -> dict[str, Any]:
    """What the map draws of the selection within `seen` (south,west,north,east): points, or squares where they are many."""
    where = selection.where()
    if seen:
        where = dataclasses.replace(where, box=_both(selection, seen))
    return map_of(ledger, where, zoom)


def _both(selection: Selection, seen: str) -> tuple[float, float, float, float]:
    """The part of the map that is seen, no more of it than the selection's own box."""
    box = box_of(seen)
    own = selection.where().box
    if box is None or own is None or own[1] > own[3] or box[1] > box[3]:
        return box or own or (-90.0, -180.0, 90.0, 180.0)
    south, west = max(box[0], own[0]), max(box[1], own[1])
    return south, west, max(south, min(box[2], own[2])), max(west, min(box[3], own[3]))


@router.get("/incidents/timeline.json")
def timeline_json(ledger: Reading, selection: Selected) -> dict[str, Any]:
    """Reported killed over time: low, best and high of each day, week, month or year of the selection, and how many are undated."""
    days = ledger.store.days(selection.where())
    unit, bars = bars_of(days)
    return {
        "unit": unit,
        "bars": [dataclasses.asdict(bar) for bar in bars],
        "undated": sum(day.incidents for day in days if day.day is None),
    }
