"""Reported killed over time: a bar for the best figures, a line from low to high, a mark where it is open above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.plot.bins import Bin, bins_of
from onrecord.plot.rows import Row
from onrecord.plot.style import DEATHS, INK, ROUGH, SOFT, count_of, thousands

GAP = 0.12  # of a bin, left white between bars
LEAST = 14  # bins that the axis is wide at least, so that one day is not a wall
TRIANGLE = ((-0.55, 0.25), (0.55, 0.25), (0.0, 1.25), (-0.55, 0.25))  # stands on the value, and does not lie across it


def draw_time(figure: Any, rows: Sequence[Row]) -> str:
    """Draw; returns what is drawn, in words."""
    from matplotlib import dates as mdates  # noqa: PLC0415 - an extra

    dates: Any = mdates  # only a part of it is typed

    step, bins = bins_of(rows)
    unknown = any(b.unknown for b in bins)
    axes, *more = figure.subplots(
        1 + unknown, 1, sharex=True, squeeze=False, gridspec_kw={"height_ratios": [9, 1][: 1 + unknown], "hspace": 0.1}
    )[:, 0]
    figure.subplots_adjust(left=0.09, right=0.975, top=0.84, bottom=0.13)
    widths = [(b.end - b.start).days * (1 - GAP) for b in bins]
    back = widths[0] / 2 if step == "day" else 0.0  # a day's bar stands over its date, a month's after its first
    starts = [float(dates.date2num(b.start)) - back for b in bins]
    _bars(axes, starts, widths, bins)
    _upright(axes, bins, step)
    if not any(r.known for r in rows if r.start):
        axes.text(0.5, 0.5, "no report gives a figure", transform=axes.transAxes, ha="center", color=SOFT)
    if more:
        _rug(more[0], starts, widths, [b.unknown for b in bins])
    lowest = more[0] if more else axes
    days = (bins[0].end - bins[0].start).days
    room = max(days, (LEAST - len(bins)) / 2 * days)
    lowest.set_xlim(starts[0] - room, starts[-1] + days + room)
    locator = dates.AutoDateLocator(minticks=3, maxticks=10)
    lowest.tick_params(axis="x", length=3)
    lowest.xaxis.set_major_locator(locator)
    lowest.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    return "; ".join(_words(rows, bins))


def _bars(axes: Any, starts: list[float], widths: list[float], bins: Sequence[Bin]) -> None:
    sure = [b.best - b.rough for b in bins]
    axes.bar(starts, sure, widths, align="edge", color=DEATHS, linewidth=0)
    axes.bar(starts, [b.rough for b in bins], widths, bottom=sure, align="edge", color=ROUGH, linewidth=0)
    for start, width, b in zip(starts, widths, bins, strict=True):
        x = start + width / 2
        if b.high > b.low:
            axes.plot([x, x], [b.low, b.high], color=INK, linewidth=1.1, solid_capstyle="butt")
        if b.is_open:
            axes.plot([x], [b.high], marker=TRIANGLE, markersize=9, color=INK, markeredgewidth=0, clip_on=False)


def _upright(axes: Any, bins: Sequence[Bin], step: str) -> None:
    from matplotlib import ticker  # noqa: PLC0415 - an extra

    most = max(b.high for b in bins)
    axes.set_ylabel(f"reported killed a {step}")
    axes.yaxis.set_major_locator(ticker.MaxNLocator(integer=True, nbins=7, min_n_ticks=1))
    axes.yaxis.set_major_formatter(thousands)
    axes.set_ylim(bottom=0, top=max(most, 1) * 1.08)
    axes.grid(axis="y", color="#eeeeee", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(axis="x", length=0)
    if not most:
        axes.set_yticks([0])


def _rug(rug: Any, starts: list[float], widths: list[float], unknown: list[int]) -> None:
    """Below the bars: how many incidents have no figure."""
    most = max(unknown)
    rug.bar(starts, unknown, widths, align="edge", color=SOFT, linewidth=0)
    rug.set_ylim(0, most)
    rug.set_yticks([most], [thousands(most)], fontsize=7.5)
    rug.set_ylabel("incidents\nwithout\nfigure", fontsize=7.5, rotation=0, ha="right", va="center")


def _words(rows: Sequence[Row], bins: Sequence[Bin]) -> list[str]:
    """What each mark means, of those that are drawn; and what is left out."""
    undated = sum(r.start is None for r in rows)
    said = [
        "bars: best figures",
        "pale: the day may be later" if any(b.rough for b in bins) else "",
        "lines: low to high" if any(b.high > b.low for b in bins) else "",
        "triangle: open above" if any(b.is_open for b in bins) else "",
        f"{count_of(undated)} without a date {'is' if undated == 1 else 'are'} not shown" if undated else "",
    ]
    return [s for s in said if s]
