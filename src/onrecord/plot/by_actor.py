"""Reported killed by who is named as having done it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from onrecord.plot.rows import NOBODY, Row
from onrecord.plot.style import DEATHS, INK, PALE, SOFT, thousands

MOST = 14  # actors drawn; the others share a bar
LEAST = 8  # bars there is room for at least, so that one actor is not a wall
NAME = 34  # characters of a name in a line


@dataclass(slots=True)
class Sum:
    """What is reported of one actor; `alleged` is the part of `best` that is only alleged, `unknown` counts incidents."""

    name: str
    low: int = 0
    best: int = 0
    high: int = 0
    alleged: int = 0
    is_open: bool = False
    known: int = 0
    unknown: int = 0


def draw_actors(figure: Any, rows: Sequence[Row]) -> str:
    """Draw; returns what is drawn, in words."""
    from matplotlib import ticker  # noqa: PLC0415 - an extra

    sums = sums_of(rows)
    axes = figure.subplots()
    some_unknown = any(s.unknown for s in sums)
    figure.subplots_adjust(left=0.31, right=0.87 if some_unknown else 0.965, top=0.84, bottom=0.13)
    for y, one in enumerate(sums):
        _bar(axes, -y, one)
    if some_unknown:
        _column(axes, sums)
    axes.set_yticks([-y for y in range(len(sums))], [two_lines(s.name) for s in sums], parse_math=False)
    axes.tick_params(axis="y", length=0, labelcolor=INK, labelsize=9)
    axes.set_xlabel("reported killed in incidents in which they are named as having done it")
    axes.xaxis.set_major_locator(ticker.MaxNLocator(integer=True, nbins=6, min_n_ticks=1))
    axes.xaxis.set_major_formatter(thousands)
    axes.set_xlim(0, max([s.high for s in sums] + [1]) * 1.2)
    if not any(s.high for s in sums):
        axes.set_xticks([0])
    axes.set_ylim(0.3 - max(len(sums), LEAST), 0.7)
    axes.grid(axis="x", color="#eeeeee", linewidth=0.8)
    axes.set_axisbelow(True)
    said = [
        "bars: best figures",
        "hatched: only alleged" if any(s.alleged for s in sums) else "",
        "lines: low to high" if any(s.high > s.low for s in sums) else "",
        "where several are named, the dead count for each",
    ]
    return "; ".join(s for s in said if s)


def _bar(axes: Any, y: int, one: Sum) -> None:
    axes.barh(y, one.best, color=PALE if one.name == NOBODY else DEATHS, linewidth=0, height=0.66)
    if one.alleged:
        axes.barh(y, one.alleged, color="none", edgecolor="white", hatch="////", linewidth=0, height=0.66)
    if one.high > one.low:
        axes.plot([one.low, one.high], [y, y], color=INK, linewidth=1.1, solid_capstyle="butt")
    if not one.known:
        return
    said = thousands(one.best) + (" or more" if one.is_open else "")
    axes.annotate(
        said, (max(one.best, one.high), y), xytext=(6, 0), textcoords="offset points", va="center", fontsize=8.5,
        color=SOFT,
    )  # fmt: skip


def _column(axes: Any, sums: Sequence[Sum]) -> None:
    """Beside the bars: how many incidents have no figure, since a bar cannot show them."""
    look = {"transform": axes.get_yaxis_transform(), "ha": "right", "color": SOFT}
    axes.text(1.145, 0.75, "incidents\nwithout figure", va="bottom", fontsize=7.5, **look)
    for y, one in enumerate(sums):
        if one.unknown:
            axes.text(1.145, -y, thousands(one.unknown), va="center", fontsize=8.5, **look)


def two_lines(name: str) -> str:
    r"""A long name on two lines, and no longer than that.

    >>> two_lines("Military Forces of the United States of America")
    'Military Forces of the United\nStates of America'
    """
    lines = wrap(name, NAME)
    return "\n".join(lines[:2]) + ("…" if len(lines) > 2 else "")


def sums_of(rows: Sequence[Row]) -> list[Sum]:
    """Each actor's sums, most killed first; then the others together; those that nobody is named for come last."""
    sums: dict[str, Sum] = {}
    for row in rows:
        for name, responsibility in row.actors:
            _count(sums.setdefault(name, Sum(name)), row, responsibility)
    nobody = sums.pop(NOBODY, None)
    named = sorted(sums.values(), key=lambda s: (-s.best, -s.unknown, s.name))
    rest = named[MOST:] if len(named) > MOST + 1 else []
    kept = named[: len(named) - len(rest)]
    if rest:
        kept.append(_together(rest))
    return [*kept, nobody] if nobody else kept


def _together(sums: Sequence[Sum]) -> Sum:
    low, best, high, alleged = (sum(getattr(s, part) for s in sums) for part in ("low", "best", "high", "alleged"))
    known, unknown = sum(s.known for s in sums), sum(s.unknown for s in sums)
    return Sum(f"{len(sums)} others", low, best, high, alleged, any(s.is_open for s in sums), known, unknown)


def _count(into: Sum, row: Row, responsibility: str) -> None:
    if not row.known:
        into.unknown += 1
        return
    into.known += 1
    into.low += row.least
    into.best += row.middle
    into.high += row.most
    into.alleged += row.middle if responsibility == "alleged" else 0
    into.is_open = into.is_open or row.is_open
