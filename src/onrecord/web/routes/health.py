"""/healthz: whether the site is up, for whatever watches over it."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from onrecord.web.here import Reading

router = APIRouter(tags=["site"])


class Health(BaseModel):
    """The site answers, and so does its store."""

    status: Literal["ok"]


@router.get("/healthz")
def health(ledger: Reading) -> Health:
    """Whether the site and its store answer; 503 where the store does not."""
    ledger.store.note("profile")
    return Health(status="ok")
