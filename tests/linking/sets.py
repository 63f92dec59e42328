"""The sets of clusters, read from their files."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PARTS = ("tune", "hold")


@dataclass(frozen=True, slots=True)
class SetReport:
    """A report of a set. `tells` are (cluster, words that stand in its sentences, or "" where it tells but one)."""

    id: str
    outlet: str
    published: dt.date | None
    text: str
    tells: tuple[tuple[str, str], ...]
    part: str


@dataclass(frozen=True, slots=True)
class Family:
    """Clusters that are easily taken for one another, with the pairs that must stay apart."""

    name: str
    part: str
    clusters: tuple[str, ...]
    never: tuple[tuple[str, str], ...]
    reports: tuple[SetReport, ...]


@cache
def families() -> tuple[Family, ...]:
    """Every family of both parts."""
    return tuple(
        _family(data, part)
        for part in PARTS
        for data in yaml.safe_load((HERE / f"clusters_{part}.yml").read_text(encoding="utf-8"))
    )


def _family(data: dict[str, Any], part: str) -> Family:
    return Family(
        data["family"],
        part,
        tuple(data["clusters"]),
        tuple((a, b) for a, b in data["never"]),
        tuple(_report(r, part) for r in data["reports"]),
    )


def _report(data: dict[str, Any], part: str) -> SetReport:
    tells = data["tells"]
    told = ((tells, ""),) if isinstance(tells, str) else tuple((t["cluster"], t["anchor"]) for t in tells)
    return SetReport(data["id"], data["outlet"], data["published"], data["text"], told, part)
