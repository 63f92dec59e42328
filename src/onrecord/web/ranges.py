"""Ranges as bars: a figure's low, best and high on an axis that begins at nought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

LEAST = 1.5  # percent of the axis that the shortest bar takes, so that it can be seen


@dataclass(frozen=True, slots=True)
class RangeBar:
    """Positions in percent of the axis; `best` is None where no figure is best. An open end is drawn on to the edge."""

    low: float
    high: float
    best: float | None
    open_below: bool
    open_above: bool


def bar_of(count: dict[str, Any], most: int) -> RangeBar | None:
    """The bar of a count on an axis from 0 to `most`; None where nothing is known of it.

    >>> bar_of({"low": 10, "best": 12, "high": 20}, 40)
    RangeBar(low=25.0, high=50.0, best=30.0, open_below=False, open_above=False)
    >>> bar_of({"low": 20, "best": 20, "high": None}, 40)
    RangeBar(low=50.0, high=51.5, best=50.0, open_below=False, open_above=True)
    >>> bar_of({"low": None, "best": None, "high": None}, 40)
    """
    low, best, high = count["low"], count["best"], count["high"]
    known = [n for n in (low, best, high) if n is not None]
    if not known:
        return None
    axis = max(most, *known, 1)
    start, end = (100 * n / axis for n in (min(known), max(known)))
    return RangeBar(
        low=start,
        high=max(end, min(start + LEAST, 100)),
        best=None if best is None else 100 * best / axis,
        open_below=low is None,
        open_above=high is None,
    )


def largest(count: dict[str, Any]) -> int:
    """The largest known number of a count, 0 where nothing is known: what an axis must reach.

    >>> largest({"low": 20, "best": 20, "high": None})
    20
    """
    return max((n for n in (count["low"], count["best"], count["high"]) if n is not None), default=0)


def chart_rows(bars: Iterable[Any]) -> list[dict[str, Any]]:
    """What the chart draws of stretches of time (`drawing.Bar`), with what it says of each."""
    return [
        {
            "label": bar.label,
            **{side: getattr(bar, side) if bar.incidents else None for side in ("low", "best", "high")},
            "says": f"{bar.incidents} incidents, {bar.low}–{bar.high} killed, best {bar.best}",
        }
        for bar in bars
    ]
