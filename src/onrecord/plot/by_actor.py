"""Reported killed by who is named as having done it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.plot.rows import NOBODY, Row
from onrecord.plot.style import DEATHS, INK, PALE, SOFT, thousands

MOST = 14  # actors drawn; the others share a bar
LONGEST = 34  # characters of a name


def draw_actors(figure: Any, rows: Sequence[Row]) -> str:
    """Draw; returns what is drawn, in words."""
    from matplotlib import ticker  # noqa: PLC0415 - an extra

    sums = _sums(rows)
    axes = figure.subplots()
    figure.subplots_adjust(left=0.33, right=0.95, top=0.87, bottom=0.13)
    for y, (name, (low, best, high, alleged, is_open)) in enumerate(reversed(sums)):
        colour = PALE if name == NOBODY else DEATHS
        axes.barh(y, best, color=colour, linewidth=0, height=0.66)
        if alleged:
            axes.barh(y, alleged, color="none", edgecolor="white", hatch="////", linewidth=0, height=0.66)
        if high > low:
            axes.plot([low, high], [y, y], color=INK, linewidth=1.1, solid_capstyle="butt")
        said = thousands(best) + (" or more" if is_open else "")
        axes.annotate(
            said, (max(best, high), y), xytext=(6, 0), textcoords="offset points", va="center", fontsize=8.5, color=SOFT
        )
    names = [n if len(n) <= LONGEST else n[: LONGEST - 1] + "…" for n, _ in reversed(sums)]
    axes.set_yticks(range(len(sums)), names)
    axes.tick_params(axis="y", length=0, labelcolor=INK)
    axes.set_xlabel("reported killed in incidents in which they are named as having done it")
    axes.xaxis.set_major_locator(ticker.MaxNLocator(integer=True, nbins=6))
    axes.xaxis.set_major_formatter(thousands)
    axes.set_xlim(0, max([high for _, (_, best, high, *_) in sums] + [1]) * 1.18)
    axes.set_ylim(-0.7, max(len(sums), 4) - 0.3)
    axes.grid(axis="x", color="#eeeeee", linewidth=0.8)
    axes.set_axisbelow(True)
    return "bars: best figures; hatched: only alleged; lines: low to high; those killed by two named count for each"


def _sums(rows: Sequence[Row]) -> list[tuple[str, tuple[int, int, int, int, bool]]]:
    """Actor -> low, best, high, the part of best that is only alleged, whether open above; most first."""
    sums: dict[str, tuple[int, int, int, int, bool]] = {}
    for row in rows:
        if not row.known:
            continue
        for name, responsibility in row.actors:
            low, best, high, alleged, is_open = sums.get(name, (0, 0, 0, 0, False))
            more = row.middle if responsibility == "alleged" else 0
            sums[name] = (low + row.least, best + row.middle, high + row.most, alleged + more, is_open or row.is_open)
    ranked = sorted(sums.items(), key=lambda item: (item[0] == NOBODY, -item[1][1], item[0]))
    named, nobody = [s for s in ranked if s[0] != NOBODY], [s for s in ranked if s[0] == NOBODY]
    rest = named[MOST:]
    if rest:
        whole = tuple(sum(s[1][n] for s in rest) for n in range(4))
        named = [*named[:MOST], (f"{len(rest)} others", (*whole[:4], any(s[1][4] for s in rest)))]  # type: ignore[list-item]
    return [*named, *nobody]
