"""What a plot needs of each incident, and no more: small enough to hold a hundred thousand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
NOBODY = "nobody named"
SOMEWHERE = 6  # a place's precision from which its position is a mere middle of a country or a sea


@dataclass(frozen=True, slots=True)
class Row:
    """One incident to be drawn. `low`, `best` and `high` are reported killed; None is unknown, or open."""

    start: dt.date | None
    end: dt.date | None
    lat: float | None
    lon: float | None
    precision: int | None
    place: str
    event_type: str
    low: int | None
    best: int | None
    high: int | None
    actors: tuple[tuple[str, str], ...]  # (name, responsibility)

    @property
    def known(self) -> bool:
        """True where any number of killed is known."""
        return any(n is not None for n in (self.low, self.best, self.high))

    @property
    def least(self) -> int:
        """The least that is reported; 0 where nothing is said from below."""
        return self.low if self.low is not None else self.best or 0

    @property
    def middle(self) -> int:
        """The best figure, else the least."""
        return self.best if self.best is not None else self.least

    @property
    def most(self) -> int:
        """The most that is reported, the best where it is open above."""
        return self.high if self.high is not None else self.middle

    @property
    def is_open(self) -> bool:
        """True where more than the known number may have been killed."""
        return self.known and self.high is None

    @property
    def none(self) -> bool:
        """True where it is said that nobody was killed, which is not the same as no figure."""
        return self.known and not self.most and not self.is_open

    @property
    def on_map(self) -> bool:
        """True where the place has a position, and is not only a country or open water."""
        return self.lat is not None and self.lon is not None and (self.precision or 1) < SOMEWHERE


def rows_of(incidents: Iterable[Json]) -> list[Row]:
    """The rows of incidents that stand for themselves; summaries over days or places are left out of every sum."""
    return [_row(i) for i in incidents if not i["aggregate"]]


def _row(incident: Json) -> Row:
    place = incident["places"][0] if incident["places"] else {}
    date, killed = incident["date"], incident["killed"]
    did = {
        _line(a["name"] or a["text"]): a["responsibility"] or "stated"
        for a in incident["actors"]
        if a["role"] == "perpetrator" and a["responsibility"] != "denied" and (a["id"] or a["name"])
    }
    return Row(
        _day(date["start"]), _day(date["end"]), place.get("lat"), place.get("lon"), place.get("precision"),
        _line(place.get("name") or place.get("text") or ""), incident["event_type"],
        killed["low"], killed["best"], killed["high"], tuple(did.items()) or ((NOBODY, ""),),
    )  # fmt: skip


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)


def _line(text: str) -> str:
    """A name in one line, of what can be printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
