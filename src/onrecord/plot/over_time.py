"""Reported killed over time: a bar for the best figures, a line from low to high, a mark where it is open above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.plot.bins import bins_of
from onrecord.plot.rows import Row
from onrecord.plot.style import DEATHS, INK, SOFT, thousands

GAP = 0.12  # of a bin, left white between bars


def draw_time(figure: Any, rows: Sequence[Row]) -> str:
    """Draw; returns what is drawn, in words."""
    from matplotlib import dates as mdates  # noqa: PLC0415 - an extra
    from matplotlib import ticker  # noqa: PLC0415

    dates: Any = mdates  # only a part of it is typed

    step, bins = bins_of(rows)
    axes, rug = figure.subplots(2, 1, sharex=True, gridspec_kw={"height_ratios": [12, 1], "hspace": 0.08})
    figure.subplots_adjust(left=0.08, right=0.975, top=0.86, bottom=0.13)
    starts = [float(dates.date2num(b.start)) for b in bins]
    widths = [(b.end - b.start).days * (1 - GAP) for b in bins]
    centres = [s + w / 2 for s, w in zip(starts, widths, strict=True)]
    axes.bar(starts, [b.best for b in bins], widths, align="edge", color=DEATHS, linewidth=0)
    for x, b in zip(centres, bins, strict=True):
        if b.high > b.low:
            axes.plot([x, x], [b.low, b.high], color=INK, linewidth=1.1, solid_capstyle="butt")
        if b.is_open and b.best:
            axes.plot([x], [max(b.high, b.best)], marker="^", markersize=3.4, color=INK, clip_on=False)
    axes.set_ylabel(f"reported killed a {step}")
    axes.yaxis.set_major_locator(ticker.MaxNLocator(integer=True, nbins=7))
    axes.yaxis.set_major_formatter(thousands)
    axes.set_ylim(bottom=0, top=max([b.high for b in bins] + [1]) * 1.08)
    axes.grid(axis="y", color="#eeeeee", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(axis="x", length=0)
    _rug(rug, starts, widths, [b.unknown for b in bins])
    locator = dates.AutoDateLocator(minticks=3, maxticks=10)
    rug.xaxis.set_major_locator(locator)
    rug.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    return "bars: best figures; lines: low to high; a triangle: open above; below: incidents without any figure"


def _rug(rug: Any, starts: list[float], widths: list[float], unknown: list[int]) -> None:
    """Below the bars: how many incidents have no figure, darker for more."""
    most = max([*unknown, 1])
    for x, width, count in zip(starts, widths, unknown, strict=True):
        if count:
            rug.bar(x, 1, width, align="edge", color=SOFT, alpha=0.25 + 0.75 * count / most, linewidth=0)
    rug.set_ylim(0, 1)
    rug.set_yticks([0.5], ["no figure"], fontsize=7.5)
    rug.tick_params(axis="y", length=0)
    rug.spines["left"].set_visible(False)
